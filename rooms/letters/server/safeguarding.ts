import { sql } from 'kysely'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { takeIn } from '../../intake/server/index.ts'
import { closingProblem } from '../domain/closing.ts'
import type { LetterCloseReason, SafeguardingKind } from '../domain/letter-codes.ts'
import { flagsOf } from './flags.ts'
import { changing, done, type LetterRow, settle, updateLetter } from './letter-row.ts'
import { type Mailroom, notValid, sealedText } from './mailroom.ts'

export type ActRow = {
  readonly id: Id
  readonly kind: SafeguardingKind
  readonly reference: string
  readonly note: Buffer | null
  readonly doneOn: Day
  readonly doneBy: Id
  readonly doneByName: string
  readonly signedBy: Id | null
  readonly signedByName: string | null
  readonly signedAt: string | null
  readonly opinion: Buffer | null
}

export async function actsOf(tx: Handle, one: Pick<LetterRow, 'province' | 'id'>): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select id, kind, reference, note, done_on, done_by, done_by_name, signed_by, signed_by_name,
      to_json(signed_at) #>> '{}' as signed_at, opinion
    from letter_safeguarding where province = ${one.province} and letter = ${one.id} order by recorded_at, id`.execute(
    tx,
  )
  return rows
}

/** What was done for the safety of the writer. The worker's clock of 24 hours ends here, the heads' with the signature. */
export const recordAct = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly kind: SafeguardingKind
    readonly reference?: string | undefined
    readonly doneOn: Day
    readonly note?: string | undefined
  },
) =>
  changing(standing, 'letters.safeguard', target, input, async (tx, one) => {
    if (input.doneOn > standing.today || input.doneOn < one.receivedOn)
      return notValid({ code: 'letter-day-not-valid', path: '/body/doneOn' })
    const reference = await referenceOf(tx, room, standing, one, input)
    if (!reference.ok) return reference
    const version = await keepAct(tx, room.cipher, standing, one, { ...input, reference: reference.value })
    return done('letters.safeguard', one, version, { detail: { kind: input.kind } })
  })

/** Writes an act down under a locked letter and answers the letter's new version. */
export async function keepAct(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  one: LetterRow,
  act: {
    readonly kind: SafeguardingKind
    readonly reference: string
    readonly doneOn: Day
    readonly note?: string | undefined
  },
): Promise<number> {
  const { account, name } = standing.actor
  await sql`
    insert into letter_safeguarding (province, id, letter, station, division, kind, reference, note, done_on, done_by, done_by_name)
    values (${one.province}, ${newId()}, ${one.id}, ${one.station}, ${one.division}, ${act.kind}, ${act.reference},
      ${sealedText(cipher, act.note)}, ${act.doneOn}, ${account}, ${name})`.execute(tx)
  await settle(tx, standing, one, one.urgentDuties.slice(0, 1), {
    zh: '已登记安全处置',
    en: 'What was done for safety was recorded',
  })
  return updateLetter(tx, one, sql`state = state`)
}

/**
 * The number or body under which an act is found again. A case is one that there is and that the actor may see. A request
 * without a number is filed here, at intake's one door, with as little of the letter as it takes to be found: whoever works
 * on it opens the letter by its own right.
 */
async function referenceOf(
  tx: Handle,
  room: Mailroom,
  standing: Standing,
  one: LetterRow,
  input: { readonly kind: SafeguardingKind; readonly reference?: string | undefined },
): Promise<Result<string, Refusal>> {
  if (input.kind === 'case' && input.reference) {
    const found = await room.caseNamed(tx, standing, input.reference)
    return found ? ok(found.number) : notValid({ code: 'letter-case-unknown', path: '/body/reference' })
  }
  if (input.reference) return ok(input.reference)
  if (input.kind !== 'request') return notValid({ code: 'value-missing', path: '/body/reference' })
  const { actor, today } = standing
  if (!covers(scopeOf(actor, 'intake.record', today), one)) return refused({ code: 'not-permitted' })
  const filed = await takeIn(tx, room.platform, standing, {
    id: newId(),
    source: 'letter',
    sourceRoom: 'letters',
    sourceRecord: one.id,
    text: `来信 ${one.number} 转为求助，内容见社工信箱。`,
    division: one.division,
    station: one.station,
    urgency: one.urgent ? 'urgent' : 'ordinary',
    endangered: one.urgent,
  })
  return filed.ok ? ok(filed.value.number) : filed
}

/** A supervisor's signature under an act that somebody else did. */
export const signAct = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  act: Id,
  input: { readonly id: Id; readonly opinion?: string | undefined },
) =>
  changing(standing, 'letters.sign-act', target, { ...input }, async (tx, one) => {
    const { actor } = standing
    const found = (await actsOf(tx, one)).find(({ id }) => id === act)
    if (!found) return refused({ code: 'not-found' })
    if (found.signedBy) return refused({ code: 'letter-act-signed' })
    if (found.doneBy === actor.account) return refused({ code: 'letter-second-person' })
    await sql`
      update letter_safeguarding set signed_by = ${actor.account}, signed_by_name = ${actor.name},
        signed_at = clock_timestamp(), opinion = ${sealedText(room.cipher, input.opinion)}
      where province = ${one.province} and id = ${act}`.execute(tx)
    await settle(tx, standing, one, one.urgentDuties, {
      zh: '安全处置已签署',
      en: 'What was done for safety was signed',
    })
    return done('letters.sign-act', one, await updateLetter(tx, one, sql`state = state`), { detail: { act } })
  })

/** Closes a letter where that is allowed; never by a reply alone while a sign of danger stands. */
export const closeLetter = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly reason: LetterCloseReason
    readonly note?: string | undefined
  },
) =>
  changing(standing, 'letters.close', target, input, async (tx, one) => {
    if (one.state === 'closed') return refused({ code: 'letter-closed' })
    const { actor, today } = standing
    const problem = closingProblem({
      flags: await flagsOf(tx, one),
      acts: await actsOf(tx, one),
      answered: one.answeredOn !== null,
      reason: input.reason,
    })
    if (problem) return refused({ code: problem })
    const version = await updateLetter(
      tx,
      one,
      sql`state = 'closed', closed_on = ${today}, close_reason = ${input.reason},
        close_note = ${sealedText(room.cipher, input.note)}, closed_by = ${actor.account}, closed_by_name = ${actor.name}`,
    )
    await settle(tx, standing, one, [one.replyDuty, ...one.urgentDuties], {
      zh: '来信已办结',
      en: 'The letter was closed',
    })
    return done('letters.close', one, version, { detail: { reason: input.reason } })
  })
