import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { noticeEnds, type Programme } from '../../../programmes/index.ts'
import { programmeOn } from '../../../programmes/server/index.ts'
import { placesOf, workingCalendar } from '../../../regions/server/index.ts'
import { noticeStage } from '../../domain/judging/judged-stages.ts'
import { noticeColumns, type PublishedEntry, publishedEntry } from '../../domain/judging/published-entry.ts'
import { type ApplicationRow, applicationsAt } from '../core/application-store.ts'
import { factsOf } from '../core/facts.ts'
import { affiliationsOf } from './my-reviews.ts'
import { findRound } from './round-store.ts'
import { figureOf } from './rounds.ts'

export type Publishable = {
  readonly programme: Programme
  readonly hash: string
  readonly stage: string
  readonly rows: readonly ApplicationRow[]
}

/** Who stands at the notice stage of a programme and in no notice yet, the best ranked first. */
export async function publishableOf(
  tx: Handle,
  call: Standing,
  code: string,
  round: Id | undefined,
): Promise<Result<Publishable, Refusal>> {
  const found = await programmeOn(tx, code, call.today)
  if (!found) return refused({ code: 'programme-unknown', data: { code, on: call.today } })
  const stage = noticeStage(found.programme)
  if (!stage) return refused({ code: 'programme-without-notice' })
  const there = await applicationsAt(tx, call.scope, {
    programme: code,
    stage: stage.code,
    ...(round === undefined ? {} : { round }),
  })
  const { rows: standing } = await sql<{ application: Id }>`select application from application_notice_entry
    where province = any(${[...new Set(there.map(({ province }) => province))]}::smallint[])
      and application = any(${there.map(({ id }) => id)}::uuid[]) and removed_on is null`.execute(tx)
  const published = new Set(standing.map(({ application }) => application))
  const rows = there
    .filter(({ id, endedOn }) => endedOn === null && !published.has(id))
    .toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
  return ok({ programme: found.programme, hash: found.hash, stage: stage.code, rows })
}

/** What may be printed of an application, as the programme's notice shows it. */
export async function entryOf(
  platform: Platform,
  tx: Handle,
  call: Standing,
  programme: Programme,
  row: ApplicationRow,
): Promise<PublishedEntry> {
  const shows = programme.notice?.shows ?? []
  const named = await affiliationsOf(tx, row)
  const own = row.organisationName ? [{ organisation: row.organisationName, post: row.post }] : []
  const township =
    row.township === null ? null : (await placesOf(tx, [row.township], call.today))(row.township).name
  return publishedEntry(shows, {
    name: row.name,
    affiliations: named.length > 0 ? named : own,
    organisation:
      row.organisationName ?? named[0]?.organisation ?? (row.subjectKind === 'person' ? null : row.name),
    post: row.post ?? named[0]?.post ?? null,
    certificateLevel: shows.includes('certificate-level')
      ? await levelOf(platform, tx, call, programme, row)
      : null,
    township,
    amountFen: row.amountFen,
    score: row.score,
    rank: row.rank,
    workTitle: row.workTitle,
  })
}

async function levelOf(
  platform: Platform,
  tx: Handle,
  call: Standing,
  programme: Programme,
  row: ApplicationRow,
): Promise<string | null> {
  const named = Object.entries(programme.facts).find(([, { from }]) => from === 'certificate.level')
  if (!named) return null
  const [name, fact] = named
  const level = (await factsOf(tx, platform, row, call.today, programme)).facts[name]
  return typeof level === 'string' ? (fact.options?.[level]?.zh ?? level) : null
}

type Asked = {
  readonly programme: string
  readonly round?: Id | undefined
  /** The first day of the notice; today unless told. */
  readonly from?: Day | undefined
}

/** Who waits to be published, exactly as it would be shown. */
export const showDraft = (platform: Platform, call: Standing, asked: Asked) =>
  read(call, async (tx) => {
    const found = await publishableOf(tx, call, asked.programme, asked.round)
    if (!found.ok) return found
    const { programme, rows } = found.value
    const round = asked.round === undefined ? undefined : await findRound(tx, call.scope, asked.round)
    const fromOn = asked.from ?? call.today
    const ends = noticeEnds(programme, fromOn, { on: call.today, facts: {}, calendar: workingCalendar() })
    const entries = []
    for (const [at, row] of rows.entries()) {
      const entry = await entryOf(platform, tx, call, programme, row)
      entries.push({
        ...entry,
        affiliations: [...entry.affiliations],
        position: at + 1,
        application: row.id,
        label: row.workTitle ?? row.name,
      })
    }
    return ok({
      programme: programme.code,
      programmeTitle: programme.title,
      round: round?.id ?? null,
      roundTitle: round?.title ?? null,
      title: `${round?.title ?? programme.title.zh}${programme.kind === 'benefit' ? '拟补助' : '拟入选'}名单公示`,
      bodyName: programme.owner.zh,
      columns: noticeColumns(programme.notice?.shows ?? []),
      workdays: figureOf(programme, programme.notice?.workdays, call.today) ?? 0,
      fromOn,
      lastOn: ends?.day ?? fromOn,
      provisional: ends?.provisional ?? false,
      entries,
    })
  })

/** Programmes and rounds in which somebody waits to be published. */
export async function waitingForNotice(tx: Handle, scope: Scope, call: Standing) {
  const { rows } = await sql<{ programme: string; round: Id | null; count: number }>`
    select programme, round, count(*)::integer as count from application a
    where stage_work = 'notice' and not draft and ended_on is null
      and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
      and not exists (select from application_notice_entry e
        where e.province = a.province and e.application = a.id and e.removed_on is null)
    group by programme, round order by programme, round`.execute(tx)
  const waiting = []
  for (const row of rows) {
    const found = await programmeOn(tx, row.programme, call.today)
    const round = row.round === null ? undefined : await findRound(tx, scope, row.round)
    if (found)
      waiting.push({ ...row, programmeTitle: found.programme.title, roundTitle: round?.title ?? null })
  }
  return waiting
}
