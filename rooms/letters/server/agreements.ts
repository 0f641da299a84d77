import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { openDuty } from '../../duties/server/index.ts'
import {
  type AgreementOutcome,
  agreementProblem,
  allSigned,
  type Party,
  type Progress,
  parties,
} from '../domain/agreement.ts'
import { type AgreementRow, lockAgreement, partiesOf, reviewsOf } from './agreement-row.ts'
import { settle } from './letter-row.ts'
import { at, type Mailroom, notValid, sealed, sealedText } from './mailroom.ts'
import { takeNumber } from './number.ts'
import { findPupil } from './pupil-row.ts'

/** What is sealed of an agreement as a whole, of a party, of a signature. */
export type Agreed = { readonly goal: string; readonly workerTasks: readonly string[] }
export type PartyBody = { readonly name: string; readonly tasks: readonly string[] }
export type Signature = {
  readonly strokes?: readonly (readonly (readonly [number, number])[])[]
  readonly typed?: string
}

export type AgreementChanged = { readonly id: Id; readonly version: number }

export type AgreementShape = Agreed & {
  readonly parties: readonly (PartyBody & { readonly role: Party })[]
  readonly startsOn: Day
  readonly reviewOn: Day
}

/** What an agreement is about, and where it lies: a pupil of this room, or a case of a room above. */
export type AgreementSubject = {
  readonly room: 'letters' | 'casework'
  readonly id: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly person: Id | null
}

const entry = (action: string, one: Pick<AgreementRow, 'id' | 'division' | 'station'>) => ({
  action,
  subject: one.id,
  division: one.division,
  station: one.station,
})

function shapeProblem(shape: AgreementShape): Result<never, Refusal> | null {
  if (new Set(shape.parties.map(({ role }) => role)).size !== parties.length)
    return notValid({ code: 'agreement-parties', path: '/body/parties' })
  return shape.reviewOn < shape.startsOn
    ? notValid({ code: 'agreement-review-day', path: '/body/reviewOn' })
    : null
}

/** Drafts an agreement about a pupil of the mailbox. */
export async function draftAgreement(
  room: Mailroom,
  standing: Standing,
  input: AgreementShape & { readonly id: Id; readonly pupil: Id },
): Promise<Result<AgreementChanged & { number: string }, Refusal>> {
  const problem = shapeProblem(input)
  if (problem) return problem
  return runCommand<AgreementChanged & { number: string }>(standing, {
    id: input.id,
    name: 'letters.draft-agreement',
    input,
    run: async (tx) => {
      const pupil = await findPupil(tx, standing.scope, input.pupil)
      if (!pupil) return at('not-found', '/body/pupil')
      const { station, division, person } = pupil
      const subject = { room: 'letters', id: pupil.id, station, division, person } as const
      const number = await insertAgreement(tx, room, standing, subject, input)
      return ok({
        answer: { id: input.id, version: 1, number },
        audit: entry('letters.draft-agreement', { id: input.id, division, station }),
      })
    },
  })
}

/** For rooms above inside their own command: an agreement about one of their records. Answers its number. */
export async function insertAgreement(
  tx: Handle,
  room: Mailroom,
  { actor }: Standing,
  subject: AgreementSubject,
  input: AgreementShape & { readonly id: Id },
): Promise<string> {
  const { station, division, person } = subject
  const province = provinceOf(division)
  const number = await takeNumber(tx, 'agreement', division, input.startsOn)
  await sql`
    insert into school_agreement (province, id, number, subject_room, subject, person, station, division, sealed, starts_on, review_on,
      drafted_by, drafted_by_name)
    values (${province}, ${input.id}, ${number}, ${subject.room}, ${subject.id}, ${person}, ${station}, ${division},
      ${sealed(room.cipher, agreedOf(input))}, ${input.startsOn}, ${input.reviewOn}, ${actor.account}, ${actor.name})`.execute(
    tx,
  )
  for (const { role, name, tasks } of input.parties) {
    await sql`
      insert into agreement_party (province, agreement, role, station, division, person, sealed)
      values (${province}, ${input.id}, ${role}, ${station}, ${division}, ${person}, ${sealed(room.cipher, { name, tasks })})`.execute(
      tx,
    )
  }
  return number
}

const agreedOf = ({ goal, workerTasks }: AgreementShape): Agreed => ({ goal, workerTasks })

type Given = { readonly id: Id; readonly version: number }

/** A command that changes an agreement as it was seen. */
const changing = (
  standing: Standing,
  name: string,
  target: Id,
  input: Given,
  run: (
    tx: Handle,
    one: AgreementRow,
    signed: readonly Party[],
  ) => Promise<Result<Done<AgreementChanged>, Refusal>>,
) =>
  runCommand<AgreementChanged>(standing, {
    id: input.id,
    name,
    input: { agreement: target, ...input },
    run: async (tx) => {
      const one = await lockAgreement(tx, standing.scope, target)
      if (!one) return refused({ code: 'not-found' })
      if (one.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: one.version } })
      const signed = (await partiesOf(tx, one)).flatMap(({ role, signedAt }) => (signedAt ? [role] : []))
      return run(tx, one, signed)
    },
  })

async function changed(
  tx: Handle,
  action: string,
  one: AgreementRow,
  change: ReturnType<typeof sql>,
): Promise<Result<Done<AgreementChanged>, never>> {
  await sql`
    update school_agreement set ${change}, version = version + 1 where province = ${one.province} and id = ${one.id}`.execute(
    tx,
  )
  return ok({ answer: { id: one.id, version: one.version + 1 }, audit: entry(action, one) })
}

