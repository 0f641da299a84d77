import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation, stationOrNull } from '../../../kernel/no-station.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { pathsOf, stationNames } from '../../regions/server/index.ts'
import type { WorkforceFilters } from '../contract.ts'
import type { CertificateLevel, EmployerKind, PostKind } from '../domain/codes.ts'
import { accountsFor, latestAccount } from './education.ts'
import { educationPolicy } from './policy-file.ts'

export type ListedRow = {
  readonly province: number
  readonly id: Id
  readonly name: string
  readonly pinyin: string
  readonly sex: number
  readonly division: DivisionCode
  readonly station: Id
  readonly tags: readonly string[]
  readonly talent: boolean
  readonly post: PostKind | null
  readonly employer: string | null
  readonly employerKind: EmployerKind | null
  readonly posts: number
  readonly level: CertificateLevel | null
}

/** Members by pinyin with the main post and highest certificate of a day; one more than asked when there is a next page. */
export async function listMembers(
  tx: Handle,
  scope: Scope,
  filters: WorkforceFilters & { readonly member?: Id },
  today: Day,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<ListedRow[]> {
  const after = page.after ? sql`(m.pinyin, m.id) > (${page.after[0]}, ${page.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<ListedRow>`
    select m.province, m.id, m.name, m.pinyin, m.sex, m.division, m.station, m.tags,
      (m.talent_from <= ${today} and (m.talent_to is null or m.talent_to >= ${today})) is true as talent,
      p.kind as post, p.employer, p.employer_kind, coalesce(p.posts, 0) as posts, c.level
    from workforce_member m
    left join lateral (
      select p.kind, p.employer, p.employer_kind, count(*) over ()::integer as posts from workforce_post p
      where p.province = m.province and p.member = m.id and p.from_on <= ${today} and (p.to_on is null or p.to_on >= ${today})
      order by p.main desc, p.full_time desc, p.from_on, p.id limit 1) p on true
    left join lateral (
      select c.level from workforce_certificate c
      where c.province = m.province and c.member = m.id and c.obtained_on <= ${today} and (c.ended_on is null or c.ended_on > ${today})
      order by array_position(array['senior', 'intermediate', 'assistant'], c.level::text) limit 1) c on true
    where m.province = any(${provincesIn(scope)}) and ${within(scope, { division: 'm.division', station: 'm.station' })}
      and ${conditions(filters, today)} and ${after}
    order by m.pinyin, m.id limit ${page.limit + 1}`.execute(tx)
  return rows
}

function conditions(filters: WorkforceFilters & { readonly member?: Id }, today: Day): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = []
  if (filters.member) return sql`m.id = ${filters.member}`
  if (filters.search) {
    const text = filters.search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
    const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    all.push(sql`(m.name like ${part} or m.pinyin like ${part} or m.initials like ${part})`)
  }
  if (filters.station) all.push(sql`m.station = ${filters.station}`)
  if (filters.division !== undefined) {
    const { low, high } = rangeOf(filters.division)
    all.push(sql`m.division between ${low} and ${high}`)
  }
  if (filters.post) all.push(sql`p.kind = ${filters.post}`)
  if (filters.employer) all.push(sql`p.employer_kind = ${filters.employer}`)
  if (filters.level)
    all.push(filters.level === 'none' ? sql`c.level is null` : sql`c.level = ${filters.level}`)
  if (filters.examPlace !== undefined || filters.examYear !== undefined) all.push(examined(filters, today))
  if (filters.registration) all.push(registered(filters.registration, today))
  if (filters.tag) all.push(sql`${filters.tag} = any(m.tags)`)
  const talent = sql`(m.talent_from <= ${today} and (m.talent_to is null or m.talent_to >= ${today})) is true`
  if (filters.talent) all.push(talent)
  if (filters.state === 'working') all.push(sql`(p.kind is not null or ${talent})`)
  return all.length > 0 ? sql.join(all, sql` and `) : sql`true`
}

/** Who holds a certificate of an examination that was registered for in a place, of a year, or both: the same certificate. */
function examined({ examPlace, examYear }: WorkforceFilters, today: Day): RawBuilder<unknown> {
  const asked = [
    sql`e.province = m.province and e.member = m.id and (e.ended_on is null or e.ended_on > ${today})`,
  ]
  if (examPlace !== undefined) {
    const { low, high } = rangeOf(examPlace)
    asked.push(sql`e.exam_place between ${low} and ${high}`)
  }
  if (examYear !== undefined) asked.push(sql`e.exam_year = ${examYear}`)
  return sql`exists (select from workforce_certificate e where ${sql.join(asked, sql` and `)})`
}

/** Whose certificate in force needs its registration renewed within the warning time, lost it, or never had one. */
function registered(state: 'expiring' | 'lapsed' | 'never', today: Day): RawBuilder<unknown> {
  const holds = {
    expiring: sql`e.registered_to between ${today} and ${addDays(today, educationPolicy().warnDays)}`,
    lapsed: sql`e.registered_to < ${today}`,
    never: sql`e.registered_to is null`,
  }[state]
  return sql`exists (select from workforce_certificate e where e.province = m.province and e.member = m.id
    and (e.ended_on is null or e.ended_on > ${today}) and ${holds})`
}

/** Rows as the list shows them, with place names and the credit-hour account. */
export async function linesOf(tx: Handle, rows: readonly ListedRow[], today: Day) {
  const stations = await stationNames(
    tx,
    rows.map((row) => row.station).filter((id) => id !== noStation),
  )
  const paths = await pathsOf(tx, [...new Set(rows.map((row) => row.division))], today)
  const accounts = await accountsFor(tx, rows, today)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    sex: row.sex,
    division: row.division,
    station: stationOrNull(row.station),
    placeName: stations.get(row.station) ?? (paths.get(row.division) ?? '').split(' ').at(-1) ?? '',
    post: row.post,
    employer: row.employer,
    employerKind: row.employerKind,
    posts: row.posts,
    level: row.level,
    tags: [...row.tags],
    talent: row.talent,
    education: latestAccount(accounts.get(row.id) ?? [], today),
  }))
}
export type ShownMember = Awaited<ReturnType<typeof linesOf>>[number]
