import { sql } from 'kysely'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import type { Body, TaskState } from '../domain/codes.ts'
import { handedOver, type Identity, tellsMatter } from '../domain/hand-over.ts'
import type { HandedField } from '../domain/rules.ts'
import { changing, type FileChanged, notValid } from './changing.ts'
import { type Door, openJson, sealJson, trail } from './door.ts'
import type { CaseFacts } from './refer.ts'
import { juvenileRules } from './rules.ts'
import { countyOfKeeper } from './template.ts'

export type Handed = {
  readonly data: readonly { readonly field: HandedField; readonly value: string }[]
  readonly note: string | null
}

export type TaskRow = {
  readonly province: number
  readonly id: Id
  readonly file: Id
  readonly division: number
  readonly organisation: Id
  readonly kind: string
  readonly handed: Buffer
  readonly basis: string
  readonly givenOn: Day
  readonly dueOn: Day
  readonly state: TaskState
  readonly answer: Buffer | null
  readonly answeredOn: Day | null
  readonly version: number
}

export const taskColumns =
  sql.raw(`province, id, file, division, organisation, kind, handed, basis, given_on, due_on, state, answer,
  answered_on, version`)

export const taskKind = (code: string) => juvenileRules().tasks.find((kind) => kind.code === code)

/** A task as whoever gave it and whoever was given it see it. */
export function shownTask(door: Door, row: TaskRow) {
  const { data, note } = openJson<Handed>(door, row.handed)
  const kind = taskKind(row.kind)
  return {
    id: row.id,
    kind: row.kind,
    title: { zh: kind?.zh ?? row.kind, en: kind?.en ?? row.kind },
    handed: [...data],
    basis: row.basis,
    note,
    givenOn: row.givenOn,
    dueOn: row.dueOn,
    state: row.state,
    answer: row.answer ? openJson<string>(door, row.answer) : null,
    answeredOn: row.answeredOn,
  }
}

export type MemberRow = {
  readonly body: Body
  readonly organisation: Id
  readonly name: string
  readonly since: Day
}

export async function membersAt(tx: Handle, division: number): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select body, organisation, name, since from juvenile_member
    where province = ${provinceOf(division)} and division = ${division} order by body`.execute(tx)
  return rows
}

/** Asks a member body for something: it is handed just the fields that such a task needs, out of the file (S17.A2). */
export const giveTask = (
  door: Door,
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly kind: string
    readonly dueOn: Day
    readonly note?: string | undefined
  },
): Promise<Result<{ readonly id: Id }, Refusal>> =>
  changing(door, standing, target, {
    name: 'give-task',
    input,
    at: ['investigating', 'reported', 'guiding', 'following'],
    by: 'investigator',
    run: async (tx, file) => {
      const kind = taskKind(input.kind)
      if (!kind) return notValid('value-not-in-list', '/body/kind')
      const member = (await membersAt(tx, file.division)).find(({ body }) => body === kind.body)
      if (!member) return refused({ code: 'juvenile-member-missing' })
      if (input.dueOn < standing.today) return notValid('juvenile-task-due-past', '/body/dueOn')
      const { matter, caseNumber } = openJson<CaseFacts>(door, file.facts)
      const told = [matter, caseNumber, file.number]
      if (input.note && tellsMatter(input.note, juvenileRules().telling_words, ...told))
        return notValid('juvenile-task-tells-matter', '/body/note')
      const identity = openJson<Identity>(door, file.identity)
      const data = handedOver(kind, identity, file.number, standing.today)
      await sql`
        insert into juvenile_task (province, id, file, division, organisation, kind, handed, basis, given_on, due_on)
        values (${file.province}, ${input.id}, ${file.id}, ${file.division}, ${member.organisation}, ${kind.code},
          ${sealJson(door, { data, note: input.note ?? null })}, ${kind.basis}, ${standing.today}, ${input.dueOn})`.execute(
        tx,
      )
      return ok({ id: input.id })
    },
  })

const ofOwnBody = ({ scope }: Standing) =>
  sql<boolean>`province = any(${provincesIn(wholeScope)}) and organisation = any(${[...scope.organisations]}::uuid[])`

/** The tasks of one's own body: no file, no role, no matter. */
export async function tasksOfBody(tx: Handle, door: Door, standing: Standing) {
  if (standing.scope.organisations.length === 0) return []
  const { rows } = await sql<TaskRow>`
    select ${taskColumns} from juvenile_task where ${ofOwnBody(standing)} order by state = 'done', due_on, id limit 200`.execute(
    tx,
  )
  return rows.map((row) => ({
    ...shownTask(door, row),
    version: row.version,
    abilities: { act: row.state === 'given' || row.state === 'accepted' },
  }))
}

export const answerTask = (
  door: Door,
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly state: Exclude<TaskState, 'given'>
    readonly text?: string | undefined
  },
): Promise<Result<FileChanged, Refusal>> =>
  runCommand<FileChanged>(standing, {
    id: input.id,
    name: 'juvenile.answer-task',
    input: { task: target, ...input },
    run: async (tx) => {
      const { rows } = await sql<TaskRow>`
        select ${taskColumns} from juvenile_task where ${ofOwnBody(standing)} and id = ${target} for update`.execute(
        tx,
      )
      const task = rows[0]
      if (!task) return refused({ code: 'not-found' })
      if (task.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: task.version } })
      if (task.state === 'done' || task.state === 'returned')
        return refused({ code: 'juvenile-task-settled' })
      await sql`
        update juvenile_task set state = ${input.state}, answer = ${input.text ? sealJson(door, input.text) : null}::bytea,
          answered_on = ${standing.today}, version = version + 1
        where province = ${task.province} and id = ${task.id}`.execute(tx)
      return ok({
        answer: { id: task.id, version: task.version + 1 },
        audit: trail(door, 'answer-task', { id: task.file, division: task.division }),
      })
    },
  })

/** Names the organisation that stands for a member body of the keeper's county. */
export const setMember = (
  standing: Standing,
  body: Body,
  input: { readonly id: Id; readonly organisation: Id; readonly since: Day },
): Promise<Result<{ readonly body: Body }, Refusal>> =>
  runCommand<{ readonly body: Body }>(standing, {
    id: input.id,
    name: 'juvenile.set-member',
    input: { body, ...input },
    run: async (tx) => {
      const division = countyOfKeeper(standing)
      const known = await organisationNames(tx, [input.organisation])
      const name = known.get(input.organisation)?.name
      if (division === undefined || name === undefined)
        return refused({
          code: 'not-found',
          problems: [{ code: 'not-found', path: '/body/organisation' }],
        })
      await sql`
        insert into juvenile_member as m (province, division, organisation, body, name, since)
        values (${provinceOf(division)}, ${division}, ${input.organisation}, ${body}, ${name}, ${input.since})
        on conflict (province, division, body) do update set organisation = excluded.organisation, name = excluded.name,
          since = excluded.since`.execute(tx)
      return ok({
        answer: { body },
        audit: { action: 'juvenile.set-member', subject: input.organisation, division, detail: { body } },
      })
    },
  })
