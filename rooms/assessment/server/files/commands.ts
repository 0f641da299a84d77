import { sql } from 'kysely'
import { ageOn, type Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { bornAndNamed } from '../../../people/server/index.ts'
import type { CloseReason } from '../../domain/files/file-codes.ts'
import { rulesOf, takesNotes } from '../../domain/files/grade-rules.ts'
import { assess } from '../../domain/instrument/assess.ts'
import { lowerGradeAllowed } from '../../domain/instrument/downgrade.ts'
import { rankOf } from '../../domain/instrument/grade-rank.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { standingAssessments } from './assessment-row.ts'
import { changing, type FileStanding, type Seen } from './file-command.ts'
import { type FileRow, updateFile } from './file-row.ts'
import { fromDay, levelsOf, overtake, raiseGrade, writeLevel } from './levels.ts'
import { insertNote } from './note-store.ts'
import { personOn } from './person-on-day.ts'
import { addTriggers, type NewTrigger, triggerProblem, triggersOf } from './trigger-store.ts'

const at = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

/** A trigger alone gives the grade that the instrument gives for it, at once and without a full assessment (6.2). */
export const raiseTrigger = (
  standing: FileStanding,
  target: Id,
  input: Seen & NewTrigger & { trigger: Id },
) =>
  changing(standing, 'assessment.raise-trigger', target, input, async (tx, file, { instrument }) => {
    const problem = triggerProblem(instrument, input.code, '/body/code')
    if (problem) return refused({ code: 'request-not-valid', problems: [problem] })
    const { actor, today, now } = standing
    const trigger = { id: input.trigger, code: input.code, note: input.note }
    const added = await addTriggers(tx, file, actor, instrument, [trigger], today, null)
    if (added.file === file) return at('trigger-already-open', '/body/code')
    const { grade } = assess(instrument, {}, [input.code])
    const raised =
      rankOf(instrument, grade) < file.rank
        ? await raiseGrade(
            tx,
            added.file,
            actor,
            instrument,
            grade,
            { id: input.id, cause: 'trigger', assessment: null, reason: null },
            fromDay(today, today, now),
          )
        : added.file
    return ok({ file: raised, events: added.events, detail: { trigger: input.trigger } })
  })

/** Says with evidence that a trigger is over; it stays open until a supervisor signed that. */
export const resolveTrigger = (
  standing: FileStanding,
  target: Id,
  trigger: Id,
  input: Seen & { readonly evidence: string },
) =>
  changing(standing, 'assessment.resolve-trigger', target, input, async (tx, file) => {
    const one = (await triggersOf(tx, file)).find(({ id }) => id === trigger)
    if (!one) return refused({ code: 'not-found' })
    if (one.signedBy) return refused({ code: 'trigger-already-resolved' })
    await sql`update risk_trigger set evidence = ${input.evidence}, resolved_on = ${standing.today},
        resolved_by = ${standing.actor.account}, resolved_by_name = ${standing.actor.name}
      where province = ${file.province} and id = ${trigger}`.execute(tx)
    return ok({ file, detail: { trigger } })
  })

/** The supervisor's signature under a resolution, by another account than the one that wrote it. */
export const signTrigger = (standing: FileStanding, target: Id, trigger: Id, input: Seen) =>
  changing(standing, 'assessment.sign-trigger', target, input, async (tx, file) => {
    const one = (await triggersOf(tx, file)).find(({ id }) => id === trigger)
    if (!one) return refused({ code: 'not-found' })
    if (one.signedBy) return refused({ code: 'trigger-already-resolved' })
    if (!one.resolvedBy) return refused({ code: 'trigger-without-evidence' })
    if (one.resolvedBy === standing.actor.account) return refused({ code: 'signed-by-oneself' })
    await sql`update risk_trigger set signed_by = ${standing.actor.account}, signed_name = ${standing.actor.name},
        signed_at = to_timestamp(${standing.now / 1000})
      where province = ${file.province} and id = ${trigger}`.execute(tx)
    const signed = await updateFile(tx, file, sql`open_triggers = open_triggers - 1`)
    return ok({ file: signed, detail: { trigger } })
  })

/** Anybody who assesses may raise a grade at once, with a reason (6.3). */
export const raise = (
  standing: FileStanding,
  target: Id,
  input: Seen & { readonly grade: string; readonly reason: string },
) =>
  changing(standing, 'assessment.raise', target, input, async (tx, file, { instrument }) => {
    if (!instrument.grades.some(({ code }) => code === input.grade)) return at('grade-unknown', '/body/grade')
    if (rankOf(instrument, input.grade) >= file.rank) return at('grade-not-higher', '/body/grade')
    const { actor, today, now } = standing
    const ground = { id: input.id, cause: 'raise', assessment: null, reason: input.reason } as const
    const raised = await raiseGrade(
      tx,
      file,
      actor,
      instrument,
      input.grade,
      ground,
      fromDay(today, today, now),
    )
    return ok({ file: raised })
  })

/** What stands in the way of a lower grade; null where nothing does. */
async function lowerGrade(
  tx: Handle,
  file: FileRow,
  instrument: Instrument,
): Promise<Result<string, Refusal>> {
  if (!instrument.downgrade) return refused({ code: 'grade-never-falls' })
  const open = (await triggersOf(tx, file)).filter(({ signedBy }) => !signedBy).map(({ code }) => code)
  if (open.length > 0) return refused({ code: 'trigger-not-resolved' })
  const assessed = (await standingAssessments(tx, file))
    .filter(({ assessedOn }) => assessedOn >= file.gradeFrom)
    // What is only provisional does not show that the risk became less.
    .map(({ assessedOn, grade, provisional }) => ({
      on: assessedOn,
      grade: provisional ? file.grade : grade,
    }))
  const lower = lowerGradeAllowed(instrument, file.grade, assessed, open)
  return lower ? ok(lower) : refused({ code: 'lower-assessments-missing' })
}

/** The worker proposes, and so signs, the next lower grade; the grade in force and its duties run on until it is signed. */
export const proposeLower = (standing: FileStanding, target: Id, input: Seen & { readonly reason: string }) =>
  changing(standing, 'assessment.propose-lower', target, input, async (tx, file, { instrument }) => {
    if (file.proposed) return refused({ code: 'already-proposed' })
    const lower = await lowerGrade(tx, file, instrument)
    if (!lower.ok) return lower
    const ground = { id: input.id, cause: 'downgrade', assessment: null, reason: input.reason } as const
    await writeLevel(tx, file, standing.actor, instrument, lower.value, ground, null)
    return ok({ file: await updateFile(tx, file, sql`proposed = true`), detail: { level: input.id } })
  })

/** The supervisor signs a proposed grade, or declines it with a reason. */
export const decideLevel = (
  standing: FileStanding,
  target: Id,
  level: Id,
  input: Seen & { readonly agree: boolean; readonly note?: string | undefined },
) =>
  changing(standing, 'assessment.sign-level', target, input, async (tx, file, { instrument }) => {
    const { actor, today, now } = standing
    const one = (await levelsOf(tx, file)).find(({ id }) => id === level)
    if (!one) return refused({ code: 'not-found' })
    if (one.state !== 'proposed') return refused({ code: 'level-already-decided' })
    if (one.byAccount === actor.account) return refused({ code: 'signed-by-oneself' })
    if (!input.agree && !input.note) return at('value-missing', '/body/note')
    if (input.agree && one.cause === 'downgrade') {
      const still = await lowerGrade(tx, file, instrument)
      if (!still.ok) return still
    }
    await sql`update risk_level set state = ${input.agree ? 'in-force' : 'declined'}, from_on = ${input.agree ? today : null},
        signed_by = ${actor.account}, signed_name = ${actor.name}, signed_at = to_timestamp(${now / 1000}),
        signed_note = ${input.note ?? null}
      where province = ${file.province} and id = ${level}`.execute(tx)
    const graded = input.agree
      ? sql`, grade = ${one.grade}, rank = ${one.rank}, grade_from = ${today}`
      : sql``
    const decided = await updateFile(tx, file, sql`proposed = false ${graded}`)
    return ok({ file: decided, detail: { level, agreed: input.agree } })
  })

/** Writes down a plan, a conference, a review: whatever the grade wants written under a kind of duty. */
export const writeNote = (
  standing: FileStanding,
  target: Id,
  input: Seen & { readonly kind: string; readonly note: string; readonly writtenOn: Day },
  maySign: (file: FileRow) => boolean,
) =>
  changing(standing, 'assessment.note', target, input, async (tx, file, { instrument }) => {
    const { actor, today } = standing
    const duty = rulesOf(instrument, file.grade, file.reassessDays).duties.find(
      (one) => one.kind === input.kind && takesNotes(one),
    )
    if (!duty) return at('note-kind-unknown', '/body/kind')
    if (duty.who !== 'worker' && !maySign(file)) return refused({ code: 'not-permitted' })
    // Several roles may meet in one account (S16.1): whoever works on a file does not review it.
    if (duty.who !== 'worker' && file.worker === actor.account) return refused({ code: 'signed-by-oneself' })
    if (input.writtenOn > today) return at('assessment-in-the-future', '/body/writtenOn')
    await insertNote(tx, file, input, actor)
    return ok({ file, detail: { note: input.id } })
  })

/** Whoever assesses may take a file over; its duties follow. */
export const takeOver = (standing: FileStanding, target: Id, input: Seen) =>
  changing(standing, 'assessment.take-over', target, input, async (tx, file) => {
    const { account, name } = standing.actor
    if (file.worker === account) return refused({ code: 'already-the-worker' })
    return ok({ file: await updateFile(tx, file, sql`worker = ${account}, worker_name = ${name}`) })
  })

const adult = 18

/** Somebody whose birthday is on file and who has not turned 18; who has none is taken as told. */
async function isMinor(tx: Handle, { province, person }: FileRow, today: Day): Promise<boolean> {
  const birth = (await bornAndNamed(tx, province, [person])).get(person)?.birth
  return birth != null && ageOn(birth, today) < adult
}

/**
 * Closes a file: it ends, it never becomes green (6.3). A person in a category of difficulty keeps it, and a child's red and
 * orange fall by assessments only, so that no category's end takes that way's place (6.4, exit). Whatever else ends a file
 * above the lowest grade is said in words: it takes one signature, where a lower grade takes two. Nobody closes a file that
 * he works on.
 */
export const closeFile = (
  standing: FileStanding,
  target: Id,
  input: Seen & { readonly reason: CloseReason; readonly note?: string | undefined },
) =>
  changing(standing, 'assessment.close-file', target, input, async (tx, file, { instrument }) => {
    const { actor, today } = standing
    if (file.worker === actor.account) return refused({ code: 'signed-by-oneself' })
    if (file.openTriggers > 0) return refused({ code: 'trigger-not-resolved' })
    if (input.reason === 'grown-up' && (await isMinor(tx, file, today)))
      return refused({ code: 'still-a-minor' })
    const isLowest = file.rank === instrument.grades.length - 1
    if (input.reason === 'category-ended') {
      if (file.about === 'child' && !isLowest) return refused({ code: 'grade-not-lowest' })
      const person = await personOn(tx, [file.province], file.person, today)
      if (person && person.categories.length > 0) return refused({ code: 'person-still-in-category' })
    }
    if (!isLowest && !input.note) return at('value-missing', '/body/note')
    await overtake(tx, file)
    const closed = await updateFile(
      tx,
      file,
      sql`closed_on = ${today}, close_reason = ${input.reason}, close_note = ${input.note ?? null},
        closed_by = ${actor.account}, closed_by_name = ${actor.name}, proposed = false`,
    )
    return ok({ file: closed })
  })
