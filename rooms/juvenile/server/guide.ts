import { sql } from 'kysely'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { addWorkdays } from '../../regions/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import type { Attendance, Homework, OrderKind, OrderResult, SessionForm } from '../domain/codes.ts'
import { followUpBy, orderProblems } from '../domain/order-check.ts'
import { changing, type FileChanged, notValid } from './changing.ts'
import { type Door, openJson, sealJson } from './door.ts'
import { changeFile, type FileRow } from './file-row.ts'
import { basesIn, juvenileRules } from './rules.ts'

type Given = { readonly id: Id; readonly version: number }

const guided = ['investigating', 'reported', 'guiding', 'following'] as const

export type OrderInput = Given & {
  readonly kind: OrderKind
  readonly startsOn: Day
  readonly endsOn: Day
  readonly bases: readonly string[]
  readonly plan: string
}

/** Registers an order of guidance or care with its plan; at most six months, and never 帮教 but for a suspect. */
export const giveOrder = (
  door: Door,
  standing: Standing,
  target: Id,
  input: OrderInput,
): Promise<Result<FileChanged, Refusal>> =>
  changing(door, standing, target, {
    name: 'order',
    input,
    at: guided,
    by: 'investigator',
    run: async (tx, file) => {
      const { kind, startsOn, endsOn, bases } = input
      const problems = orderProblems({ role: file.role, kind, startsOn, endsOn })
      const known = basesIn(file.province).map(({ code }) => code)
      if (bases.some((code) => !known.includes(code)))
        problems.push({ code: 'juvenile-basis-unknown', path: '/body/bases' })
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      await sql`
        insert into juvenile_order (province, id, file, role, kind, starts_on, ends_on, bases, plan, follow_up_by)
        values (${file.province}, ${input.id}, ${file.id}, ${file.role}, ${kind}, ${startsOn}, ${endsOn}, ${[...new Set(bases)]}::text[],
          ${sealJson(door, input.plan)}, ${followUpBy(endsOn)})`.execute(tx)
      return ok({
        id: input.id,
        version: await changeFile(tx, file, sql`stage = 'guiding', next_due = ${await nextDue(tx, file)}`),
      })
    },
  })

type OrderRow = {
  readonly id: Id
  readonly startsOn: Day
  readonly endsOn: Day
  readonly evaluatedOn: Day | null
  readonly followUpBy: Day
  readonly followedUpOn: Day | null
  readonly version: number
}

