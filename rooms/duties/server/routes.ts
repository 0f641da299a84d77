import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import { dutiesContract } from '../contract.ts'
import { daysOfBucket } from '../domain/bucket.ts'
import { dueDaysAt } from '../domain/escalation.ts'
import { cancel, type DutyNeighbours, noNeighbours, open, reassign, settle } from './commands.ts'
import { escalationRules } from './escalation-rules.ts'
import { lineOf, type Reading } from './line.ts'
import { countDuties, type DutyFilter, findDuty, listDuties } from './store.ts'

/** More open duties than this in one scope are a matter for figures, not for a number on a tab. */
const mostCounted = 10_000

const cursorShape = [dayPart, idPart]

type Whose = {
  readonly mine?: boolean | undefined
  readonly station?: Id | undefined
  readonly division?: DivisionCode | undefined
  readonly person?: Id | undefined
}

const filterOf = (standing: Standing, { mine, station, division, person }: Whose): DutyFilter => ({
  owner: mine ? standing.actor.account : undefined,
  station,
  division,
  person,
  state: 'open',
})

export function dutiesRoutes(_platform: Platform, neighbours: DutyNeighbours = noNeighbours): Implemented[] {
  const calendar = workingCalendar()
  const rules = escalationRules()
  const reading = ({ actor, today }: Standing): Reading => ({ actor, today, calendar, rules })
  const dueDays = (level: 'station-head' | 'centre', today: Day) => dueDaysAt(level, rules, calendar, today)
  return [
    implement(dutiesContract.list, async (call) => {
      const { bucket, escalated, state, limit, cursor } = call.query
      const after = readCursor(cursor, cursorShape)
      if (!after.ok) return after
      const filter: DutyFilter = {
        ...filterOf(call, call.query),
        state,
        ...(bucket ? daysOfBucket(bucket, call.today) : {}),
        escalatedBy: escalated ? dueDays(escalated, call.today) : undefined,
      }
      return read(call, async (tx) => {
        const rows = await listDuties(tx, call.scope, call, filter, { after: after.value, limit })
        const page = pageFrom(rows, limit, (row) => [row.settledOn ?? row.dueOn, row.id])
        return ok({ ...page, items: page.items.map((row) => lineOf(row, reading(call))) })
      })
    }),
    implement(dutiesContract.counts, (call) =>
      read(call, async (tx) => {
        const { counted, thisWeek, ...rest } = await countDuties(
          tx,
          call.scope,
          call,
          filterOf(call, call.query),
          {
            today: call.today,
            escalatedBy: dueDays('station-head', call.today),
            most: mostCounted,
          },
        )
        return ok({ ...rest, 'this-week': thisWeek, limited: counted === mostCounted })
      }),
    ),
    implement(dutiesContract.one, (call) =>
      read(call, async (tx) => {
        const row = await findDuty(tx, call.scope, call, call.params.id)
        return row ? ok(lineOf(row, reading(call))) : refused({ code: 'not-found' })
      }),
    ),
    implement(dutiesContract.open, (call) => open(call, reading(call), call.body, neighbours)),
    implement(dutiesContract.settle, (call) => settle(call, reading(call), call.params.id, call.body)),
    implement(dutiesContract.cancel, (call) => cancel(call, reading(call), call.params.id, call.body)),
    implement(dutiesContract.reassign, (call) =>
      reassign(call, reading(call), call.params.id, call.body, neighbours),
    ),
  ]
}
