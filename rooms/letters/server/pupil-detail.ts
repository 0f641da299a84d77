import { sql } from 'kysely'
import { covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { dayPart, idPart } from '../../../platform/server/database/cursor.ts'
import { type TaskOfSource, tasksOf } from '../../intake/server/index.ts'
import { personNames } from '../../people/server/index.ts'
import { nextCareSteps } from '../domain/care-steps.ts'
import { agreementsOf } from './agreement-row.ts'
import { inScope } from './box-row.ts'
import { part } from './list-letters.ts'
import { type Mailroom, openedText } from './mailroom.ts'
import { type PupilRow, pupilColumns, sessionsOf, stepsOf } from './pupil-row.ts'

type Line = PupilRow & { readonly sessions: number; readonly lastOn: Day | null }

export const pupilKey = (row: PupilRow): SortKey => [row.openedOn, row.id]

export const pupilKeyShape = [dayPart, idPart]

const counted = sql.raw(`
  (select count(*)::integer from counselling_session c
    where c.province = pupil.province and c.pupil = pupil.id and c.reversed_by is null) as sessions,
  (select max(held_on) from counselling_session c
    where c.province = pupil.province and c.pupil = pupil.id and c.reversed_by is null) as last_on`)

export type PupilFilter = {
  readonly station?: Id | undefined
  readonly division?: DivisionCode | undefined
  readonly search?: string | undefined
}

/** Pupils, the latest first. A school has some hundreds. */
export async function listPupils(
  tx: Handle,
  scope: Scope,
  filter: PupilFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<Line[]> {
  const all = [inScope(scope)]
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.search)
    all.push(sql<boolean>`(number ilike ${part(filter.search)} or code_name like ${part(filter.search)})`)
  const [day, id] = page.after ?? []
  if (page.after) all.push(sql<boolean>`(opened_on, id) < (${day}::date, ${id}::uuid)`)
  const { rows } = await sql<Line>`
    select ${pupilColumns}, ${counted} from pupil where ${sql.join(all, sql` and `)}
    order by opened_on desc, id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export const pupilLine = (row: Line) => ({
  id: row.id,
  number: row.number,
  codeName: row.codeName,
  gradeBand: row.gradeBand,
  station: row.station,
  division: row.division,
  sessions: row.sessions,
  lastOn: row.lastOn,
  openedOn: row.openedOn,
})

/** How the body stands with what it was given; null where nothing was handed over with the step. */
function taskOf(tasks: readonly TaskOfSource[], id: Id | null) {
  const task = tasks.find((one) => one.id === id)
  if (!task) return null
  const { state, bodyName, dueOn, settledOn } = task
  return { id: task.id, state, bodyName, dueOn, settledOn }
}

export const sentBack = (task: { readonly state: string } | null): boolean =>
  task?.state === 'returned' || task?.state === 'withdrawn'

/** The whole record of a pupil: letters, sessions, the way of help, agreements. Opening it is written down by the caller. */
export async function pupilDetail(tx: Handle, { cipher }: Mailroom, standing: Standing, row: PupilRow) {
  const { actor, today } = standing
  const sessions = await sessionsOf(tx, row)
  const steps = await stepsOf(tx, row)
  const tasks = await tasksOf(tx, standing.scope, { room: 'letters', id: row.id })
  const standingSessions = sessions.filter(({ withdrawn }) => !withdrawn)
  const names = row.person
    ? await personNames(tx, scopeOf(actor, 'people.read', today), [row.person])
    : new Map()
  const { rows: letters } = await sql<{ id: Id; number: string; receivedOn: Day }>`
    select l.id, l.number, l.received_on from letter_thread t join letter l on l.province = t.province and l.thread = t.id
    where t.province = ${row.province} and t.pupil = ${row.id} and l.reversed_by is null order by l.received_at desc`.execute(
    tx,
  )
  return {
    ...pupilLine({ ...row, sessions: standingSessions.length, lastOn: standingSessions[0]?.heldOn ?? null }),
    person: row.person,
    personName: row.person ? (names.get(row.person) ?? null) : null,
    note: openedText(cipher, row.note),
    letters,
    counselling: sessions.map(({ note, ...session }) => ({ ...session, note: openedText(cipher, note) })),
    minutes: standingSessions.reduce((sum, { minutes }) => sum + minutes, 0),
    care: steps.map((step) => ({
      task: taskOf(tasks, step.task),
      id: step.id,
      step: step.step,
      takenOn: step.takenOn,
      organisation: step.organisationName ? { id: step.organisation, name: step.organisationName } : null,
      followUpOn: step.followUpOn,
      note: openedText(cipher, step.note),
      takenByName: step.takenByName,
    })),
    nextSteps: [
      ...nextCareSteps(steps.at(-1)?.step ?? null, sentBack(taskOf(tasks, steps.at(-1)?.task ?? null))),
    ],
    agreements: (await agreementsOf(tx, row.province, row.id)).map(({ id, number, state, startsOn }) => ({
      id,
      number,
      state,
      startsOn,
    })),
    version: row.version,
    abilities: { change: covers(scopeOf(actor, 'letters.answer', today), row) },
  }
}
