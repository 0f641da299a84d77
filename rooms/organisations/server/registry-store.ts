import { type RawBuilder, sql } from 'kysely'
import { type Scope, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { RegistryFilters } from '../contract/registry.ts'
import type {
  ChangeKind,
  Fault,
  LegalForm,
  ListKind,
  PenaltyKind,
  RegistrationStatus,
  ReportStep,
} from '../domain/registry/codes.ts'

export type EntryRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly authority: DivisionCode
  readonly name: string
  readonly pinyin: string
  readonly creditCode: string | null
  readonly legalForm: LegalForm
  readonly certificateNumber: string | null
  readonly supervisor: string | null
  readonly purpose: string | null
  readonly capitalFen: number | null
  readonly registeredOn: Day
  /** The first year whose report is kept here; of those before nothing is known. */
  readonly reportsFrom: number
  readonly status: RegistrationStatus
  readonly endedOn: Day | null
  readonly endDocument: string | null
  readonly endReason: string | null
  readonly version: number
  readonly lists: readonly ListKind[]
}

/** The lists on which a body stands now are asked with it, in one query. */
const entryColumns =
  sql.raw(`r.province, r.id, r.division, r.authority, r.name, r.pinyin, r.credit_code, r.legal_form,
  r.certificate_number, r.supervisor, r.purpose, r.capital_fen::float8 as capital_fen, r.registered_on, r.reports_from, r.status, r.ended_on,
  r.end_document, r.end_reason, r.version,
  array(select l.list from organisation_listing l where l.province = r.province and l.organisation = r.id and l.removed_on is null
    order by l.list) as lists`)

