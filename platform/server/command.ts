import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, type Scope, scopeOf } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../kernel/division.ts'
import type { Refusal } from '../../kernel/errors.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import type { Id } from '../../kernel/id.ts'
import type { Period } from '../../kernel/period.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { againAfterDeadlock } from './database/after-deadlock.ts'
import type { Handle } from './database/connect.ts'
import { inTransaction } from './database/transaction.ts'
import { newId } from './ids.ts'

/** What the audit trail keeps of one act. `detail` never holds a name, an identity number or free text. */
export type AuditEntry = {
  readonly action: string
  readonly subject?: Id
  readonly division: DivisionCode
  readonly station?: Id | null
  readonly purpose?: string
  readonly detail?: Readonly<Record<string, unknown>>
  /** Kept without the account: who made a mandatory report is protected by law, the record itself keeps it sealed. */
  readonly unnamed?: true
}

/** A leaf of the figures (station, month) whose base records changed. */
export type DirtyLeaf = { readonly station: Id; readonly month: Period; readonly division: DivisionCode }

/** What a command leaves behind; the audit entry is part of the type, so that no command can forget it. */
export type Done<Answer> = {
  readonly answer: Answer
  readonly audit: AuditEntry | readonly AuditEntry[]
  readonly events?: readonly DomainEvent[]
  readonly dirty?: readonly DirtyLeaf[]
}

/** Where a request stands: who, on which day, under which permission. Every store and command starts from it. */
export type Standing = {
  readonly db: Handle
  readonly actor: Actor
  readonly scope: Scope
  readonly today: Day
  readonly request?: string
}

export type Command<Answer> = {
  /** The client's id of this command; a resend with the same id and the same input gets the first answer. */
  readonly id: Id
  readonly name: string
  readonly input: unknown
  /** Carries it out; a refusal undoes everything. */
  readonly run: (tx: Handle) => Promise<Result<Done<Answer>, Refusal>>
}

/** Moves a standing to another permission, for a command that needs more than its route's own. */
export const standingFor = (standing: Standing, permission: string): Standing => ({
  ...standing,
  scope: scopeOf(standing.actor, permission, standing.today),
})

/** What tells a resend from another command under the same id. */
export const inputHash = (name: string, input: unknown): Buffer =>
  createHash('sha256').update(name).update(JSON.stringify(input)).digest()

/** The part of the command log in which an actor's commands are found again. */
export const commandProvince = (scope: Scope): number => provinceOf(scope.ranges[0]?.low ?? 0)

/** Runs a command: once per id, in one transaction, with audit line, events and dirty leaves. */
export async function runCommand<Answer>(
  standing: Standing,
  command: Command<Answer>,
): Promise<Result<Answer, Refusal>> {
  const { db, actor, scope } = standing
  const hash = inputHash(command.name, command.input)
  const province = commandProvince(scope)
  const carryOut = async (tx: Handle): Promise<Result<Answer, Refusal>> => {
    const first = await sql`
      insert into command_log (province, id, account, name, input_hash)
      values (${province}, ${command.id}, ${actor.account}, ${command.name}, ${hash})
      on conflict do nothing returning id`.execute(tx)
    if (first.rows.length === 0) return earlierAnswer<Answer>(tx, province, command.id, hash)
    const result = await command.run(tx)
    if (!result.ok) return result
    const { answer, audit, events = [], dirty = [] } = result.value
    await writeTrail(tx, standing, 'write', Array.isArray(audit) ? audit : [audit as AuditEntry])
    await writeEvents(tx, events)
    await markDirty(tx, dirty)
    await sql`update command_log set answer = ${JSON.stringify(answer)}::jsonb
      where province = ${province} and id = ${command.id}`.execute(tx)
    return ok(answer)
  }
  return againAfterDeadlock(() => inTransaction<Answer, Refusal>(db, { actor, scope }, 'write', carryOut))
}

/** Row-level security hides another account's command, so that its resend reads the same as a used id. */
async function earlierAnswer<Answer>(
  tx: Handle,
  province: number,
  id: Id,
  hash: Buffer,
): Promise<Result<Answer, Refusal>> {
  const earlier = await sql<{ inputHash: Buffer; answer: Answer }>`
    select input_hash, answer from command_log where province = ${province} and id = ${id}`.execute(tx)
  const row = earlier.rows[0]
  if (!row?.inputHash.equals(hash)) return refused({ code: 'id-already-used' })
  return ok(row.answer)
}

/** A read under the actor's scope. */
export const read = <T>(
  standing: Standing,
  work: (tx: Handle) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> => inTransaction(standing.db, standing, 'read', work)

/** A read of L3 or L4 fields: what was disclosed is written to the audit trail in the same transaction. */
export const disclose = <T>(
  standing: Standing,
  work: (tx: Handle) => Promise<Result<{ answer: T; audit: readonly AuditEntry[] }, Refusal>>,
): Promise<Result<T, Refusal>> =>
  inTransaction<T, Refusal>(standing.db, standing, 'write', async (tx) => {
    const result = await work(tx)
    if (!result.ok) return result
    await writeTrail(tx, standing, 'read', result.value.audit)
    return ok(result.value.answer)
  })

/** Adds lines to the audit trail inside the caller's transaction. */
export async function writeTrail(
  tx: Handle,
  who: { readonly actor: Actor; readonly request?: string },
  kind: 'write' | 'read' | 'sign-in' | 'system',
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    id: newId(),
    account: entry.unnamed ? null : who.actor.account,
    actor_name: entry.unnamed ? '—' : who.actor.name,
    action: entry.action,
    kind,
    subject: entry.subject ?? null,
    division: entry.division,
    station: entry.station ?? null,
    purpose: entry.purpose ?? null,
    detail: entry.detail ?? {},
    request: who.request ?? null,
  }))
  await sql`
    insert into audit_line (id, account, actor_name, action, kind, subject, division, station, purpose, detail, request)
    select id, account, actor_name, action, kind, subject, division, station, purpose, detail, request
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, account uuid, actor_name text, action text, kind text,
      subject uuid, division bigint, station uuid, purpose text, detail jsonb, request text)`.execute(tx)
}

export async function writeEvents(tx: Handle, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({ id: newId(), ...event }))
  await sql`
    insert into outbox (id, name, subject, division, data)
    select id, name, subject, division, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, subject uuid, division bigint, data jsonb)`.execute(
    tx,
  )
}

/** Marks leaves whose base records changed; part of every write that a measure may count. */
export async function markDirty(tx: Handle, leaves: readonly DirtyLeaf[]): Promise<void> {
  if (leaves.length === 0) return
  await sql`
    insert into figure_dirty (station, month, division)
    select distinct station, month, division
    from jsonb_to_recordset(${JSON.stringify(leaves)}::jsonb) as r(station uuid, month integer, division bigint)`.execute(
    tx,
  )
}
