import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { settleDuty } from '../../../duties/server/index.ts'
import type { FindingSource, FindingState } from '../../domain/paying/kinds.ts'
import { type ApplicationRow, findApplication } from '../core/application-store.ts'
import { atBody, inPlace, likePart } from './item-store.ts'
import { searchOf } from './subject.ts'

export type FindingRow = {
  readonly id: Id
  readonly province: number
  readonly division: DivisionCode
  readonly application: Id
  readonly programme: string
  readonly number: string
  readonly name: string
  readonly source: FindingSource
  readonly sourceId: Id | null
  readonly sanctionCode: string | null
  readonly sanctionTitleZh: string | null
  readonly sanctionTitleEn: string | null
  readonly foundOn: Day
  readonly facts: string
  /** Null where a person typed what was found. */
  readonly factsEn: string | null
  readonly state: FindingState
  readonly closing: string | null
  readonly duty: Id | null
  readonly recordedBy: Id
  readonly recordedName: string
}

const columns =
  sql.raw(`id, province, division, application, programme, number, name, source, source_id, sanction_code,
  sanction_title_zh, sanction_title_en, found_on, facts, facts_en, state, closing, duty, recorded_by, recorded_name`)

export async function listFindings(
  tx: Handle,
  scope: Scope,
  filter: {
    readonly state?: FindingState | undefined
    readonly within?: DivisionCode | undefined
    readonly search?: string | undefined
  },
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<FindingRow[]> {
  const all = [atBody(scope), ...inPlace(filter.within)]
  if (filter.state) all.push(sql<boolean>`state = ${filter.state}`)
  if (filter.search) all.push(sql<boolean>`search like ${likePart(filter.search)}`)
  const { after, limit } = page
  const later = after ? sql`and (found_on, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<FindingRow>`
    select ${columns} from application_finding where ${sql.join(all, sql` and `)} ${later}
    order by found_on desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export async function findFinding(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`
    select ${columns} from application_finding where ${atBody(scope)} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

export async function findingsOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${columns} from application_finding where province = ${province} and application = ${id}
    order by found_on desc, id desc`.execute(tx)
  return rows
}

export type NewFinding = {
  readonly id: Id
  readonly source: FindingSource
  readonly sourceId: Id | null
  readonly foundOn: Day
  /** A string where a person typed it. */
  readonly facts: Words | string
  readonly duty?: Id | null
}

/** Writes what was found; false where the same event was told before, or the id is taken. */
export async function openFinding(
  tx: Handle,
  { actor }: Pick<Standing, 'actor'>,
  row: ApplicationRow,
  { id, source, sourceId, foundOn, facts, duty = null }: NewFinding,
): Promise<boolean> {
  const said = typeof facts === 'string' ? { zh: facts, en: null } : facts
  const { rows } = await sql`
    insert into application_finding (province, id, division, application, programme, number, name, source, source_id, found_on, facts,
      facts_en, duty, search, recorded_by, recorded_name)
    values (${row.province}, ${id}, ${row.division}, ${row.id}, ${row.programme}, ${row.number ?? ''}, ${row.name}, ${source},
      ${sourceId}, ${foundOn}, ${said.zh}, ${said.en}, ${duty}, ${searchOf(row, row.number)}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** An officer records what was found of an application that was received. */
export const recordFinding = (
  standing: Standing,
  application: Id,
  input: { readonly id: Id; readonly finding: Id; readonly foundOn: Day; readonly facts: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'applications.record-finding',
    input: { application, ...input },
    run: async (tx) => {
      const row = await findApplication(tx, standing.scope, application)
      if (!row) return refused({ code: 'not-found' })
      if (row.number === null) return refused({ code: 'application-not-received' })
      const { finding: id, foundOn, facts } = input
      if (foundOn > standing.today)
        return refused({
          code: 'day-in-the-future',
          problems: [{ code: 'day-in-the-future', path: '/body/foundOn' }],
        })
      if (!(await openFinding(tx, standing, row, { id, source: 'officer', sourceId: null, foundOn, facts })))
        return refused({ code: 'id-already-used' })
      return ok({
        answer: { id },
        audit: {
          action: 'applications.record-finding',
          subject: application,
          division: row.division,
          detail: { finding: id },
        },
      })
    },
  })

/** Moves a finding on; a duty that told of it is settled when nobody has to do anything about it any more. */
export async function moveFinding(
  tx: Handle,
  standing: Pick<Standing, 'actor' | 'today'>,
  { province, id, duty }: FindingRow,
  to: {
    readonly state: FindingState
    readonly closing?: string
    readonly sanction?: { readonly code: string; readonly zh: string; readonly en: string }
  },
): Promise<void> {
  const { sanction } = to
  const named = sanction
    ? sql`, sanction_code = ${sanction.code}, sanction_title_zh = ${sanction.zh}, sanction_title_en = ${sanction.en}`
    : sql``
  await sql`
    update application_finding set state = ${to.state}, closing = ${to.closing ?? null} ${named}
    where province = ${province} and id = ${id}`.execute(tx)
  if (duty && (to.state === 'proposed' || to.state === 'dismissed'))
    await settleDuty(tx, province, duty, {
      on: standing.today,
      by: standing.actor.account,
      outcome:
        to.state === 'proposed'
          ? { zh: '已提出处理意见', en: 'What is to follow was proposed' }
          : { zh: '不予处理', en: 'Nothing is to follow' },
    })
}

/** Lets a finding rest, by another person than who recorded it. */
export const dismissFinding = (
  standing: Standing,
  finding: Id,
  { id, reason }: { readonly id: Id; readonly reason: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id,
    name: 'applications.dismiss-finding',
    input: { finding, reason },
    run: async (tx) => {
      const row = await findFinding(tx, standing.scope, finding, true)
      if (!row) return refused({ code: 'not-found' })
      if (row.state !== 'open') return refused({ code: 'finding-settled' })
      if (row.recordedBy === standing.actor.account) return refused({ code: 'needs-second-person' })
      await moveFinding(tx, standing, row, { state: 'dismissed', closing: reason })
      return ok({
        answer: { id: finding },
        audit: {
          action: 'applications.dismiss-finding',
          subject: row.application,
          division: row.division,
          detail: { finding },
        },
      })
    },
  })
