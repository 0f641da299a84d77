import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { spell } from '../../../regions/server/index.ts'
import type { BodyColumns, BodyKind } from '../../domain/tasks/body.ts'
import type { RaisedBy } from '../../domain/tasks/clocks.ts'
import type { TaskState } from '../../domain/tasks/state.ts'
import type { Reach } from './reach.ts'
import { type TaskRow, taskColumns } from './row.ts'

/** Which tasks are asked for; every part narrows. */
export type TaskFilter = {
  /** Open or settled ones; all of one person, body or source where it is null. */
  readonly open: boolean | null
  readonly state?: TaskState | undefined
  readonly station?: Id | undefined
  readonly division?: DivisionCode | undefined
  readonly organisation?: Id | undefined
  readonly toStation?: Id | undefined
  readonly account?: Id | undefined
  readonly source?: Id | undefined
  readonly person?: Id | undefined
  /** Past due today, or not accepted by now. */
  readonly late?: { readonly today: Day; readonly now: Date } | undefined
  readonly raised?: RaisedBy | undefined
  /** Part of title, body or number of characters, or of their initials. */
  readonly search?: string | undefined
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** What a task is found by. */
export const searchKeyOf = ({
  title,
  bodyName,
  division,
}: Pick<TaskRow, 'title' | 'bodyName' | 'division'>) =>
  [title, bodyName].map((words) => `${plain(words)} ${spell(words, division).initials}`).join(' ')

/** A station has hundreds of tasks and a county some thousands, so a part of a word is looked for row by row. */
const matching = (search: string) =>
  sql<boolean>`search_key like ${`%${plain(search).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`

const lateNow = ({ today, now }: { readonly today: Day; readonly now: Date }) =>
  sql<boolean>`(due_on < ${today} or (state = 'given' and accept_by <= ${now}))`

const raisedNow = ({ acceptBy, dueOn }: RaisedBy) =>
  sql<boolean>`(due_on <= (${[...dueOn]}::date[])[urgency + 1]
    or (state = 'given' and accept_by <= (${acceptBy.map((at) => at.toISOString())}::timestamptz[])[urgency + 1]))`

function conditions({ rows }: Reach, filter: TaskFilter): RawBuilder<boolean> {
  const all = [rows]
  if (filter.open !== null)
    all.push(filter.open ? sql<boolean>`settled_on is null` : sql<boolean>`settled_on is not null`)
  if (filter.state) all.push(sql<boolean>`state = ${filter.state}`)
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.organisation) all.push(sql<boolean>`organisation = ${filter.organisation}`)
  if (filter.toStation) all.push(sql<boolean>`to_station = ${filter.toStation}`)
  if (filter.account) all.push(sql<boolean>`account = ${filter.account}`)
  if (filter.source) all.push(sql<boolean>`source = ${filter.source}`)
  if (filter.person) all.push(sql<boolean>`person = ${filter.person}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.search) all.push(matching(filter.search))
  if (filter.late) all.push(lateNow(filter.late))
  if (filter.raised) all.push(raisedNow(filter.raised))
  return sql.join(all, sql` and `)
}

/** By what a list goes: open ones by due day, settled ones and all of them from the latest. */
const orderOf = (open: boolean | null) => (open === null ? 'given_on' : open ? 'due_on' : 'settled_on')

/** The place of a row in its list. */
export const taskKey = (open: boolean | null, row: TaskRow): SortKey => [
  open === null ? row.givenOn : open ? row.dueOn : (row.settledOn as string),
  row.id,
]

