import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { coversSubtree } from '../../../kernel/actor.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { daysOf, formatPeriod, type Period } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { writeWord } from '../../documents/server/index.ts'
import { type FigureNode, publicAmount, units } from '../../indicators/index.ts'
import {
  declaredMeasures,
  figuresFor,
  type NodeFigures,
  type Reader,
  spanOf,
} from '../../indicators/server/index.ts'
import { stationsWithin } from '../../regions/server/index.ts'
import type { Issue } from '../contract/journal.ts'
import { canonical } from '../domain/content.ts'
import { type JournalContent, printedJournal } from '../domain/printed-journal.ts'
import { definitions } from './definitions.ts'
import type { JournalEntry, JournalSource } from './journal-source.ts'
import type { ReportNeighbours } from './neighbours.ts'
import { notPublishable, type Texts } from './publishable.ts'
import { digestOf } from './version-store.ts'

export type IssueAsked = { readonly within: DivisionCode; readonly month: Period }

type Kept = {
  readonly id: Id
  readonly texts: Texts
  readonly notNames: readonly string[]
  readonly version: number
}
type Final = { readonly at: string; readonly by: string; readonly sha256: string; readonly content: string }

/** An issue: as it was made final, or compiled anew from the records of its month. */
export async function journalIssue(
  platform: Platform,
  call: Reader,
  neighbours: ReportNeighbours,
  asked: IssueAsked,
): Promise<Result<Issue, Refusal>> {
  if (!coversSubtree(call.scope, asked.within)) return refused({ code: 'not-found' })
  const mayWrite = coversSubtree(standingFor(call, 'reports.approve').scope, asked.within)
  const kept = await read(call, async (tx) =>
    ok({ issue: await issueOf(tx, asked), final: await finalOf(tx, asked) }),
  )
  if (!kept.ok) return kept
  const { issue, final } = kept.value
  const common = { id: issue?.id ?? null, version: issue?.version ?? 0 }
  if (final) {
    const { content, ...signature } = final
    return ok({ ...common, final: signature, mayWrite: false, ...(JSON.parse(content) as JournalContent) })
  }
  const content = await compile(platform, call, neighbours, asked, issue)
  return content.ok ? ok({ ...common, final: null, mayWrite, ...content.value }) : content
}

async function compile(
  platform: Platform,
  call: Reader,
  neighbours: ReportNeighbours,
  asked: IssueAsked,
  issue: Kept | null,
): Promise<Result<JournalContent, Refusal>> {
  const reader: Reader = { ...standingFor(call, 'figures.read'), language: 'zh' }
  const month = spanOf(asked.month, asked.month)
  const whole = await figuresFor(platform, reader, { kind: 'division', division: asked.within }, { month })
  if (!whole.ok) return whole
  // As they stood at the end of the month: an issue of long ago tells of its own stations.
  const { last } = daysOf(asked.month)
  const on = last < call.today ? last : call.today
  const found = await read(call, async (tx) => ok(await stationsWithin(tx, call.scope, asked.within, on)))
  if (!found.ok) return found
  const told = await entriesOf(call, neighbours, issue?.notNames ?? [], {
    within: asked.within,
    stations: found.value.map(({ id }) => id),
    month: asked.month,
  })
  if (!told.ok) return told
  const { entries, withheld } = told.value
  const stations: JournalContent['stations'][number][] = []
  // The centre runs no services of its own; it stands in an issue when it held something, as its trainings.
  const shown = found.value.filter(
    ({ id, kind }) => kind !== 'guidance-centre' || entries.some(({ station }) => station === id),
  )
  for (const { id, name } of shown) {
    const node: FigureNode = { kind: 'station', station: id }
    const figures = await figuresFor(platform, reader, node, { month })
    stations.push({
      id,
      name,
      figures: figures.ok ? published(figures.value.found.month) : [],
      entries: entries
        .filter(({ station }) => station === id)
        .map(({ station: _, division: __, ...entry }) => entry),
    })
  }
  const { named } = whole.value
  return ok({
    title: `《${named.name}社工》`,
    month: formatPeriod(asked.month),
    node: { node: named.node, name: named.name, path: named.path },
    texts: issue?.texts ?? {},
    figures: published(whole.value.found.month),
    stations,
    withheld,
  })
}

/** What is told of a month: totals of the monthly table that are not nothing; few persons are not told (7.7). */
function published(figures: NodeFigures): JournalContent['figures'] {
  const totals = definitions().flatMap(({ sections }) =>
    sections.flatMap(({ cells }) => cells.filter(({ split }) => !split)),
  )
  const measures = new Map(declaredMeasures().map((measure) => [measure.code, measure]))
  return totals.flatMap(({ measure: code, title }) => {
    const measure = measures.get(code)
    const value = figures.total(code)
    if (!measure || !value) return []
    const personal = measure.unit === '人' || measure.unit === '户'
    if (personal && publicAmount(value) === null) return []
    return [{ measure: code, title, unit: units[measure.unit], value }]
  })
}

type Told = {
  readonly entries: readonly (JournalEntry & { readonly kindTitle: JournalSource['title'] })[]
  readonly withheld: number
}