async function ordersOf(tx: Handle, file: FileRow): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select id, starts_on, ends_on, evaluated_on, follow_up_by, followed_up_on, version from juvenile_order
    where province = ${file.province} and file = ${file.id} order by starts_on, id`.execute(tx)
  return rows
}

const orderOf = async (tx: Handle, file: FileRow, order: Id): Promise<OrderRow | undefined> =>
  (await ordersOf(tx, file)).find(({ id }) => id === order)

/** The next day on which something is owed: a planned session, an evaluation, a follow-up. */
async function nextDue(tx: Handle, file: FileRow): Promise<Day | null> {
  const { rows: planned } = await sql<{ on: Day }>`
    select min(planned_on) as on from juvenile_session
    where province = ${file.province} and file = ${file.id} and held_on is null`.execute(tx)
  const orders = await ordersOf(tx, file)
  const days = orders.flatMap(({ endsOn, evaluatedOn, followUpBy: by, followedUpOn }) => {
    if (evaluatedOn === null)
      return [addWorkdays(workingCalendar(), endsOn, juvenileRules().clocks.evaluation_workdays).date]
    return followedUpOn === null ? [by] : []
  })
  return [...(planned[0]?.on ? [planned[0].on] : []), ...days].toSorted()[0] ?? null
}

const onOrder = <Input extends { readonly id: Id; readonly version?: number }, Answer>(
  door: Door,
  standing: Standing,
  at: { readonly file: Id; readonly order: Id },
  name: string,
  input: Input,
  run: (tx: Handle, file: FileRow, order: OrderRow) => Promise<Result<Answer, Refusal>>,
): Promise<Result<Answer, Refusal>> =>
  changing(door, standing, at.file, {
    name,
    input: { ...input, order: at.order },
    at: guided,
    by: 'investigator',
    run: async (tx, file) => {
      const order = await orderOf(tx, file, at.order)
      return order ? run(tx, file, order) : refused({ code: 'not-found' })
    },
  })

type At = { readonly file: Id; readonly order: Id }

export const planSession = (
  door: Door,
  standing: Standing,
  at: At,
  input: {
    readonly id: Id
    readonly form: SessionForm
    readonly plannedOn: Day
    readonly topic: string
    readonly task?: string | undefined
  },
): Promise<Result<{ readonly id: Id }, Refusal>> =>
  onOrder(door, standing, at, 'plan-session', input, async (tx, file, order) => {
    if (input.plannedOn < order.startsOn || input.plannedOn > order.endsOn)
      return notValid('juvenile-session-outside', '/body/plannedOn')
    const content = sealJson(door, { topic: input.topic, task: input.task ?? null, note: null })
    await sql`
      insert into juvenile_session (province, id, file, guidance, form, planned_on, content)
      values (${file.province}, ${input.id}, ${file.id}, ${order.id}, ${input.form}, ${input.plannedOn}, ${content})`.execute(
      tx,
    )
    await changeFile(tx, file, sql`next_due = ${await nextDue(tx, file)}`)
    return ok({ id: input.id })
  })

export type Held = Given & {
  readonly heldOn: Day
  readonly minutes: number
  readonly minor: Attendance
  readonly guardian: Attendance
  readonly homework: Homework
  readonly note?: string | undefined
}

/** Records what came of a planned session; the version is the file's. */
export const holdSession = (
  door: Door,
  standing: Standing,
  at: At & { readonly session: Id },
  input: Held,
): Promise<Result<FileChanged, Refusal>> =>
  onOrder(door, standing, at, 'hold-session', input, async (tx, file, order) => {
    if (input.heldOn > standing.today) return notValid('juvenile-day-ahead', '/body/heldOn')
    if (input.heldOn < order.startsOn || input.heldOn > addDays(order.endsOn, 30))
      return notValid('juvenile-session-outside', '/body/heldOn')
    const { rows } = await sql<{ content: Buffer }>`
      select content from juvenile_session
      where province = ${file.province} and guidance = ${order.id} and id = ${at.session}`.execute(tx)
    if (!rows[0]) return refused({ code: 'not-found' })
    const content = { ...openJson<object>(door, rows[0].content), note: input.note ?? null }
    await sql`
      update juvenile_session set held_on = ${input.heldOn}, minutes = ${input.minutes}, minor = ${input.minor},
        guardian = ${input.guardian}, homework = ${input.homework}, content = ${sealJson(door, content)}, version = version + 1
      where province = ${file.province} and id = ${at.session}`.execute(tx)
    return ok({
      id: at.session,
      version: await changeFile(tx, file, sql`next_due = ${await nextDue(tx, file)}`),
    })
  })

/** Evaluates an order and reports back to whoever referred. Needs a session that was held. */
export const evaluateOrder = (
  door: Door,
  standing: Standing,
  at: At,
  input: Given & { readonly result: OrderResult; readonly text: string },
): Promise<Result<FileChanged, Refusal>> =>
  onOrder(door, standing, at, 'evaluate', input, async (tx, file, order) => {
    const { rows } = await sql<{ held: number }>`
      select count(*) as held from juvenile_session
      where province = ${file.province} and guidance = ${order.id} and held_on is not null`.execute(tx)
    if (order.evaluatedOn !== null) return refused({ code: 'juvenile-stage-wrong' })
    if (rows[0]?.held === 0) return refused({ code: 'juvenile-nothing-held' })
    await sql`
      update juvenile_order set result = ${input.result}, evaluation = ${sealJson(door, input.text)}, evaluated_on = ${standing.today},
        reported_back_on = ${standing.today}, version = version + 1
      where province = ${file.province} and id = ${order.id}`.execute(tx)
    const { rows: kinds } = await sql<{ kind: OrderKind }>`
      select kind from juvenile_order where province = ${file.province} and id = ${order.id}`.execute(tx)
    await sql`
      insert into juvenile_outcome (province, id, file, referrer, kind, result, content, reported_on)
      values (${file.province}, ${order.id}, ${file.id}, ${file.referrer}, ${kinds[0]?.kind}, ${input.result},
        ${sealJson(door, input.text)}, ${standing.today})`.execute(tx)
    const open = (await ordersOf(tx, file)).some(({ evaluatedOn }) => evaluatedOn === null)
    const version = await changeFile(
      tx,
      file,
      sql`stage = ${open ? 'guiding' : 'following'}, next_due = ${await nextDue(tx, file)}`,
    )
    return ok({ id: order.id, version })
  })

export const followUp = (
  door: Door,
  standing: Standing,
  at: At,
  input: Given & { readonly on: Day; readonly text: string },
): Promise<Result<FileChanged, Refusal>> =>
  onOrder(door, standing, at, 'follow-up', input, async (tx, file, order) => {
    if (input.on > standing.today) return notValid('juvenile-day-ahead', '/body/on')
    if (input.on <= order.startsOn) return notValid('juvenile-follow-up-early', '/body/on')
    if (order.evaluatedOn === null) return refused({ code: 'juvenile-stage-wrong' })
    await sql`
      update juvenile_order set followed_up_on = ${input.on}, follow_up = ${sealJson(door, input.text)}, version = version + 1
      where province = ${file.province} and id = ${order.id}`.execute(tx)
    return ok({
      id: order.id,
      version: await changeFile(tx, file, sql`next_due = ${await nextDue(tx, file)}`),
    })
  })

export const closeFile = (
  door: Door,
  standing: Standing,
  target: Id,
  input: Given,
): Promise<Result<FileChanged, Refusal>> =>
  changing(door, standing, target, {
    name: 'close',
    input,
    at: ['reported', 'guiding', 'following'],
    by: 'investigator',
    run: async (tx, file) => {
      const orders = await ordersOf(tx, file)
      if (orders.some(({ evaluatedOn }) => evaluatedOn === null))
        return refused({ code: 'juvenile-orders-open' })
      // A family that cannot be reached was followed up as well: that is what is written down then.
      if (orders.some(({ followedUpOn }) => followedUpOn === null))
        return refused({ code: 'juvenile-follow-up-owed' })
      const version = await changeFile(
        tx,
        file,
        sql`stage = 'closed', closed_on = ${standing.today}, next_due = null`,
      )
      return ok({ id: file.id, version })
    },
  })