export async function listEntries(
  tx: Handle,
  reach: Scope,
  filters: RegistryFilters,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<EntryRow[]> {
  const all: RawBuilder<unknown>[] = [
    sql`r.province = any(${provincesIn(reach)}) and ${within(reach, { division: 'r.division' })}`,
  ]
  if (filters.search) all.push(matchingEntry(filters.search))
  if (filters.legalForm) all.push(sql`r.legal_form = ${filters.legalForm}`)
  if (filters.authority !== undefined) all.push(sql`r.authority = ${filters.authority}`)
  if (filters.within !== undefined) {
    const { low, high } = rangeOf(filters.within)
    all.push(sql`r.division between ${low} and ${high}`)
  }
  if (filters.status) all.push(sql`r.status = ${filters.status}`)
  if (filters.listed)
    all.push(sql`exists (select from organisation_listing l where l.province = r.province and l.organisation = r.id
      and l.list = ${filters.listed} and l.removed_on is null)`)
  if (page.after) all.push(sql`(r.pinyin, r.id) > (${page.after[0]}, ${page.after[1]}::uuid)`)
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from organisation_registration r where ${sql.join(all, sql` and `)}
    order by r.pinyin, r.id limit ${page.limit}`.execute(tx)
  return rows
}

/** A registry holds some thousands of bodies a city, so a part of a name is looked for row by row. */
export function matchingEntry(search: string): RawBuilder<unknown> {
  const text = search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const code = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const byCode = code.length < 4 ? sql`false` : sql`coalesce(r.credit_code like ${`%${code}%`}, false)`
  return sql`(r.name like ${part} or r.pinyin like ${part} or r.initials like ${part} or ${byCode})`
}

export async function findEntry(tx: Handle, id: Id, lock = false): Promise<EntryRow | null> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from organisation_registration r
    where r.province = any(${provincesIn(wholeScope)}) and r.id = ${id} ${lock ? sql`for update of r` : sql``}`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function entryOfCode(tx: Handle, code: string): Promise<EntryRow | null> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from organisation_registration r
    where r.province = any(${provincesIn(wholeScope)}) and r.credit_code = ${code} limit 1`.execute(tx)
  return rows[0] ?? null
}

type Of = { readonly province: number; readonly id: Id }

export type StepRow = {
  readonly id: Id
  readonly organisation: Id
  readonly year: number
  readonly step: ReportStep
  readonly onDay: Day
  readonly note: string | null
  readonly recordedName: string
}

/** The steps of the reports of some bodies in the order in which they were taken. */
export async function stepsOf(
  tx: Handle,
  province: number,
  organisations: readonly Id[],
  year?: number,
): Promise<StepRow[]> {
  if (organisations.length === 0) return []
  const { rows } = await sql<StepRow>`
    select id, organisation, year, step, on_day, note, recorded_name from organisation_report_step
    where province = ${province} and organisation = any(${[...organisations]}::uuid[])
      ${year === undefined ? sql`` : sql`and year = ${year}`}
    order by organisation, year, on_day, recorded_at, id`.execute(tx)
  return rows
}

export type ChangeRow = {
  readonly id: Id
  readonly kind: ChangeKind
  readonly was: string | null
  readonly now: string
  readonly decidedOn: Day
  readonly document: string | null
  readonly creditDueOn: Day
  readonly creditEnteredOn: Day | null
  readonly recordedName: string
}

export async function changesOf(tx: Handle, { province, id }: Of): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select id, kind, was, now, decided_on, document, credit_due_on, credit_entered_on, recorded_name from organisation_change
    where province = ${province} and organisation = ${id} order by decided_on desc, id desc`.execute(tx)
  return rows
}

export type ListingRow = {
  readonly province: number
  readonly id: Id
  readonly organisation: Id
  readonly division: DivisionCode
  readonly authority: DivisionCode
  readonly list: ListKind
  readonly fault: Fault
  readonly faultYear: number | null
  readonly decidedOn: Day
  readonly document: string
  readonly legalBasis: string
  readonly periodFrom: Day
  readonly creditDueOn: Day
  readonly creditEnteredOn: Day | null
  readonly seriousDuty: Id | null
  readonly removedOn: Day | null
  readonly removalDocument: string | null
  readonly removalReason: string | null
  readonly removalDueOn: Day | null
  readonly removalEnteredOn: Day | null
  readonly recordedName: string
}

const listingColumns =
  sql.raw(`province, id, organisation, division, authority, list, fault, fault_year, decided_on, document,
  legal_basis, period_from, credit_due_on, credit_entered_on, serious_duty, removed_on, removal_document, removal_reason,
  removal_due_on, removal_entered_on, recorded_name`)

export async function listingsOf(tx: Handle, { province, id }: Of): Promise<ListingRow[]> {
  const { rows } = await sql<ListingRow>`
    select ${listingColumns} from organisation_listing where province = ${province} and organisation = ${id}
    order by removed_on is not null, decided_on desc, id desc`.execute(tx)
  return rows
}

export async function findListing(tx: Handle, id: Id): Promise<ListingRow | null> {
  const { rows } = await sql<ListingRow>`
    select ${listingColumns} from organisation_listing
    where province = any(${provincesIn(wholeScope)}) and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export type FaultRow = {
  readonly id: Id
  readonly listing: Id
  readonly fault: Fault
  readonly faultYear: number | null
  readonly foundOn: Day
  readonly document: string
  readonly recordedName: string
}

export async function faultsOf(tx: Handle, { province, id }: Of): Promise<FaultRow[]> {
  const { rows } = await sql<FaultRow>`
    select id, listing, fault, fault_year, found_on, document, recorded_name from organisation_fault
    where province = ${province} and organisation = ${id} order by found_on, id`.execute(tx)
  return rows
}

export type PenaltyRow = {
  readonly province: number
  readonly id: Id
  readonly organisation: Id
  readonly division: DivisionCode
  readonly authority: DivisionCode
  readonly kind: PenaltyKind
  readonly amountFen: number | null
  readonly fault: Fault
  readonly faultYear: number | null
  readonly decidedOn: Day
  readonly document: string
  readonly legalBasis: string
  readonly fulfilledOn: Day | null
  readonly creditDueOn: Day
  readonly creditEnteredOn: Day | null
  readonly revokedOn: Day | null
  readonly revokedReason: string | null
  readonly recordedName: string
}

const penaltyColumns =
  sql.raw(`province, id, organisation, division, authority, kind, amount_fen::float8 as amount_fen, fault,
  fault_year, decided_on, document, legal_basis, fulfilled_on, credit_due_on, credit_entered_on, revoked_on, revoked_reason,
  recorded_name`)

export async function penaltiesOf(tx: Handle, { province, id }: Of): Promise<PenaltyRow[]> {
  const { rows } = await sql<PenaltyRow>`
    select ${penaltyColumns} from organisation_penalty where province = ${province} and organisation = ${id}
    order by decided_on desc, id desc`.execute(tx)
  return rows
}

export async function findPenalty(tx: Handle, id: Id): Promise<PenaltyRow | null> {
  const { rows } = await sql<PenaltyRow>`
    select ${penaltyColumns} from organisation_penalty
    where province = any(${provincesIn(wholeScope)}) and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}