/** One row more than asked for when there is a next page. */
export async function listTasks(
  tx: Handle,
  reach: Reach,
  filter: TaskFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<TaskRow[]> {
  const [day, id] = page.after ?? []
  const column = sql.raw(orderOf(filter.open))
  const order = filter.open ? sql`${column}, id` : sql`${column} desc, id desc`
  const beyond = sql.raw(filter.open ? '>' : '<')
  const after = page.after ? sql`(${column}, id) ${beyond} (${day}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<TaskRow>`
    select ${taskColumns} from task where ${conditions(reach, filter)} and ${after}
    order by ${order} limit ${page.limit + 1}`.execute(tx)
  return rows
}

export type TaskCounts = {
  readonly given: number
  readonly accepted: number
  readonly late: number
  readonly raised: number
}

/** How many open tasks there are; stops at `most`, so that a province costs no more than that. */
export async function countTasks(
  tx: Handle,
  reach: Reach,
  filter: TaskFilter,
  when: { readonly today: Day; readonly now: Date; readonly raised: RaisedBy; readonly most: number },
): Promise<TaskCounts> {
  const { rows } = await sql<TaskCounts>`
    select count(*) filter (where state = 'given')::integer as given,
      count(*) filter (where state = 'accepted')::integer as accepted,
      count(*) filter (where ${lateNow(when)})::integer as late,
      count(*) filter (where ${raisedNow(when.raised)})::integer as raised
    from (select state, due_on, accept_by, urgency from task where ${conditions(reach, filter)} limit ${when.most}) open_ones`.execute(
    tx,
  )
  return rows[0] as TaskCounts
}

export async function findTask(
  tx: Handle,
  { rows: visible }: Reach,
  id: Id,
  lock = false,
): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${taskColumns} from task where ${visible} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** Changes a task if nobody changed it since `version`; undefined where somebody did. */
export async function changeTask(
  tx: Handle,
  { province, id }: Pick<TaskRow, 'province' | 'id'>,
  version: number,
  change: RawBuilder<unknown>,
): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    update task set ${change}, version = version + 1
    where province = ${province} and id = ${id} and version = ${version} returning ${taskColumns}`.execute(tx)
  return rows[0]
}

export type NewTask = BodyColumns &
  Pick<
    TaskRow,
    | 'id'
    | 'sourceRoom'
    | 'source'
    | 'person'
    | 'station'
    | 'division'
    | 'bodyName'
    | 'title'
    | 'titleEn'
    | 'urgency'
    | 'legalBasis'
    | 'sealed'
    | 'givenBy'
    | 'givenName'
    | 'givenOn'
    | 'dueOn'
    | 'follows'
    | 'duty'
  > & { readonly givenAt: Date; readonly acceptBy: Date }

/** Writes a task; false where its id is taken. */
export async function insertTask(tx: Handle, task: NewTask): Promise<boolean> {
  const { rows } = await sql`
    insert into task (province, id, source_room, source, person, station, division, organisation, to_station, account, to_division,
      body_name, title, title_en, urgency, legal_basis, sealed, given_by, given_name, given_at, given_on, given_month, accept_by, due_on, follows, duty, search_key)
    values (${provinceOf(task.division)}, ${task.id}, ${task.sourceRoom}, ${task.source}, ${task.person}, ${task.station},
      ${task.division}, ${task.organisation}, ${task.toStation}, ${task.account}, ${task.toDivision}, ${task.bodyName}, ${task.title}, ${task.titleEn},
      ${task.urgency}, ${task.legalBasis}, ${task.sealed}, ${task.givenBy}, ${task.givenName}, ${task.givenAt}, ${task.givenOn},
      ${monthOf(task.givenOn)}, ${task.acceptBy}, ${task.dueOn}, ${task.follows}, ${task.duty}, ${searchKeyOf(task)})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export type BoardLine = {
  readonly kind: BodyKind
  readonly body: Id
  readonly name: string
  readonly given: number
  readonly waiting: number
  readonly working: number
  readonly late: number
  readonly done: number
  readonly doneOnTime: number
  readonly returned: number
  readonly withdrawn: number
}

/** How each body stands with the tasks that were given to it in a time; those with something late come first. */
export async function boardOf(
  tx: Handle,
  { rows: visible }: Reach,
  span: { readonly from: Day; readonly to: Day },
  when: { readonly today: Day; readonly now: Date },
): Promise<BoardLine[]> {
  const { rows } = await sql<BoardLine>`
    select case when organisation is not null then 'organisation' when to_station is not null then 'station' else 'account' end as kind,
      coalesce(organisation, to_station, account) as body, max(body_name) as name, count(*)::integer as given,
      count(*) filter (where state = 'given')::integer as waiting,
      count(*) filter (where state = 'accepted')::integer as working,
      count(*) filter (where settled_on is null and ${lateNow(when)})::integer as late,
      count(*) filter (where state = 'done')::integer as done,
      count(*) filter (where state = 'done' and settled_on <= due_on)::integer as done_on_time,
      count(*) filter (where state = 'returned')::integer as returned,
      count(*) filter (where state = 'withdrawn')::integer as withdrawn
    from task where ${visible} and given_on between ${span.from} and ${span.to}
    group by 1, 2 order by late desc, given desc, name, body limit 500`.execute(tx)
  return rows
}

/** The tasks that came of one thing, newest first; some dozens at most. */
export async function tasksOfSource(
  tx: Handle,
  scope: Scope,
  source: { readonly room: string; readonly id: Id },
): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${taskColumns} from task
    where province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division', station: 'station' })}
      and source_room = ${source.room} and source = ${source.id}
    order by id desc limit 200`.execute(tx)
  return rows
}
