import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Programme } from '../../../programmes/index.ts'
import type { PublishedAffiliation, PublishedEntry } from '../../domain/judging/published-entry.ts'

export type NoticeRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly programme: string
  readonly programmeHash: string
  readonly round: Id | null
  readonly stage: string
  readonly title: string
  readonly bodyName: string
  readonly contact: string | null
  readonly shows: NonNullable<Programme['notice']>['shows']
  readonly workdays: number
  readonly fromOn: Day
  readonly lastOn: Day
  readonly provisional: boolean
  readonly objections: 'block' | 'none'
  readonly settledOn: Day | null
  readonly duty: Id | null
  readonly downOn: Day | null
  readonly version: number
}

export const noticeColumns =
  sql.raw(`province, id, division, programme, programme_hash, round, stage, title, body_name, contact, shows,
  workdays, from_on, last_on, provisional, objections, settled_on, duty, down_on, version`)

export const inReach = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}`

export async function findNotice(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<NoticeRow | undefined> {
  const { rows } =
    await sql<NoticeRow>`select ${noticeColumns} from application_notice where id = ${id} and ${inReach(scope)}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

/** One that stands in public on a day, whoever asks. */
export async function publicNotice(
  tx: Handle,
  provinces: readonly number[],
  id: Id,
  on: Day,
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`select ${noticeColumns} from application_notice
    where province = any(${[...provinces]}::smallint[]) and id = ${id} and from_on <= ${on} and down_on is null`.execute(
    tx,
  )
  return rows[0]
}

export type EntryRow = PublishedEntry & {
  readonly position: number
  readonly application: Id
  readonly removedOn: Day | null
}

type Kept = Omit<EntryRow, 'affiliations'> & { readonly affiliations: string }

export async function entriesOf(
  tx: Handle,
  { province, id }: Pick<NoticeRow, 'province' | 'id'>,
): Promise<EntryRow[]> {
  const { rows } = await sql<Kept>`
    select position, application, name, affiliations::text as affiliations, organisation, post, certificate_level, township, amount_fen,
      score, rank, work_title, removed_on
    from application_notice_entry where province = ${province} and notice = ${id} order by position`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, affiliations: JSON.parse(row.affiliations) as PublishedAffiliation[] }))
}

export async function insertEntry(
  tx: Handle,
  notice: Pick<NoticeRow, 'province' | 'id' | 'division'>,
  entry: Omit<EntryRow, 'removedOn'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into application_notice_entry (province, notice, position, division, application, name, affiliations, organisation, post,
      certificate_level, township, amount_fen, score, rank, work_title)
    values (${notice.province}, ${notice.id}, ${entry.position}, ${notice.division}, ${entry.application}, ${entry.name},
      ${JSON.stringify(entry.affiliations)}::json, ${entry.organisation}, ${entry.post}, ${entry.certificateLevel}, ${entry.township},
      ${entry.amountFen}, ${entry.score}, ${entry.rank}, ${entry.workTitle})
    on conflict do nothing returning notice`.execute(tx)
  return rows.length > 0
}

/** How many entries notices have, those removed left out. */
export async function entryCounts(
  tx: Handle,
  notices: readonly NoticeRow[],
): Promise<ReadonlyMap<Id, number>> {
  if (notices.length === 0) return new Map()
  const { rows } = await sql<{ notice: Id; count: number }>`
    select notice, count(*)::integer as count from application_notice_entry
    where province = any(${[...new Set(notices.map(({ province }) => province))]}::smallint[])
      and notice = any(${notices.map(({ id }) => id)}::uuid[]) and removed_on is null
    group by notice`.execute(tx)
  return new Map(rows.map(({ notice, count }) => [notice, count]))
}

/** The notice in which an application stands now. */
export async function noticeOfApplication(
  tx: Handle,
  { province, id }: { readonly province: number; readonly id: Id },
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`select ${noticeColumns} from application_notice n
    where n.province = ${province} and n.down_on is null and n.id in (select notice from application_notice_entry
      where province = ${province} and application = ${id} and removed_on is null)`.execute(tx)
  return rows[0]
}
