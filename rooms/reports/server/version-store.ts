import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Adjustment, type Content, canonical } from '../domain/content.ts'
import type { ReportRow } from './store.ts'

export type Version = {
  readonly id: Id
  readonly number: number
  readonly reason: 'sent' | 'due' | 'revised'
  readonly asOf: string
  /** SHA-256 of the content's canonical text, in hex. */
  readonly sha256: string
  readonly by: string
  readonly at: string
  readonly month: Period
  readonly content: Content
}

type Kept = Omit<Version, 'content'> & { readonly content: string }

const columns =
  sql.raw(`id, number, reason, to_json(as_of) #>> '{}' as as_of, encode(sha256, 'hex') as sha256,
  account_name as by, to_json(at) #>> '{}' as at, month, content`)

const opened = (row: Kept): Version => ({ ...row, content: JSON.parse(row.content) as Content })

/** The frozen versions of a report, the first first. */
export async function versionsOf(tx: Handle, { province, id }: ReportRow): Promise<Version[]> {
  const { rows } = await sql<Kept>`select ${columns} from report_version
    where province = ${province} and report = ${id} order by number`.execute(tx)
  return rows.map(opened)
}

/** What was frozen of a node's other months since a month, oldest first: what readers of it were told. */
export async function frozenBefore(
  tx: Handle,
  report: {
    readonly province: number
    readonly definition: string
    readonly division: DivisionCode
    readonly station: Id | null
  },
  from: Period,
): Promise<Version[]> {
  const { rows } = await sql<Kept>`select ${columns} from report_version
    where province = ${report.province} and division = ${report.division} and station is not distinct from ${report.station}
      and definition = ${report.definition} and month >= ${from} order by as_of, number`.execute(tx)
  return rows.map(opened)
}

export const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Freezes a content as the next version. The text that is kept is the text that the digest is of. */
export async function insertVersion(
  tx: Handle,
  report: ReportRow,
  version: {
    readonly id: Id
    readonly number: number
    readonly reason: Version['reason']
    readonly content: Content
  },
  by: { readonly account: Id; readonly name: string },
): Promise<string> {
  const text = canonical(version.content)
  const digest = digestOf(text)
  await sql`insert into report_version (province, id, report, division, station, review_station, definition, month, number,
      reason, as_of, sha256, content, account, account_name)
    values (${report.province}, ${version.id}, ${report.id}, ${report.division}, ${report.station}, ${report.reviewStation},
      ${report.definition}, ${report.month}, ${version.number}, ${version.reason}, ${version.content.asOf}, ${digest}, ${text},
      ${by.account}, ${by.name})`.execute(tx)
  return digest.toString('hex')
}

export async function adjustmentsOf(tx: Handle, { province, id }: ReportRow): Promise<Adjustment[]> {
  const { rows } =
    await sql<Adjustment>`select id, cell, difference::float8 as difference, stated_on as on, reason,
      account_name as by, to_json(at) #>> '{}' as at
    from report_adjustment where province = ${province} and report = ${id} order by at, id`.execute(tx)
  return rows
}

export type Verified = {
  readonly versions: number
  readonly broken: readonly { readonly id: Id; readonly number: number; readonly reason: string }[]
}

/** Works out every digest again, as the worker: a version that was changed past the application does not match. */
export async function verifyVersions(worker: Handle): Promise<Verified> {
  const broken: Verified['broken'][number][] = []
  let versions = 0
  let after: Id | null = null
  for (;;) {
    const { rows }: { rows: { id: Id; number: number; sha256: Buffer; content: string; asOf: string }[] } =
      await sql<{
        id: Id
        number: number
        sha256: Buffer
        content: string
        asOf: string
      }>`select id, number, sha256, content, as_of from report_version
      where ${after === null ? sql`true` : sql`id > ${after}`} order by id limit 500`.execute(worker)
    for (const { id, number, sha256, content } of rows) {
      versions += 1
      if (!digestOf(content).equals(sha256)) broken.push({ id, number, reason: 'content-changed' })
      else if (canonical(JSON.parse(content)) !== content)
        broken.push({ id, number, reason: 'not-canonical' })
    }
    const last = rows.at(-1)
    if (!last) return { versions, broken }
    after = last.id
  }
}