export const changeAgreement = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: Given & AgreementShape,
) =>
  changing(standing, 'letters.change-agreement', target, input, async (tx, one, signed) => {
    const problem = shapeProblem(input)
    if (problem) return problem
    const refusal = agreementProblem({ state: one.state, signed, reviews: 0 }, { act: 'change' })
    if (refusal) return refused({ code: refusal })
    for (const { role, name, tasks } of input.parties) {
      await sql`
        update agreement_party set sealed = ${sealed(room.cipher, { name, tasks })}
        where province = ${one.province} and agreement = ${one.id} and role = ${role}`.execute(tx)
    }
    return changed(
      tx,
      'letters.change-agreement',
      one,
      sql`sealed = ${sealed(room.cipher, agreedOf(input))}, starts_on = ${input.startsOn}, review_on = ${input.reviewOn}`,
    )
  })

export type SignInput = Given & {
  readonly role: Party
  readonly strokes?: Signature['strokes'] | undefined
  readonly typed?: string | undefined
}

/** One party signs on the screen of whoever is there. The third signature puts it in force and opens the duty to review. */
export const signAgreement = (room: Mailroom, standing: Standing, target: Id, input: SignInput) =>
  changing(standing, 'letters.sign-agreement', target, input, async (tx, one, signed) => {
    const { actor, today } = standing
    if (!input.strokes && !input.typed) return notValid({ code: 'signature-missing', path: '/body/strokes' })
    const refusal = agreementProblem(
      { state: one.state, signed, reviews: 0 },
      { act: 'sign', party: input.role },
    )
    if (refusal) return refused({ code: refusal })
    const signature: Signature = input.strokes ? { strokes: input.strokes } : { typed: input.typed ?? '' }
    await sql`
      update agreement_party set signed_at = clock_timestamp(), signature_kind = ${input.strokes ? 'drawn' : 'typed'},
        signature = ${sealed(room.cipher, signature)}, witnessed_by = ${actor.account}, witnessed_by_name = ${actor.name}
      where province = ${one.province} and agreement = ${one.id} and role = ${input.role}`.execute(tx)
    if (!allSigned([...signed, input.role]))
      return changed(tx, 'letters.sign-agreement', one, sql`state = state`)
    const duty = await openReviewDuty(tx, standing, one, one.reviewOn)
    return changed(
      tx,
      'letters.sign-agreement',
      one,
      sql`state = 'in-force', agreed_on = ${today}, review_duty = ${duty}`,
    )
  })

async function openReviewDuty(tx: Handle, { actor }: Standing, one: AgreementRow, dueOn: Day): Promise<Id> {
  const id = newId()
  await openDuty(tx, {
    id,
    kind: 'agreement-review',
    subjectRoom: 'letters',
    subject: one.id,
    person: one.person,
    station: one.station,
    division: one.division,
    owner: actor.account,
    title: { zh: `回顾三方协议 ${one.number}`, en: `Review the agreement of three parties ${one.number}` },
    dueOn,
    urgency: 0,
    by: actor.account,
  })
  return id
}

export const reviewAgreement = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: Given & {
    readonly heldOn: Day
    readonly progress: Progress
    readonly text: string
    readonly nextOn?: Day | undefined
  },
) =>
  changing(standing, 'letters.review-agreement', target, input, async (tx, one, signed) => {
    const { actor, today } = standing
    if (input.heldOn > today || input.heldOn < one.startsOn)
      return notValid({ code: 'letter-day-not-valid', path: '/body/heldOn' })
    const refusal = agreementProblem({ state: one.state, signed, reviews: 0 }, { act: 'review' })
    if (refusal) return refused({ code: refusal })
    await sql`
      insert into agreement_review (province, id, agreement, station, division, person, held_on, progress, sealed, next_on, held_by,
        held_by_name)
      values (${one.province}, ${newId()}, ${one.id}, ${one.station}, ${one.division}, ${one.person}, ${input.heldOn},
        ${input.progress}, ${room.cipher.seal(input.text)}, ${input.nextOn ?? null}, ${actor.account}, ${actor.name})`.execute(
      tx,
    )
    await settle(tx, standing, one, [one.reviewDuty], { zh: '已回顾', en: 'Reviewed' })
    const duty = input.nextOn ? await openReviewDuty(tx, standing, one, input.nextOn) : null
    return changed(tx, 'letters.review-agreement', one, sql`review_duty = ${duty}::uuid`)
  })

export const closeAgreement = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: Given & {
    readonly closedOn: Day
    readonly outcome: AgreementOutcome
    readonly note?: string | undefined
  },
) =>
  changing(standing, 'letters.close-agreement', target, input, async (tx, one, signed) => {
    if (input.closedOn > standing.today || input.closedOn < one.startsOn)
      return notValid({ code: 'letter-day-not-valid', path: '/body/closedOn' })
    const reviews = (await reviewsOf(tx, one)).length
    const refusal = agreementProblem(
      { state: one.state, signed, reviews },
      { act: 'close', outcome: input.outcome },
    )
    if (refusal) return refused({ code: refusal })
    await settle(tx, standing, one, [one.reviewDuty], { zh: '协议已结束', en: 'The agreement was closed' })
    return changed(
      tx,
      'letters.close-agreement',
      one,
      sql`state = 'closed', closed_on = ${input.closedOn}, outcome = ${input.outcome},
        closing = ${sealedText(room.cipher, input.note)}`,
    )
  })
