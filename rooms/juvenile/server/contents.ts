import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { ageCheck } from '../domain/age-check.ts'
import type { Attendance, Homework, OrderKind, OrderResult, SessionForm } from '../domain/codes.ts'
import type { Identity } from '../domain/hand-over.ts'
import type { IssuedContent } from '../domain/printed-investigation.ts'
import type { ChapterContent } from '../domain/report-check.ts'
import { withdrawnOf } from './charge.ts'
import { type Door, openJson } from './door.ts'
import type { FileRow } from './file-row.ts'
import type { CaseFacts } from './refer.ts'
import { draftOf } from './report-text.ts'
import { basesIn, juvenileRules } from './rules.ts'
import { shownTask, type TaskRow, taskColumns } from './tasks.ts'

type InvestigatorRow = {
  readonly account: Id
  readonly name: string
  readonly declaredOn: Day | null
  readonly sameCommunity: boolean | null
  readonly statement: Buffer | null
}

type OrderRow = {
  readonly id: Id
  readonly kind: OrderKind
  readonly startsOn: Day
  readonly endsOn: Day
  readonly bases: readonly string[]
  readonly plan: Buffer
  readonly result: OrderResult | null
  readonly evaluation: Buffer | null
  readonly evaluatedOn: Day | null
  readonly reportedBackOn: Day | null
  readonly followUpBy: Day
  readonly followedUpOn: Day | null
  readonly followUp: Buffer | null
}

type SessionRow = {
  readonly id: Id
  readonly guidance: Id
  readonly form: SessionForm
  readonly plannedOn: Day
  readonly heldOn: Day | null
  readonly minutes: number | null
  readonly minor: Attendance | null
  readonly guardian: Attendance | null
  readonly homework: Homework | null
  readonly content: Buffer
  readonly version: number
}

export type ReportRow = {
  readonly id: Id
  readonly number: number
  readonly issuedAt: string
  readonly receivedAt: string | null
  readonly sha256: string
}

export async function reportsOf(tx: Handle, file: Pick<FileRow, 'province' | 'id'>): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select id, number, to_json(issued_at) #>> '{}' as issued_at, to_json(received_at) #>> '{}' as received_at,
      encode(sha256, 'hex') as sha256
    from juvenile_report where province = ${file.province} and file = ${file.id} order by number`.execute(tx)
  return rows
}

async function investigatorsOf(tx: Handle, door: Door, file: FileRow, signedBy: readonly string[]) {
  const { rows } = await sql<InvestigatorRow>`
    select account, name, declared_on, same_community, statement from juvenile_investigator
    where province = ${file.province} and file = ${file.id} and account = any(${[...file.investigators]}::uuid[])
    order by name`.execute(tx)
  return rows.map(({ account, name, declaredOn, sameCommunity, statement }) => ({
    account,
    name,
    declared: declaredOn !== null,
    sameCommunity,
    statement: statement ? openJson<string>(door, statement) : null,
    signed: signedBy.includes(account),
  }))
}

async function ordersOf(tx: Handle, door: Door, file: FileRow) {
  const { rows: orders } = await sql<OrderRow>`
    select id, kind, starts_on, ends_on, bases, plan, result, evaluation, evaluated_on, reported_back_on, follow_up_by,
      followed_up_on, follow_up
    from juvenile_order where province = ${file.province} and file = ${file.id} order by starts_on, id`.execute(
    tx,
  )
  const { rows: sessions } = await sql<SessionRow>`
    select id, guidance, form, planned_on, held_on, minutes, minor, guardian, homework, content, version from juvenile_session
    where province = ${file.province} and file = ${file.id} order by planned_on, id`.execute(tx)
  const bases = basesIn(file.province)
  const text = (sealed: Buffer | null) => (sealed ? openJson<string>(door, sealed) : null)
  return orders.map((order) => ({
    ...order,
    bases: order.bases.map((code) => bases.find((one) => one.code === code) ?? { code, zh: code, en: code }),
    plan: openJson<string>(door, order.plan),
    evaluation: text(order.evaluation),
    followUp: text(order.followUp),
    sessions: sessions
      .filter(({ guidance }) => guidance === order.id)
      .map(({ guidance: _, content, ...session }) => ({
        ...session,
        ...openJson<{ topic: string; task: string | null; note: string | null }>(door, content),
      })),
  }))
}

async function tasksOf(tx: Handle, door: Door, file: FileRow) {
  const { rows } = await sql<TaskRow>`
    select ${taskColumns} from juvenile_task where province = ${file.province} and file = ${file.id} order by given_on, id`.execute(
    tx,
  )
  const names = await organisationNames(
    tx,
    rows.map(({ organisation }) => organisation),
  )
  return rows.map((row) => ({
    ...shownTask(door, row),
    organisation: row.organisation,
    bodyName: names.get(row.organisation)?.name ?? '',
  }))
}

/** Everything that is in a file, opened: what is shown, and what is put away when it is sealed. */
export async function contentsOf(tx: Handle, door: Door, file: FileRow) {
  const draft = await draftOf(tx, door, file)
  const identity = openJson<Identity>(door, file.identity)
  const { declined: _, ...facts } = openJson<CaseFacts & { declined?: string }>(door, file.facts)
  return {
    identity,
    facts: { ...facts, wants: [...facts.wants] },
    age: ageCheck({ birth: identity.birth, actOn: facts.actOn, role: file.role }, juvenileRules().ages),
    investigators: await investigatorsOf(tx, door, file, draft.signedBy),
    withdrawn: (await withdrawnOf(tx, file)).map(({ name }) => ({ name })),
    chapters: draft.rows.map(({ chapter, content, version }) => ({
      chapter,
      ...openJson<ChapterContent>(door, content),
      version,
    })),
    draft,
    reports: await reportsOf(tx, file),
    orders: await ordersOf(tx, door, file),
    tasks: await tasksOf(tx, door, file),
  }
}

export type IssuedFile = {
  readonly number: number
  readonly content: IssuedContent
  readonly docx: Buffer
  readonly pdf: Buffer
}

/** The issued reports as they were frozen. */
export async function issuedFiles(
  tx: Handle,
  door: Door,
  file: Pick<FileRow, 'province' | 'id'>,
): Promise<IssuedFile[]> {
  const { rows } = await sql<{ number: number; content: Buffer; docx: Buffer; pdf: Buffer }>`
    select number, content, docx, pdf from juvenile_report where province = ${file.province} and file = ${file.id}
    order by number`.execute(tx)
  return rows.map(({ number, content, docx, pdf }) => ({
    number,
    content: openJson<IssuedContent>(door, content),
    docx: door.ciphers.field.openBytes(docx),
    pdf: door.ciphers.field.openBytes(pdf),
  }))
}
