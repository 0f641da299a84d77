import { coversSubtree } from '../../../kernel/actor.ts'
import { addDays } from '../../../kernel/day.ts'
import { type DivisionCode, levelOf, rangeOf } from '../../../kernel/division.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { type AuditEntry, type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Call, Handler } from '../../../platform/server/http/routes.ts'
import type { divisionsContract } from '../contract/divisions.ts'
import { type Division, levelNumber } from '../domain/division.ts'
import { type ChangePlan, type DivisionChange, planChange, planClosing } from '../domain/validity.ts'
import { beginPeriod, endPeriod, freeLocalCode } from './division-periods.ts'
import { divisionByCode, hasChildren, periodsOf } from './divisions.ts'

type Contract = typeof divisionsContract
const notPermitted = () => refused({ code: 'not-permitted' })

/** Divisions are public, so that a place outside the scope is refused openly and not as if it were unknown. */
const mayChange = ({ scope }: Standing, ...codes: readonly DivisionCode[]): boolean =>
  codes.every((code) => coversSubtree(scope, code))

const done = (
  code: DivisionCode,
  happened: 'added' | 'renamed' | 'moved' | 'closed',
  command: string,
  detail: AuditEntry['detail'] = {},
): Done<{ code: DivisionCode }> => ({
  answer: { code },
  audit: { action: `regions.division-${happened}`, division: code, detail: { code, ...detail } },
  events: [{ name: `division.${happened}`, subject: command, division: code, data: { code, ...detail } }],
})

/** A local code (D18): it stands in the range of its parent and is marked unofficial. */
export const addDivision: Handler<Contract['addDivision']> = (call) => {
  const { id, parent, name, from, code: wanted } = call.body
  if (!mayChange(call, parent)) return Promise.resolve(notPermitted())
  return runCommand(call, {
    id,
    name: 'regions.add-division',
    input: call.body,
    run: async (tx) => {
      if (!(await divisionByCode(tx, parent, from))) return refused({ code: 'division-not-in-force' })
      // The parent is locked so that two officers are not given the same free code.
      await periodsOf(tx, parent, true)
      const code = wanted ?? (await freeLocalCode(tx, parent))
      if (code === null) return refused({ code: 'division-code-taken' })
      const { low, high } = rangeOf(parent)
      if (code <= low || code > high) return refused({ code: 'division-code-not-below-parent' })
      if ((await periodsOf(tx, code)).length > 0) return refused({ code: 'division-code-taken' })
      await beginPeriod(tx, {
        code,
        name,
        level: levelOf(code),
        parent,
        urbanRural: null,
        official: false,
        source: 'registered',
        from,
        to: null,
        successor: null,
      })
      return ok(done(code, 'added', id, { parent, from }))
    },
  })
}

export const renameDivision: Handler<Contract['renameDivision']> = (call) => {
  const { name, from } = call.body
  return change(call, { kind: 'rename', name, from }, 'renamed', { from })
}

export const moveDivision: Handler<Contract['moveDivision']> = async (call) => {
  const { parent, from } = call.body
  if (!mayChange(call, parent)) return notPermitted()
  return change(call, { kind: 'move', parent, from }, 'moved', { parent, from }, async (tx, current) => {
    const above = await divisionByCode(tx, parent, from)
    if (!above) return 'division-not-in-force'
    return levelNumber(above.level) < levelNumber(current.level) ? null : 'parent-not-above'
  })
}

async function change(
  call: Call<Contract['renameDivision']> | Call<Contract['moveDivision']>,
  wanted: DivisionChange,
  happened: 'renamed' | 'moved',
  detail: AuditEntry['detail'],
  check: (tx: Handle, current: ChangePlan['begin']) => Promise<string | null> = async () => null,
) {
  const { code } = call.params
  if (!mayChange(call, code)) return notPermitted()
  return runCommand(call, {
    id: call.body.id,
    name: `regions.division-${happened}`,
    input: { ...call.body, code },
    run: async (tx) => {
      const periods = await periodsOf(tx, code, true)
      if (periods.length === 0) return refused({ code: 'not-found' })
      const plan = planChange(periods, wanted)
      if (!plan.ok) return plan
      const problem = await check(tx, plan.value.begin)
      if (problem) return refused({ code: problem })
      await endPeriod(tx, code, plan.value.end, null)
      await beginPeriod(tx, plan.value.begin)
      return ok(done(code, happened, call.body.id, detail))
    },
  })
}

export const closeDivision: Handler<Contract['closeDivision']> = async (call) => {
  const { code } = call.params
  const { id, lastDay, successor = null } = call.body
  if (!mayChange(call, code)) return notPermitted()
  return runCommand(call, {
    id,
    name: 'regions.close-division',
    input: { ...call.body, code },
    run: async (tx) => {
      const periods: Division[] = await periodsOf(tx, code, true)
      if (periods.length === 0) return refused({ code: 'not-found' })
      const plan = planClosing(periods, lastDay)
      if (!plan.ok) return plan
      const dayAfter = addDays(lastDay, 1)
      if (await hasChildren(tx, code, dayAfter)) return refused({ code: 'division-still-has-children' })
      if (successor !== null && (successor === code || !(await divisionByCode(tx, successor, dayAfter)))) {
        return refused({ code: 'successor-not-in-force' })
      }
      await endPeriod(tx, code, plan.value, successor)
      return ok(done(code, 'closed', id, { lastDay, successor }))
    },
  })
}
