import { sql } from 'kysely'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { checkIdentityNumber } from '../../../people/index.ts'
import { contradictions, type Programme, readFact, type Value } from '../../../programmes/index.ts'
import { mayAnswer } from '../../domain/core/asked.ts'
import type { Answers } from '../../domain/core/gathered-facts.ts'
import { ownActs } from '../../domain/core/own-acts.ts'
import { answersOf, writeAnswers } from './answers.ts'
import { type ApplicationRow, updateApplication } from './application-store.ts'
import { type Applying, ownToChange } from './applying.ts'
import { problemOfNumber } from './missing.ts'
import { programmeOf } from './programme-of.ts'
import { openApplicant, sealApplicant, subjectIndex } from './seal.ts'
import { searchOf } from './search-text.ts'

/** What the applicant may still change: a draft, or one that was returned for completion or is to be filed. */
export const isOpenToApplicant = (row: ApplicationRow, programme: Programme): boolean =>
  row.draft || (row.endedOn === null && ownActs(programme, row.stage).completion !== null)

type Change = { readonly id: Id; readonly version: number }

/** A change by the applicant of what is open to him. */
function changing<Input extends Change>(
  applying: Applying,
  name: string,
  application: Id,
  input: Input,
  act: (tx: Handle, row: ApplicationRow, programme: Programme) => Promise<Result<ApplicationRow, Refusal>>,
) {
  return runCommand<{ id: Id }>(applying, {
    id: input.id,
    name,
    input: { application, ...input },
    run: async (tx) => {
      const own = await ownToChange(tx, applying, application, input.version)
      if (!own.ok) return own
      const programme = await programmeOf(tx, own.value)
      if (!isOpenToApplicant(own.value, programme)) return refused({ code: 'application-not-open' })
      const changed = await act(tx, own.value, programme)
      if (!changed.ok) return changed
      const { division, programme: code } = own.value
      return ok({
        answer: { id: application },
        audit: { action: name, subject: application, division, detail: { programme: code } },
      })
    },
  })
}

export type PersonInput = Change & {
  readonly name: string
  readonly idNumber?: string | undefined
  readonly phone?: string | undefined
  readonly organisationName: string | null
  readonly post: string | null
  readonly workTitle: string | null
  readonly township: DivisionCode | null
}

export const changePerson = ({ cipher }: Platform, applying: Applying, application: Id, input: PersonInput) =>
  changing(applying, 'applications.change', application, input, async (tx, row) => {
    const problem = problemOfNumber(input.idNumber, applying.today)
    if (problem) return refused({ code: 'request-not-valid', problems: [problem] })
    const before = openApplicant(cipher, row.sealed)
    const typed = input.idNumber ? checkIdentityNumber(input.idNumber, applying.today) : null
    const idNumber = typed?.ok ? typed.value.number : before.idNumber
    const phone = input.phone ?? before.phone
    const sealed = { ...(idNumber ? { idNumber } : {}), ...(phone ? { phone } : {}) }
    // A record is the person of its number; another number typed is another person.
    const other =
      row.subjectKind === 'person' && before.idNumber !== undefined && idNumber !== before.idNumber
    const name = row.subjectKind === 'person' && (row.subjectId === null || other) ? input.name : row.name
    const hash =
      row.subjectKind === 'person'
        ? idNumber
          ? subjectIndex(cipher, idNumber)
          : null
        : row.subjectKind === 'work' && input.workTitle
          ? subjectIndex(cipher, `work:${row.station}:${input.workTitle}`)
          : row.subjectHash
    const place = row.subjectKind === 'person' ? input.township : row.township
    const changed = await updateApplication(
      tx,
      row,
      sql`name = ${name}, organisation_name = ${row.subjectKind === 'person' ? input.organisationName : row.organisationName},
        post = ${input.post}, work_title = ${input.workTitle}, township = ${place}, sealed = ${sealApplicant(cipher, sealed)},
        subject_hash = ${hash}, ${other ? sql`subject_room = null, subject_id = null, tied_by = null,` : sql``}
        search = ${searchOf({ ...row, name, organisationName: input.organisationName ?? row.organisationName, workTitle: input.workTitle })}`,
    )
    return changed ? ok(changed) : refused({ code: 'changed-meanwhile', data: { version: row.version } })
  })

export const answerQuestions = (
  applying: Applying,
  application: Id,
  input: Change & { readonly facts: Readonly<Record<string, unknown>> },
) =>
  changing(applying, 'applications.answer', application, input, async (tx, row, programme) => {
    const read = readAnswers(programme, input.facts)
    if (!read.ok) return read
    const against = contradictedBy(programme, await answersOf(tx, row), read.value)
    if (against.length > 0) return refused({ code: 'facts-not-valid', problems: against })
    const { account, name } = applying.actor
    await writeAnswers(tx, row, { account, name, origin: 'given' }, read.value)
    const changed = await updateApplication(tx, row, sql`stage_since = stage_since`)
    return changed ? ok(changed) : refused({ code: 'changed-meanwhile', data: { version: row.version } })
  })

/** Days that were given in the wrong order, told by their questions, as far as one of them was answered now. */
function contradictedBy(
  programme: Programme,
  before: Answers,
  now: Readonly<Record<string, Value | null>>,
): Problem[] {
  const given = Object.fromEntries(
    Object.entries(before).map(([name, answer]) => [name, answer?.value ?? null]),
  )
  const facts: Record<string, Value> = {}
  for (const [name, value] of Object.entries({ ...given, ...now })) if (value !== null) facts[name] = value
  const asks = (name: string) => programme.facts[name]?.question ?? { zh: name, en: name }
  return contradictions(programme, facts)
    .filter(({ name, other }) => name in now || other in now)
    .map(({ name, other, later, earlier }) => ({
      code: 'fact-not-valid',
      path: `/body/facts/${name in now ? name : other}`,
      data: {
        reason: `“${asks(name).zh}”答的 ${later} 早于“${asks(other).zh}”答的 ${earlier}，请核对`,
        reasonEn: `“${asks(name).en}” is answered ${later}, before “${asks(other).en}” with ${earlier}; look at both again`,
      },
    }))
}

/** Answers in the units of the language; all that is wrong at once. */
function readAnswers(
  programme: Programme,
  written: Readonly<Record<string, unknown>>,
): Result<Record<string, Value | null>, Refusal> {
  const problems: Problem[] = []
  const answers: Record<string, Value | null> = {}
  for (const [name, answer] of Object.entries(written)) {
    const path = `/body/facts/${name}`
    const fact = programme.facts[name]
    if (!fact || !mayAnswer(programme, name)) {
      problems.push({ code: 'fact-not-yours', path })
      continue
    }
    const value = answer === null ? null : readFact(fact, answer)
    if (answer !== null && value === null) problems.push({ code: 'value-not-valid', path })
    else answers[name] = value
  }
  return problems.length > 0 ? refused({ code: 'facts-not-valid', problems }) : ok(answers)
}
