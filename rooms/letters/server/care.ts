import { sql } from 'kysely'
import { isEmpty, scopeOf } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Done, Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { openDuty } from '../../duties/server/index.ts'
import { type GiveInput, type Given, giveTask, tasksOf } from '../../intake/server/index.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { stationById } from '../../regions/server/index.ts'
import { type CareStep, careStepProblem } from '../domain/care-steps.ts'
import { at, type Mailroom, notValid, sealedText } from './mailroom.ts'
import { sentBack } from './pupil-detail.ts'
import { type PupilRow, stepsOf } from './pupil-row.ts'
import { changingPupil, type PupilChanged, pupilEntry } from './pupils.ts'
import { schoolRows } from './schools.ts'

export type StepInput = {
  readonly id: Id
  readonly step: CareStep
  readonly takenOn: Day
  readonly organisation?: Id | undefined
  readonly organisationName?: string | undefined
  readonly followUpOn?: Day | undefined
  readonly note?: string | undefined
  /** With what it is handed to the body, in the same command. */
  readonly task?:
    | (Pick<GiveInput, 'asked' | 'urgency' | 'dueOn' | 'handOver'> & { readonly task: Id })
    | undefined
}

type StepTaken = PupilChanged & { readonly task: Id | null }

/** Whether the body that had the last step sent it back, or it was taken from it. */
const wasSentBack = async (
  tx: Handle,
  { scope }: Standing,
  pupil: PupilRow,
  task: Id | null,
): Promise<boolean> =>
  task !== null &&
  sentBack(
    (await tasksOf(tx, scope, { room: 'letters', id: pupil.id })).find(({ id }) => id === task) ?? null,
  )

/** The names of the station and of who runs it. */
async function ownHouse(tx: Handle, { station }: PupilRow): Promise<readonly string[]> {
  const own = await stationById(tx, station)
  const runs = (await schoolRows(tx, [station])).get(station)?.operator
  const named = runs ? (await organisationNames(tx, [runs])).get(runs)?.name : undefined
  return [own?.name, own?.operator, named].flatMap((name) => name ?? [])
}

const titles: Partial<Readonly<Record<CareStep, Words>>> = {
  referred: { zh: '学生转介', en: 'Referral of a pupil' },
  treatment: { zh: '学生转介治疗', en: 'Referral of a pupil for treatment' },
}

/** Gives the body its task with what was chosen to be told; what is refused is named where this command has it. */
async function handOver(
  tx: Handle,
  room: Mailroom,
  standing: Standing,
  pupil: PupilRow,
  { step, task, organisation }: StepInput,
  body: string | null,
): Promise<Result<Done<Given>, Refusal>> {
  const title = titles[step]
  if (!task || !title || !organisation || !body) return at('care-task-needs-body', '/body/organisation')
  if (isEmpty(scopeOf(standing.actor, 'tasks.give', standing.today)))
    return refused({ code: 'not-permitted' })
  const { task: id, ...asked } = task
  const tools = { cipher: room.cipher, now: room.now() }
  const given = await giveTask(tx, tools, standing, {
    id,
    source: { room: 'letters', id: pupil.id },
    title: title.zh,
    english: { title: title.en },
    body: { organisation },
    person: pupil.person,
    station: pupil.station,
    division: pupil.division,
    ...asked,
  })
  if (given.ok) return given
  const problems = given.error.problems?.map(({ path = '', ...problem }) => ({
    ...problem,
    path: path === '/body/body' ? '/body/organisation' : path.replace(/^\/body/, '/body/task'),
  }))
  return refused({ ...given.error, ...(problems ? { problems } : {}) })
}

/** The next step from finding to recovery (S2.9). What a body outside is to do is handed to it in the same command. A follow-up at school becomes a duty of whoever records it. */
export const takeStep = (room: Mailroom, standing: Standing, target: Id, input: StepInput) =>
  changingPupil<StepTaken>(standing, 'letters.take-care-step', target, input, async (tx, pupil) => {
    const { actor, today } = standing
    if (input.takenOn > today) return notValid({ code: 'letter-day-not-valid', path: '/body/takenOn' })
    const registered = input.organisation
      ? (await organisationNames(tx, [input.organisation])).get(input.organisation)?.name
      : undefined
    if (input.organisation && !registered) return at('not-found', '/body/organisation')
    const body = registered ?? input.organisationName ?? null
    const last = (await stepsOf(tx, pupil)).at(-1) ?? null
    const before = last && { ...last, sentBack: await wasSentBack(tx, standing, pupil, last.task) }
    const own = input.step === 'treatment' ? await ownHouse(tx, pupil) : []
    const problem = careStepProblem(before, { step: input.step, takenOn: input.takenOn, body, own })
    if (problem)
      return at(problem, problem === 'care-treatment-needs-body' ? '/body/organisation' : '/body/step')
    const handed = input.task ? await handOver(tx, room, standing, pupil, input, body) : null
    if (handed && !handed.ok) return handed
    await sql`
      insert into care_step (province, id, pupil, station, division, place, step, taken_on, organisation, organisation_name,
        follow_up_on, note, taken_by, taken_by_name, task)
      values (${pupil.province}, ${input.id}, ${pupil.id}, ${pupil.station}, ${pupil.division}, ${(last?.place ?? 0) + 1},
        ${input.step}, ${input.takenOn}, ${input.organisation ?? null}, ${body}, ${input.followUpOn ?? null},
        ${sealedText(room.cipher, input.note)}, ${actor.account}, ${actor.name}, ${input.task?.task ?? null})`.execute(
      tx,
    )
    if (input.followUpOn) {
      await openDuty(tx, {
        id: newId(),
        kind: 'pupil-follow-up',
        subjectRoom: 'letters',
        subject: pupil.id,
        person: null,
        station: pupil.station,
        division: pupil.division,
        owner: actor.account,
        title: { zh: `回访学生 ${pupil.number}`, en: `Follow up with pupil ${pupil.number}` },
        dueOn: input.followUpOn,
        urgency: 0,
        by: actor.account,
      })
    }
    const place = (last?.place ?? 0) + 1
    const task = handed?.value ?? null
    return ok({
      answer: { id: pupil.id, version: pupil.version, task: input.task?.task ?? null },
      audit: [pupilEntry('letters.take-care-step', pupil, { place }), ...(task ? [task.audit].flat() : [])],
      events: task?.events ?? [],
      dirty: task?.dirty ?? [],
    })
  })
