import { scopeOf } from '../../../../kernel/actor.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing, standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import {
  countPart,
  idPart,
  instantPart,
  pageFrom,
  readCursor,
} from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { filesOfPerson } from '../../../people/server/index.ts'
import { searchStationSigns } from '../../../regions/server/index.ts'
import { requestsContract as contract, type RequestFilters } from '../../contract/requests.ts'
import { correctRequest } from './correct.ts'
import { acceptRequest, moveRequest, referRequest, refuseRequest } from './decide.ts'
import { exportRequests } from './export.ts'
import { fileRequest, listFiled, readFiled } from './filed.ts'
import { detailOf, lineOf } from './line.ts'
import { countRequests, isSettledTab, listRequests, type RequestFilter, requestKey } from './list.ts'
import {
  type IntakeNeighbours,
  linkRequest,
  noIntakeNeighbours,
  protectRequest,
  putBackRequest,
  releaseRequest,
  takeRequest,
  triageRequest,
} from './look.ts'
import { lookalikesOfRequest } from './lookalikes.ts'
import { answerRequester, contactOf } from './reach.ts'
import { registerFromRequest } from './register.ts'
import { findRequest } from './row.ts'
import { closeRequest, mergeRequest, reopenRequest, withdrawRequest } from './settle.ts'

/** More open requests than this in one scope are a matter for figures, not for a number on a tab. */
const mostCounted = 10_000

const bySettled = [instantPart, idPart]
const byRank = [countPart(2), instantPart, idPart]

async function filterOf(
  tx: Handle,
  { scope, actor }: Standing,
  { person, ...plain }: RequestFilters,
  now: number,
): Promise<RequestFilter> {
  return {
    ...plain,
    now,
    account: actor.account,
    persons: person ? await filesOfPerson(tx, scope, person) : undefined,
  }
}

/** Routes of staff: the inbox, one request, and what is done about it. */
export function requestRoutes(
  platform: Platform,
  neighbours: IntakeNeighbours = noIntakeNeighbours,
): Implemented[] {
  const now = () => platform.clock.now()
  return [
    implement(contract.file, (call) => fileRequest(platform, call, call.body, neighbours.isServed)),
    implement(contract.filed, async (call) => {
      const after = readCursor(call.query.cursor, bySettled)
      return after.ok ? listFiled(call, { after: after.value, limit: call.query.limit }) : after
    }),
    implement(contract.filedOne, (call) => readFiled(platform, call, call.params.id)),
    implement(contract.list, async (call) => {
      const { cursor, limit, ...filters } = call.query
      const after = readCursor(cursor, isSettledTab(filters) ? bySettled : byRank)
      if (!after.ok) return after
      return read(call, async (tx) => {
        const filter = await filterOf(tx, call, filters, now())
        const rows = await listRequests(tx, [call.scope], filter, { after: after.value, limit })
        const { items, next } = pageFrom(rows, limit, requestKey(filter))
        return ok({ items: items.map((row) => lineOf(row, call, filter.now)), next })
      })
    }),
    implement(contract.counts, (call) =>
      read(call, async (tx) => {
        const asked = { account: call.actor.account, now: now(), most: mostCounted }
        const { counted, ...counts } = await countRequests(tx, call.scope, asked)
        return ok({ ...counts, limited: counted === mostCounted })
      }),
    ),
    implement(contract.exported, async (call) => {
      const filter = await read(call, async (tx) => ok(await filterOf(tx, call, call.query, now())))
      if (!filter.ok) return filter
      const reading = scopeOf(call.actor, 'intake.read', call.today)
      return exportRequests(call, [call.scope, reading], filter.value, call.language)
    }),
    // What was said is L3 and more: opening a request that shows it is written down, also for who works there.
    implement(contract.read, (call) =>
      disclose(call, async (tx) => {
        const row = await findRequest(tx, call.scope, call.params.id)
        if (!row) return refused({ code: 'not-found' })
        const answer = await detailOf(tx, platform, call, row)
        const { division, station, number } = row
        const entry = {
          action: 'intake.read',
          subject: row.id,
          division,
          station,
          detail: { request: number },
        }
        return ok({ answer, audit: answer.sensitive ? [entry] : [] })
      }),
    ),
    implement(contract.possible, (call) =>
      read(call, async (tx) => {
        const row = await findRequest(tx, call.scope, call.params.id)
        return row ? ok(await lookalikesOfRequest(tx, platform, call, row)) : refused({ code: 'not-found' })
      }),
    ),
    implement(contract.take, (call) => takeRequest(platform, call, call.params.id, call.body, neighbours)),
    implement(contract.colleagues, async (call) => {
      const row = await read(call, async (tx) => ok(await findRequest(tx, call.scope, call.params.id)))
      if (!row.ok) return row
      if (!row.value) return refused({ code: 'not-found' })
      return ok({ items: [...(await neighbours.workersAt(row.value, call.today))] })
    }),
    implement(contract.putBack, (call) => putBackRequest(platform, call, call.params.id, call.body)),
    implement(contract.triage, (call) => triageRequest(platform, call, call.params.id, call.body)),
    implement(contract.protect, (call) => protectRequest(platform, call, call.params.id, call.body)),
    implement(contract.release, (call) => releaseRequest(platform, call, call.params.id, call.body)),
    implement(contract.correct, (call) => correctRequest(platform, call, call.params.id, call.body)),
    implement(contract.link, (call) => linkRequest(platform, call, call.params.id, call.body)),
    implement(contract.register, (call) =>
      registerFromRequest(platform, call, standingFor(call, 'intake.record'), call.params.id, call.body),
    ),
    implement(contract.contact, (call) => contactOf(platform, call, call.params.id, call.body)),
    implement(contract.answer, (call) => answerRequester(platform, call, call.params.id, call.body)),
    implement(contract.accept, (call) => acceptRequest(platform, call, call.params.id, call.body)),
    implement(contract.stations, (call) =>
      read(call, async (tx) => {
        const one = await findRequest(tx, call.scope, call.params.id)
        if (!one) return refused({ code: 'not-found' })
        const found = await searchStationSigns(tx, provinceOf(one.division), call.query.text, call.today)
        return ok({ items: found.filter(({ id }) => id !== one.station) })
      }),
    ),
    implement(contract.move, (call) => moveRequest(platform, call, call.params.id, call.body)),
    implement(contract.refer, (call) => referRequest(platform, call, call.params.id, call.body)),
    implement(contract.refuse, (call) => refuseRequest(platform, call, call.params.id, call.body)),
    implement(contract.merge, (call) => mergeRequest(platform, call, call.params.id, call.body)),
    implement(contract.close, (call) => closeRequest(platform, call, call.params.id, call.body)),
    implement(contract.reopen, (call) => reopenRequest(platform, call, call.params.id, call.body)),
    implement(contract.withdraw, (call) => withdrawRequest(platform, call, call.params.id, call.body)),
  ]
}
