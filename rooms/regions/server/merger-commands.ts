import { sql } from 'kysely'
import { coversSubtree } from '../../../kernel/actor.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode, levelOf, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Handler } from '../../../platform/server/http/routes.ts'
import type { mergersContract } from '../contract/mergers.ts'
import { planClosing } from '../domain/validity.ts'
import { endPeriod } from './division-periods.ts'
import { divisionByCode, hasChildren, periodsOf } from './divisions.ts'
import type { Merger } from './merged-facts.ts'
import { stationsBelow } from './station-counts.ts'

type Wanted = { readonly code: DivisionCode; readonly into: DivisionCode; readonly from: Day }

/** Everything that stands against a merger, asked alike by the preview and the command; else which period ends. */
export async function mergerChecked(
  tx: Handle,
  { scope, today }: Standing,
  { code, into, from }: Wanted,
  lock: boolean,
): Promise<Result<{ readonly from: Day; readonly to: Day }, Refusal>> {
  if (!coversSubtree(scope, code) || !coversSubtree(scope, into)) return refused({ code: 'not-permitted' })
  if (from > today) return refused({ code: 'merger-in-future' })
  const periods = await periodsOf(tx, code, lock)
  if (periods.length === 0) return refused({ code: 'not-found' })
  const plan = planClosing(periods, addDays(from, -1))
  if (!plan.ok) return plan
  if (code === into || !(await divisionByCode(tx, into, from)))
    return refused({ code: 'successor-not-in-force' })
  if (levelOf(code) !== levelOf(into) || countyOf(code) !== countyOf(into))
    return refused({ code: 'merger-not-same-level' })
  if (await hasChildren(tx, code, from)) return refused({ code: 'division-still-has-children' })
  const { open } = await stationsBelow(tx, code, from)
  return open > 0 ? refused({ code: 'division-has-stations' }) : plan
}

/** Ends the code and writes the merger; the rooms move their facts when they hear of it. */
export const mergeDivision: Handler<(typeof mergersContract)['mergeDivision']> = (call) => {
  const { code } = call.params
  const { id, into, from } = call.body
  return runCommand(call, {
    id,
    name: 'regions.merge-division',
    input: { code, ...call.body },
    run: async (tx) => {
      const period = await mergerChecked(tx, call, { code, into, from }, true)
      if (!period.ok) return period
      await endPeriod(tx, code, period.value, into)
      const province = provinceOf(code)
      await sql`insert into division_merger (province, id, code, into_code, from_on, account, account_name)
        values (${province}, ${id}, ${code}, ${into}, ${from}, ${call.actor.account}, ${call.actor.name})`.execute(
        tx,
      )
      const data: Merger = { province, merger: id, code, into, from }
      return ok({
        answer: { id, code, into },
        audit: { action: 'regions.division-merged', division: code, detail: { code, into, from } },
        events: [{ name: 'division.merged', subject: id, division: code, data }],
      })
    },
  })
}

/** Opens the code again as it was; what was moved goes back when the rooms hear of it. */
export const undoMerger: Handler<(typeof mergersContract)['undoMerger']> = (call) =>
  runCommand(call, {
    id: call.body.id,
    name: 'regions.undo-merger',
    input: call.params,
    run: async (tx) => {
      const merger = await mergerForUndo(tx, call.params.merger)
      if (!merger) return refused({ code: 'not-found' })
      if (merger.undone) return refused({ code: 'merger-already-undone' })
      const { province, code, into, from } = merger
      if (!coversSubtree(call.scope, code) || !coversSubtree(call.scope, into))
        return refused({ code: 'not-permitted' })
      const last = (await periodsOf(tx, code, true)).at(-1)
      const standing = last?.to === addDays(from, -1) && last.successor === into
      if (!last || !standing || !(await divisionByCode(tx, into, call.today)))
        return refused({ code: 'merger-built-upon' })
      await sql`update division set valid_to = null, successor = null
        where code = ${code} and valid_to = ${last.to}`.execute(tx)
      await sql`update division_merger set undone_by = ${call.actor.account}, undone_name = ${call.actor.name},
        undone_at = clock_timestamp() where province = ${province} and id = ${merger.id}`.execute(tx)
      const data: Merger = { province, merger: merger.id, code, into, from }
      return ok({
        answer: { id: merger.id },
        audit: { action: 'regions.merger-undone', division: code, detail: { merger: merger.id, code, into } },
        events: [{ name: 'division.merger-undone', subject: merger.id, division: code, data }],
      })
    },
  })

type Undoable = Wanted & { readonly id: Id; readonly province: number; readonly undone: boolean }

async function mergerForUndo(tx: Handle, id: Id): Promise<Undoable | undefined> {
  const { rows } = await sql<Undoable>`
    select province, id, code, into_code as "into", from_on as "from", undone_at is not null as undone
    from division_merger where id = ${id} for update`.execute(tx)
  return rows[0]
}
