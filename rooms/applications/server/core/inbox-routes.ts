import { ok } from '../../../../kernel/result.ts'
import { read } from '../../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { stageOf } from '../../../programmes/index.ts'
import { applicationsContract } from '../../contract.ts'
import { linesOf } from './application-line.ts'
import { exportInbox } from './export.ts'
import { countStages, listInbox } from './inbox-store.ts'
import type { ApplicationsNeighbours } from './neighbours.ts'
import { programmeOf } from './programme-of.ts'

const keyShape = [dayPart, idPart]

/** What a body works on: the list by stage, and how many stand where. */
export const inboxRoutes = (_platform: Platform, _neighbours: ApplicationsNeighbours): Implemented[] => [
  implement(applicationsContract.applications, (call) =>
    read(call, async (tx) => {
      const { cursor, limit, ...filter } = call.query
      const after = readCursor(cursor, keyShape)
      if (!after.ok) return after
      const rows = await listInbox(tx, call.scope, filter, call.today, {
        after: after.value,
        limit: limit + 1,
      })
      const ended = filter.state === 'ended'
      const page = pageFrom(rows, limit, (row) => [ended ? (row.endedOn ?? '') : row.stageSince, row.id])
      return ok({ items: await linesOf(tx, page.items, call.today), next: page.next })
    }),
  ),
  implement(applicationsContract.exportApplications, (call) => exportInbox(call, call.query)),
  implement(applicationsContract.counts, (call) =>
    read(call, async (tx) => {
      const counted = await countStages(tx, call.scope, call.query.within, call.today)
      const items = []
      for (const one of counted) {
        const programme = await programmeOf(tx, one)
        items.push({
          programme: one.programme,
          title: programme.title,
          stage: one.stage,
          stageTitle: stageOf(programme, one.stage)?.title ?? { zh: one.stage, en: one.stage },
          who: one.who,
          count: one.count,
          overdue: one.overdue,
        })
      }
      return ok({ items })
    }),
  ),
]
