import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type DirtyLeaf, type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { settleDuty } from '../../duties/server/index.ts'
import type { GradeBand, LetterCloseReason, LetterState, LetterWay } from '../domain/letter-codes.ts'
import { inScope } from './box-row.ts'

/** A letter as it stands in the table; what it says is in `sealed`. */
export type LetterRow = {
  readonly province: number
  readonly id: Id
  readonly thread: Id
  readonly box: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly number: string
  readonly way: LetterWay
  readonly receivedOn: Day
  readonly codeName: string
  readonly gradeBand: GradeBand
  readonly sealed: Buffer
  readonly responsible: Id
  readonly responsibleName: string
  readonly dueOn: Day
  readonly state: LetterState
  readonly urgent: boolean
  readonly pressing: number
  readonly urgentUntil: string | null
  readonly replyDuty: Id | null
  readonly urgentDuties: readonly Id[]
  readonly answeredOn: Day | null
  readonly closedOn: Day | null
  readonly closeReason: LetterCloseReason | null
  readonly closeNote: Buffer | null
  readonly closedByName: string | null
  readonly reversedBy: Id | null
  readonly version: number
}

export const letterColumns =
  sql.raw(`province, id, thread, box, station, division, number, way, received_on, code_name, grade_band,
  sealed, responsible, responsible_name, due_on, state, urgent, pressing, to_json(urgent_until) #>> '{}' as urgent_until, reply_duty,
  urgent_duties, answered_on, closed_on, close_reason, close_note, closed_by_name, reversed_by, version`)

export async function findLetter(tx: Handle, scope: Scope, id: Id): Promise<LetterRow | null> {
  const { rows } = await sql<LetterRow>`
    select ${letterColumns} from letter where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The same, kept from changing until the transaction ends. */
export async function lockLetter(tx: Handle, scope: Scope, id: Id): Promise<LetterRow | null> {
  const { rows } = await sql<LetterRow>`
    select ${letterColumns} from letter where ${inScope(scope)} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Changes a locked letter and answers its new version. */
export async function updateLetter(tx: Handle, one: LetterRow, change: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update letter set ${change}, version = version + 1
    where province = ${one.province} and id = ${one.id} returning version`.execute(tx)
  return rows[0]?.version ?? one.version
}

export type LetterChanged = { readonly id: Id; readonly version: number }

/** The audit line says which letter and what was done, never what it says. */
export const letterEntry = (
  action: string,
  one: Pick<LetterRow, 'id' | 'division' | 'station'>,
  detail: Readonly<Record<string, unknown>> = {},
) => ({ action, subject: one.id, division: one.division, station: one.station, detail })

export const done = (
  action: string,
  one: LetterRow,
  version: number,
  more: { readonly dirty?: readonly DirtyLeaf[]; readonly detail?: Readonly<Record<string, unknown>> } = {},
): Result<Done<LetterChanged>, never> =>
  ok({
    answer: { id: one.id, version },
    audit: letterEntry(action, one, more.detail),
    ...(more.dirty ? { dirty: more.dirty } : {}),
  })

export const leafOf = (one: Pick<LetterRow, 'station' | 'division'>, on: Day): DirtyLeaf => ({
  station: one.station,
  month: monthOf(on),
  division: one.division,
})

/** A command about one letter, which stays as it is meanwhile. With a version in the input, only as it was seen. */
export const changing = (
  standing: Standing,
  name: string,
  target: Id,
  input: { readonly id: Id; readonly version?: number },
  run: (tx: Handle, one: LetterRow) => Promise<Result<Done<LetterChanged>, Refusal>>,
): Promise<Result<LetterChanged, Refusal>> =>
  runCommand<LetterChanged>(standing, {
    id: input.id,
    name,
    input: { letter: target, ...input },
    run: async (tx) => {
      const one = await lockLetter(tx, standing.scope, target)
      if (!one) return refused({ code: 'not-found' })
      if (one.reversedBy) return refused({ code: 'letter-withdrawn' })
      if (input.version !== undefined && one.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: one.version } })
      return run(tx, one)
    },
  })

/** Settles what was owed about a letter; a duty that is settled already stays as it is. */
export async function settle(
  tx: Handle,
  standing: Standing,
  one: Pick<LetterRow, 'province'>,
  duties: readonly (Id | null)[],
  outcome: Words,
): Promise<void> {
  for (const duty of duties) {
    if (duty)
      await settleDuty(tx, one.province, duty, { on: standing.today, by: standing.actor.account, outcome })
  }
}
