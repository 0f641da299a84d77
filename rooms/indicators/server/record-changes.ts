import { type RawBuilder, sql } from 'kysely'
import type { Refusal } from '../../../kernel/errors.ts'
import { monthsOf, type Period } from '../../../kernel/period.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { disclose, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { FigureNode } from '../domain/node.ts'
import { viewOf } from '../domain/views.ts'
import { shippedCatalogue } from './catalogue.ts'
import { behind, historyOf, type SplitPart } from './drill-query.ts'
import { openNode } from './node-access.ts'
import { type Drill, drill, type NamesOf } from './record-routes.ts'
import { settleAsked } from './settled-read.ts'

/** How the records of a figure came and went, in records, whatever the figure counts. */
export type RecordChanges = {
  /** Counted now. */
  readonly counted: number
  /** Of those, written after the moment asked about: late entries, or what replaced a corrected record. */
  readonly added: number
  /** Of the added, what replaced a record of the same month that was taken out. */
  readonly replacements: number
  /** Counted at that moment and taken out since: withdrawn, or corrected by another record. */
  readonly removed: number
}

type Asked = {
  readonly node: FigureNode
  readonly period: Period
  readonly measure: string
  readonly part: SplitPart | null
  /** ISO time. */
  readonly since: string
}

/**
 * What happened to the records of a figure since a moment, from the history that the records' room publishes; null
 * where it publishes none (stocks of the register), or where there is no such node or measure to be seen.
 */
export async function recordChanges(
  tx: Handle,
  reader: Parameters<typeof openNode>[1],
  asked: Asked,
): Promise<RecordChanges | null> {
  const measure = shippedCatalogue().find(asked.measure)
  if (!measure || !(await hasHistory(tx, measure.view))) return null
  const opened = await openNode(tx, reader, asked.node, monthsOf(asked.period))
  if (!opened.ok) return null
  const { name } = historyOf(viewOf(measure.view))
  const inFigure = behind(measure, opened.value.node, asked.period, asked.part, reader.scope)
  const since = sql`${asked.since}::timestamptz`
  const count = (which: RawBuilder<unknown>) => sql`count(*) filter (where ${which})::int`
  const { rows } = await sql<Omit<RecordChanges, 'replacements'>>`select
      ${count(sql`r.counted_until is null`)} as counted,
      ${count(sql`r.counted_until is null and r.counted_from > ${since}`)} as added,
      ${count(sql`r.counted_until > ${since} and r.counted_from <= ${since}`)} as removed
    from ${sql.ref(name)} r where ${inFigure}`.execute(tx)
  const found = rows[0] ?? { counted: 0, added: 0, removed: 0 }
  return { ...found, replacements: Math.min(found.added, found.removed) }
}

async function hasHistory(tx: Handle, view: string): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass(${`${view}_history`}) is not null as there`.execute(tx)
  return rows[0]?.there ?? false
}

/**
 * The records behind a figure as they were counted at a moment (ISO time); null asks for those of now. `ofThen` is false
 * where the records' room keeps no history, so that those of now are shown.
 */
export async function recordsOf(
  platform: Platform,
  reader: Standing & { readonly language: 'zh' | 'en' },
  query: Drill['query'],
  asOf: string | null,
  namesOf?: NamesOf,
): Promise<Result<{ items: DrilledLine[]; next: string | null; ofThen: boolean }, Refusal>> {
  const asked = await settleAsked(platform, reader, { node: query.node, periods: [query.period] })
  if (!asked.ok) return asked
  return disclose(reader, async (tx) => {
    const measure = shippedCatalogue().find(query.measure)
    const then = asOf !== null && measure !== null && (await hasHistory(tx, measure.view))
    const page = await drill(tx, platform, { ...reader, query }, namesOf, then ? asOf : null)
    if (!page.ok) return page
    return ok({ answer: { ...page.value.answer, ofThen: then }, audit: page.value.audit })
  })
}

type Drilled = Extract<Awaited<ReturnType<typeof drill>>, { ok: true }>
export type DrilledLine = Drilled['value']['answer']['items'][number]
