import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Direction, Strength, System } from '../../domain/ecomap.ts'
import { type CaseRow, lockCase } from '../case-row.ts'

export type TieRow = {
  readonly id: Id
  readonly system: System
  readonly about: string | null
  readonly strength: Strength
  readonly stress: boolean
  readonly direction: Direction
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly sealed: Buffer
  readonly recordedByName: string
  readonly recordedOn: Day
  readonly replacedBy: Id | null
  readonly removedOn: Day | null
  readonly removedReason: string | null
}

export type TieInput = {
  readonly system: System
  readonly name: string
  readonly about: string | null
  readonly strength: Strength
  readonly stress: boolean
  readonly direction: Direction
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly note: string | null
}

type TieWords = { readonly name: string; readonly note: string | null }

export const tieWords = (cipher: FieldCipher, { sealed }: TieRow): TieWords =>
  JSON.parse(cipher.open(sealed)) as TieWords

/** Every tie that was recorded in a case, in the order of recording. */
export async function tiesOf(tx: Handle, one: CaseRow): Promise<TieRow[]> {
  const { rows } = await sql<TieRow>`
    select id, system, about, strength, stress, direction, from_on, to_on, sealed, recorded_by_name, recorded_on, replaced_by,
      removed_on, removed_reason
    from case_tie where province = ${one.province} and case_id = ${one.id} order by recorded_at, id limit 500`.execute(
    tx,
  )
  return rows
}

async function openCase(tx: Handle, standing: Standing, target: Id): Promise<Result<CaseRow, Refusal>> {
  const one = await lockCase(tx, standing.scope, target)
  if (!one) return refused({ code: 'not-found' })
  if (one.state === 'withdrawn') return refused({ code: 'case-withdrawn' })
  return one.state === 'closed' ? refused({ code: 'case-already-closed' }) : ok(one)
}

function daysChecked({ fromOn, toOn }: TieInput, today: Day): Refusal | null {
  const at = (code: string, path: string): Refusal => ({
    code: 'request-not-valid',
    problems: [{ code, path }],
  })
  if ((fromOn ?? '') > today) return at('case-in-the-future', '/body/fromOn')
  if ((toOn ?? '') > today) return at('case-in-the-future', '/body/toOn')
  return fromOn && toOn && toOn < fromOn ? at('case-tie-days-reversed', '/body/toOn') : null
}

async function insertTie(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Standing,
  one: CaseRow,
  tie: { readonly id: Id; readonly input: TieInput; readonly replaces: Id | null },
): Promise<void> {
  const { input } = tie
  const words: TieWords = { name: input.name, note: input.note }
  await sql`
    insert into case_tie (province, id, case_id, system, about, strength, stress, direction, from_on, to_on, sealed, station,
      division, person, recorded_by, recorded_by_name, recorded_on, replaces)
    values (${one.province}, ${tie.id}, ${one.id}, ${input.system}, ${input.about}, ${input.strength}, ${input.stress},
      ${input.direction}, ${input.fromOn}, ${input.toOn}, ${cipher.seal(JSON.stringify(words))}, ${one.station},
      ${one.division}, ${one.person}, ${actor.account}, ${actor.name}, ${today}, ${tie.replaces})`.execute(tx)
}

const trail = (action: string, one: CaseRow, tie: Id) => ({
  action,
  subject: one.person,
  division: one.division,
  station: one.station,
  detail: { case: one.id, tie },
})

export const addTie = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  input: TieInput & { readonly id: Id; readonly tie: Id },
) =>
  runCommand(standing, {
    id: input.id,
    name: 'casework.add-tie',
    input: { case: target, ...input },
    run: async (tx) => {
      const opened = await openCase(tx, standing, target)
      if (!opened.ok) return opened
      const wrong = daysChecked(input, standing.today)
      if (wrong) return refused(wrong)
      await insertTie(tx, cipher, standing, opened.value, { id: input.tie, input, replaces: null })
      return ok({ answer: { tie: input.tie }, audit: trail('casework.add-tie', opened.value, input.tie) })
    },
  })

/** Takes a tie that holds, locked with its case. */
async function currentTie(tx: Handle, one: CaseRow, id: Id): Promise<Result<TieRow, Refusal>> {
  const tie = (await tiesOf(tx, one)).find((row) => row.id === id)
  if (!tie) return refused({ code: 'not-found' })
  return tie.replacedBy || tie.removedOn ? refused({ code: 'case-tie-not-current' }) : ok(tie)
}

export const correctTie = (
  standing: Standing,
  cipher: FieldCipher,
  target: { readonly case: Id; readonly tie: Id },
  input: TieInput & { readonly id: Id; readonly replacement: Id },
) =>
  runCommand(standing, {
    id: input.id,
    name: 'casework.correct-tie',
    input: { ...target, ...input },
    run: async (tx) => {
      const opened = await openCase(tx, standing, target.case)
      if (!opened.ok) return opened
      const one = opened.value
      const wrong = daysChecked(input, standing.today)
      if (wrong) return refused(wrong)
      const current = await currentTie(tx, one, target.tie)
      if (!current.ok) return current
      const { replacement } = input
      await sql`update case_tie set replaced_by = ${replacement}
        where province = ${one.province} and id = ${target.tie}`.execute(tx)
      await insertTie(tx, cipher, standing, one, { id: replacement, input, replaces: target.tie })
      return ok({ answer: { tie: replacement }, audit: trail('casework.correct-tie', one, replacement) })
    },
  })

export const removeTie = (
  standing: Standing,
  target: { readonly case: Id; readonly tie: Id },
  input: { readonly id: Id; readonly reason: string },
) =>
  runCommand(standing, {
    id: input.id,
    name: 'casework.remove-tie',
    input: { ...target, ...input },
    run: async (tx) => {
      const opened = await openCase(tx, standing, target.case)
      if (!opened.ok) return opened
      const one = opened.value
      const current = await currentTie(tx, one, target.tie)
      if (!current.ok) return current
      await sql`update case_tie
        set removed_on = ${standing.today}, removed_reason = ${input.reason}, removed_by_name = ${standing.actor.name}
        where province = ${one.province} and id = ${target.tie}`.execute(tx)
      return ok({ answer: { id: target.tie }, audit: trail('casework.remove-tie', one, target.tie) })
    },
  })