/** Each room tells what it has, under the reader's own right to it; words that name somebody are left out and counted. */
async function entriesOf(
  call: Reader,
  neighbours: ReportNeighbours,
  notNames: readonly string[],
  asked: Parameters<JournalSource['entries']>[2] & { readonly within: DivisionCode },
): Promise<Result<Told, Refusal>> {
  const found: Told['entries'][number][] = []
  for (const source of neighbours.journalSources ?? []) {
    const standing = standingFor(call, source.permission)
    const told = await read(standing, async (tx) => ok(await source.entries(tx, standing, asked)))
    if (!told.ok) return told
    found.push(...told.value.map((entry) => ({ ...entry, kindTitle: source.title })))
  }
  const words = Object.fromEntries(found.map(({ title, summary }, at) => [at, `${title} ${summary ?? ''}`]))
  const bad = await notPublishable(neighbours, asked.within, words, '', notNames)
  const withheldOnes = new Set(bad?.problems?.map(({ path }) => path))
  const entries = found.filter((_, at) => !withheldOnes.has(`/${at}`))
  const withheld = found.length - entries.length
  return ok({ entries: entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), withheld })
}

async function issueOf(tx: Handle, { within, month }: IssueAsked): Promise<Kept | null> {
  const { rows } = await sql<Kept>`select id, texts, not_names, version from journal_issue
    where province = ${provinceOf(within)} and division = ${within} and month = ${month}`.execute(tx)
  return rows[0] ?? null
}

async function finalOf(tx: Handle, { within, month }: IssueAsked): Promise<Final | null> {
  const { rows } =
    await sql<Final>`select to_json(at) #>> '{}' as at, account_name as by, encode(sha256, 'hex') as sha256, content
    from journal_final where province = ${provinceOf(within)} and division = ${within} and month = ${month}`.execute(
      tx,
    )
  return rows[0] ?? null
}

export type WriteInput = IssueAsked & {
  readonly id: Id
  readonly issue: Id
  readonly version: number
  readonly texts: Texts
  readonly notNames?: readonly string[] | undefined
}

export async function writeJournal(neighbours: ReportNeighbours, standing: Standing, input: WriteInput) {
  if (!coversSubtree(standing.scope, input.within)) return refused<Refusal>({ code: 'not-found' })
  const kept = await read(standing, async (tx) => ok(await issueOf(tx, input)))
  if (!kept.ok) return kept
  const notNames = [...new Set([...(kept.value?.notNames ?? []), ...(input.notNames ?? [])])]
  const bad = await notPublishable(neighbours, input.within, input.texts, '/body/texts', notNames)
  if (bad) return refused(bad)
  return runCommand(standing, {
    id: input.id,
    name: 'reports.write-journal',
    input,
    run: async (tx) => {
      if (await finalOf(tx, input)) return refused<Refusal>({ code: 'issue-published' })
      const { account, name } = standing.actor
      const texts = JSON.stringify(input.texts)
      const { rows } =
        input.version === 0
          ? await sql<Kept>`insert into journal_issue (province, id, division, month, texts, not_names, account, account_name)
              values (${provinceOf(input.within)}, ${input.issue}, ${input.within}, ${input.month}, ${texts}::jsonb, ${notNames}::text[], ${account}, ${name})
              on conflict do nothing returning id, version`.execute(tx)
          : await sql<Kept>`update journal_issue set texts = ${texts}::jsonb, not_names = ${notNames}::text[], account = ${account}, account_name = ${name},
                changed_at = clock_timestamp(), version = version + 1
              where province = ${provinceOf(input.within)} and division = ${input.within} and month = ${input.month}
                and version = ${input.version} returning id, version`.execute(tx)
      const row = rows[0]
      if (!row) return refused<Refusal>({ code: 'changed-meanwhile' })
      return ok({
        answer: { id: row.id, version: row.version },
        audit: {
          action: 'reports.write-journal',
          subject: row.id,
          division: input.within,
          detail: { month: input.month },
        },
      })
    },
  })
}

/** Makes an issue final: what it tells is kept with its digest, whatever becomes of the records. */
export async function finishJournal(
  platform: Platform,
  call: Reader,
  neighbours: ReportNeighbours,
  input: IssueAsked & { readonly id: Id },
) {
  const issue = await journalIssue(platform, call, neighbours, input)
  if (!issue.ok) return issue
  // Someone may have been registered since the words were written.
  const kept = await read(call, async (tx) => ok(await issueOf(tx, input)))
  if (!kept.ok) return kept
  const notNames = kept.value?.notNames ?? []
  const bad = await notPublishable(neighbours, input.within, issue.value.texts, '/body/texts', notNames)
  if (bad) return refused(bad)
  const { id: _, version: __, final: ___, mayWrite: ____, ...content } = issue.value
  const text = canonical(content)
  const digest = digestOf(text)
  return runCommand(call, {
    id: input.id,
    name: 'reports.finish-journal',
    input,
    run: async (tx) => {
      if (await finalOf(tx, input)) return refused<Refusal>({ code: 'issue-published' })
      await sql`insert into journal_final (province, id, division, month, content, sha256, account, account_name)
        values (${provinceOf(input.within)}, ${input.id}, ${input.within}, ${input.month}, ${text}, ${digest}, ${call.actor.account},
          ${call.actor.name})`.execute(tx)
      return ok({
        answer: { sha256: digest.toString('hex') },
        audit: {
          action: 'reports.finish-journal',
          subject: input.id,
          division: input.within,
          detail: { month: input.month },
        },
      })
    },
  })
}

export async function journalWord(
  platform: Platform,
  call: Reader,
  neighbours: ReportNeighbours,
  asked: IssueAsked,
): Promise<Result<FileAnswer, Refusal>> {
  const issue = await journalIssue(platform, call, neighbours, asked)
  if (!issue.ok) return issue
  return ok({
    stream: Readable.from([writeWord(printedJournal(issue.value))]),
    fileName: `${issue.value.title}${issue.value.month}.docx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  })
}
