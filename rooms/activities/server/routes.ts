import { scopeOf } from '../../../kernel/actor.ts'
import { daysOf, monthOf } from '../../../kernel/period.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read } from '../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { activitiesContract } from '../contract.ts'
import { filterOf, listSeen, scopesAsked } from './asked.ts'
import { classRoutes } from './classes/routes.ts'
import { joinRoutes } from './community/join.ts'
import { communityRoutes } from './community/routes.ts'
import { correctVisit, withdrawVisit } from './correct.ts'
import { quickVisitDefaults } from './defaults.ts'
import { exportVisits } from './export.ts'
import { groupRoutes } from './groups/routes.ts'
import { learningRoutes } from './learning/routes.ts'
import { detailOf, linesOf } from './line.ts'
import { listVisits, visitKey } from './list-visits.ts'
import { readPhoto, uploadPhoto } from './photos.ts'
import { recordTrip } from './record.ts'
import { countOfWorker, findVisit, lastVisitOfWorker, minutesOfWorker } from './store.ts'

const cursorShape = [dayPart, idPart]

export function activitiesRoutes(platform: Platform): Implemented[] {
  return [
    ...visitRoutes(platform),
    ...communityRoutes(platform),
    ...joinRoutes(platform),
    ...groupRoutes(),
    ...classRoutes(platform),
    ...learningRoutes(),
  ]
}

function visitRoutes({ database, cipher }: Platform): Implemented[] {
  return [
    implement(activitiesContract.upload, (call) => uploadPhoto(call, cipher, call.body, call.file)),
    implement(activitiesContract.record, (call) => recordTrip(database, call, call.body)),
    implement(activitiesContract.correct, (call) => correctVisit(call, call.params.id, call.body)),
    implement(activitiesContract.withdraw, (call) => withdrawVisit(call, call.params.id, call.body)),
    implement(activitiesContract.list, async (call) => {
      const { cursor, limit, ...filters } = call.query
      const after = readCursor(cursor, cursorShape)
      if (!after.ok) return after
      const scopes = scopesAsked(call, filters.category)
      if (!scopes.ok) return scopes
      return disclose(call, async (tx) => {
        const filter = await filterOf(tx, call, filters)
        const rows = await listVisits(tx, scopes.value, filter, { after: after.value, limit })
        const { items, next } = pageFrom(rows, limit, visitKey)
        const lines = await linesOf(tx, call, items)
        const shown = lines.filter((line) => line.categories !== null).length
        return ok({
          answer: { items: lines, next },
          audit: shown > 0 ? [listSeen(call, filters, shown)] : [],
        })
      })
    }),
    implement(activitiesContract.mine, (call) =>
      read(call, async (tx) => {
        const { scope, today, actor } = call
        const { first } = daysOf(monthOf(today))
        const month = await countOfWorker(tx, scope, actor.account, first, today)
        const minutes = await minutesOfWorker(tx, scope, actor.account, first, today)
        return ok({
          today: await countOfWorker(tx, scope, actor.account, today, today),
          month: { ...month, minutes },
          lastVisitOn: await lastVisitOfWorker(tx, scope, actor.account),
        })
      }),
    ),
    implement(activitiesContract.defaults, (call) =>
      read(call, async (tx) => {
        const defaults = await quickVisitDefaults(tx, call, call.query.person)
        return defaults ? ok(defaults) : refused({ code: 'not-found' })
      }),
    ),
    implement(activitiesContract.export, async (call) => {
      const scopes = scopesAsked(call, call.query.category)
      if (!scopes.ok) return scopes
      const filter = await read(call, async (tx) => ok(await filterOf(tx, call, call.query)))
      if (!filter.ok) return filter
      const reading = scopeOf(call.actor, 'activities.read', call.today)
      return exportVisits(call, [...scopes.value, reading], filter.value, call.language)
    }),
    // The free texts are L3: opening a record that shows them is written down, also for who works there.
    implement(activitiesContract.one, (call) =>
      disclose(call, async (tx) => {
        const row = await findVisit(tx, call.scope, call.params.id)
        if (!row) return refused({ code: 'not-found' })
        const answer = await detailOf(tx, call, row)
        const entry = {
          action: 'activities.read-visit',
          subject: row.person,
          division: row.division,
          station: row.station,
          detail: { visit: row.id },
        }
        return ok({ answer, audit: answer.sensitive ? [entry] : [] })
      }),
    ),
    implement(activitiesContract.photo, (call) =>
      readPhoto(call, cipher, call.params.id, call.params.file, call.query.use),
    ),
  ]
}
