import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, runCommand, type Standing, standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { takeOutRecord } from '../../../../platform/server/reversal.ts'
import type { LearningWarning } from '../../domain/learning-codes.ts'
import { mayCorrect } from '../../domain/policy.ts'
import type { Placed } from './place.ts'

/** One kind of record with what is its own: how it is written, and what else ends when it is taken out. */
export type Kind<Input extends { readonly id: Id }> = {
  readonly table: 'training' | 'supervision' | 'consultation'
  readonly day: 'held_on' | 'consulted_on'
  readonly write: (
    tx: Handle,
    standing: Standing,
    input: Input,
    chain: Chain,
    path: string,
  ) => Promise<Result<Written, Refusal>>
  readonly takenOut?: (
    tx: Handle,
    standing: Standing,
    old: BaseRow,
    reversal: Id,
    replacement: Input | undefined,
  ) => Promise<void>
}
export type Chain = {
  readonly corrects: Id | null
  readonly chain: Id | null
  /** Where the corrected record lies. */
  readonly place: Placed | null
}
export type Written = Placed & { readonly heldOn: Day; readonly warnings: readonly LearningWarning[] }
export type BaseRow = Placed & {
  readonly id: Id
  readonly heldOn: Day
  readonly chain: Id | null
  readonly corrects: Id | null
  readonly reversedBy: Id | null
  readonly recordedBy: Id
  readonly recordedAt: string
}
export type Answer = { readonly id: Id; readonly warnings: LearningWarning[] }

export const baseColumns = (day: string) =>
  sql.raw(`province, id, station, division, ${day} as held_on, chain, corrects, reversed_by, recorded_by, recorded_name, warnings,
  to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as recorded_at`)

export async function findBase(
  tx: Handle,
  standing: Standing,
  kind: Pick<Kind<never>, 'table' | 'day'>,
  id: Id,
) {
  const { rows } = await sql<BaseRow>`select ${baseColumns(kind.day)} from ${sql.ref(kind.table)}
    where province = any(${provincesIn(standing.scope)}) and id = ${id}
      and ${within(standing.scope, { division: 'division', station: 'station' })}`.execute(tx)
  return rows[0] ?? null
}

const leaf = ({ station, division, heldOn }: { station: Id; division: DivisionCode; heldOn: Day }) => ({
  station,
  division,
  month: monthOf(heldOn),
})

export function recordOne<Input extends { readonly id: Id }>(
  kind: Kind<Input>,
  standing: Standing,
  input: Input,
) {
  return runCommand<Answer>(standing, {
    id: input.id,
    name: `activities.record-${kind.table}`,
    input,
    run: async (tx) => {
      const written = await kind.write(
        tx,
        standing,
        input,
        { corrects: null, chain: null, place: null },
        '/body',
      )
      if (!written.ok) return written
      const { station, division, warnings } = written.value
      return ok({
        answer: { id: input.id, warnings: [...warnings] },
        audit: {
          action: `activities.record-${kind.table}`,
          subject: input.id,
          division,
          station,
          detail: {},
        },
        dirty: [leaf(written.value)],
      })
    },
  })
}

export const correctable = (standing: Standing, row: BaseRow): boolean =>
  mayCorrect(
    standing.actor,
    {
      ...row,
      recordedOn: row.recordedAt.slice(0, 10) as Day,
      reversal: false,
      reversed: row.reversedBy !== null,
    },
    standing.today,
  )

/** Takes a record out (7.5), and puts another in its place where one is given. */
export async function takeOutOne<Input extends { readonly id: Id }>(
  kind: Kind<Input>,
  standing: Standing,
  id: Id,
  input: { readonly id: Id; readonly reason: string; readonly replacement?: Input },
): Promise<Result<Answer, Refusal>> {
  const place = await read(standing, async (tx) => ok(await findBase(tx, standing, kind, id)))
  if (!place.ok) return place
  if (!place.value) return refused({ code: 'not-found' })
  const corrects = covers(scopeOf(standing.actor, 'activities.correct', standing.today), place.value)
  const chosen = standingFor(standing, corrects ? 'activities.correct' : 'activities.record')
  const name = `activities.${input.replacement ? 'correct' : 'withdraw'}-${kind.table}`
  return runCommand<Answer>(chosen, {
    id: input.id,
    name,
    input: { record: id, ...input },
    run: async (tx) => {
      const old = await findBase(tx, chosen, kind, id)
      if (!old) return refused({ code: 'correction-not-permitted' })
      if (old.reversedBy) return refused({ code: 'record-already-taken-out' })
      if (!correctable(chosen, old)) return refused({ code: 'correction-not-permitted' })
      const out = await takeOutRecord(
        tx,
        chosen.actor,
        { table: kind.table, kind: kind.table, record: id, station: old.station, division: old.division },
        { id: input.id, reason: input.reason, replacement: input.replacement?.id ?? null },
      )
      if (!out) return refused({ code: 'record-already-taken-out' })
      await kind.takenOut?.(tx, chosen, old, input.id, input.replacement)
      const audit = {
        action: name,
        subject: id,
        division: old.division,
        station: old.station,
        detail: { reversal: input.id },
      }
      if (!input.replacement) return ok({ answer: { id: input.id, warnings: [] }, audit, dirty: [leaf(old)] })
      const chain = { corrects: id, chain: old.chain ?? id, place: old }
      const written = await kind.write(tx, chosen, input.replacement, chain, '/body/replacement')
      if (!written.ok) return written
      return ok({
        answer: { id: input.replacement.id, warnings: [...written.value.warnings] },
        audit,
        dirty: [leaf(old), leaf(written.value)],
      })
    },
  })
}
