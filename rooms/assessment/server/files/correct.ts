import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { takeOutRecord } from '../../../../platform/server/reversal.ts'
import { rankOf } from '../../domain/instrument/grade-rank.ts'
import { type AssessmentRow, findAssessment, standingAssessments } from './assessment-row.ts'
import { windClocks } from './clock-store.ts'
import type { FileStanding } from './file-command.ts'
import { type FileRow, lockFile, updateFile } from './file-row.ts'
import { instrumentOf } from './in-force.ts'
import { levelsOf, overtake, writeLevel } from './levels.ts'
import { personOn } from './person-on-day.ts'
import { type Assessment, type AssessmentFacts, carryOut, countAssessments, leafOf } from './record.ts'

/** Days in which who assessed may correct it; later it takes the right to sign. */
export const ownCorrectionDays = 7

type Correction = { readonly id: Id; readonly reason: string }

/** Takes an assessment out and puts another in its place (7.5). A lower result waits for a supervisor's signature. */
export const correctAssessment = (
  standing: FileStanding,
  target: Id,
  input: Correction & { readonly replacement: AssessmentFacts & { readonly id: Id } },
): Promise<Result<Assessment, Refusal>> =>
  reversing<Assessment>(standing, target, input, 'assessment.correct', async (tx, old) => {
    const { replacement } = input
    if (replacement.assessedOn > standing.today)
      return refused({
        code: 'request-not-valid',
        problems: [{ code: 'assessment-in-the-future', path: '/body/replacement/assessedOn' }],
      })
    if (!(await takeOut(tx, standing, old, input, replacement.id)))
      return refused({ code: 'assessment-already-corrected' })
    const person = await personOn(tx, [old.province], old.person, replacement.assessedOn)
    if (!person) return refused({ code: 'not-found' })
    const facts = { ...replacement, instrument: old.instrument, reason: old.reason }
    const done = await carryOut(tx, standing, person, facts, replacement.id, old.id, '/body/replacement')
    if (!done.ok) return done
    await settleLevel(tx, standing, old, input.id)
    const oldLeaf = await leafOf(tx, old.province, old.station, old.division, old.assessedOn)
    return ok({ ...done.value, dirty: [...(done.value.dirty ?? []), oldLeaf] })
  })

/** Takes an assessment out and puts nothing in its place: the grade it gave stays until a supervisor signs another. */
export const withdrawAssessment = (
  standing: FileStanding,
  target: Id,
  input: Correction,
): Promise<Result<{ readonly id: Id }, Refusal>> =>
  reversing<{ readonly id: Id }>(standing, target, input, 'assessment.withdraw', async (tx, old) => {
    if (!(await takeOut(tx, standing, old, input, null)))
      return refused({ code: 'assessment-already-corrected' })
    await settleLevel(tx, standing, old, input.id)
    return ok({
      answer: { id: old.id },
      audit: {
        action: 'assessment.withdraw',
        subject: old.person,
        division: old.division,
        station: old.station,
        detail: { assessment: old.id, reversal: input.id },
      },
      dirty: [await leafOf(tx, old.province, old.station, old.division, old.assessedOn)],
    })
  })

const takeOut = (
  tx: Handle,
  { actor }: FileStanding,
  { id, station, division }: AssessmentRow,
  input: Correction,
  replacement: Id | null,
): Promise<boolean> =>
  takeOutRecord(
    tx,
    actor,
    { table: 'assessment', kind: 'assessment', record: id, station, division },
    { id: input.id, reason: input.reason, replacement },
  )

async function reversing<Answer>(
  standing: FileStanding,
  target: Id,
  input: Correction,
  name: string,
  run: (tx: Handle, old: AssessmentRow) => Promise<Result<Done<Answer>, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  return runCommand<Answer>(standing, {
    id: input.id,
    name,
    input: { assessment: target, ...input },
    run: async (tx) => {
      const old = await findAssessment(tx, standing.scope, target)
      if (!old) return refused({ code: 'not-found' })
      if (old.reversedBy) return refused({ code: 'assessment-already-corrected' })
      if (!mayCorrect(standing, old)) return refused({ code: 'assessment-correction-not-permitted' })
      return run(tx, old)
    },
  })
}

const mayCorrect = ({ actor, today }: FileStanding, old: AssessmentRow): boolean =>
  covers(scopeOf(actor, 'assessment.sign', today), old) ||
  (old.assessor === actor.account && today <= addDays(old.recordedAt.slice(0, 10) as Day, ownCorrectionDays))

/**
 * What becomes of a grade that rested on the assessment taken out: if the standing ones no longer bear it, the grade
 * that they do bear is proposed, and holds once a supervisor signed. Triggers are never taken back by a correction.
 */
async function settleLevel(
  tx: Handle,
  { actor, today }: FileStanding,
  old: AssessmentRow,
  command: Id,
): Promise<void> {
  if (!old.file) return
  const scope = {
    ranges: [{ low: old.division, high: old.division }],
    stations: [old.station],
    persons: [],
    organisations: [],
  }
  const file = await lockFile(tx, scope, old.file)
  if (!file || file.closedOn) return
  const { instrument } = await instrumentOf(tx, file, today)
  const counted = await countAssessments(tx, file, instrument)
  const level = (await levelsOf(tx, counted)).find(({ state }) => state === 'in-force')
  const now = (await standingAssessments(tx, counted)).at(-1)?.grade
  let proposed: FileRow = counted
  if (
    now &&
    level?.assessment === old.id &&
    rankOf(instrument, now) > counted.rank &&
    counted.openTriggers === 0
  ) {
    await overtake(tx, counted)
    const ground = { id: command, cause: 'correction', assessment: null, reason: null } as const
    await writeLevel(tx, counted, actor, instrument, now, ground, null)
    proposed = await updateFile(tx, counted, sql`proposed = true`)
  }
  await windClocks(tx, proposed, instrument, { account: actor.account, today })
}
