import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { covers, coversSubtree } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { formatPeriod, monthsOf, type Period, sayPeriod } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { readNamed } from '../../../platform/server/declared-file.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { writeWord } from '../../documents/server/index.ts'
import { type FigureNode, units } from '../../indicators/index.ts'
import {
  declaredMeasures,
  figuresFor,
  type NodeFigures,
  type Reader,
  spanOf,
} from '../../indicators/server/index.ts'
import { type Paragraph, paragraphSchema, problemsOfParagraph } from '../domain/paragraph.ts'
import { type Figures, type Style, sayParagraph, textOf } from '../domain/say-paragraph.ts'
import { placeOf } from './open-report.ts'

const folder = join(import.meta.dirname, '../../../data/paragraphs')

/** Reads one paragraph; throws with file, line and reason, as every file of `data` does. */
export const readParagraph = (file: string, text: string): Paragraph =>
  readNamed('data/paragraphs', file, text, paragraphSchema, problemsOfParagraph)

let known: readonly Paragraph[] | undefined

/** The paragraphs of `data/paragraphs`, read once. Throws with every reason when a file is wrong. */
export function paragraphs(): readonly Paragraph[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readParagraph(file, readFileSync(join(folder, file), 'utf8')))
  return known
}

export type ParagraphAsked = {
  readonly node: Exclude<FigureNode, { kind: 'zone' }>
  readonly period: Period
  readonly from?: Period | undefined
  readonly style: Style
}

const unknown: Refusal = {
  code: 'request-not-valid',
  problems: [{ code: 'paragraph-unknown', path: '/params/code' }],
}

/** Says a paragraph of a node from the figures of now; a cumulative one only from a start that is named. */
export async function paragraphOf(platform: Platform, call: Reader, code: string, asked: ParagraphAsked) {
  const paragraph = paragraphs().find((one) => one.code === code)
  if (!paragraph) return refused(unknown)
  const reader: Reader = { ...standingFor(call, 'figures.read'), language: call.language }
  const to = monthsOf(asked.period).at(-1) as Period
  const start = await startOf(call, paragraph, asked)
  if (!start.ok) return start
  const from = start.value ?? (monthsOf(asked.period)[0] as Period)
  if (from > to)
    return refused<Refusal>({
      code: 'request-not-valid',
      problems: [{ code: 'start-after-end', path: '/query/from' }],
    })
  const answer = await figuresFor(platform, reader, asked.node, { span: spanOf(from, to) })
  if (!answer.ok) return answer
  const { named, found, settled, asOf } = answer.value
  const said = sayParagraph(
    paragraph,
    { words: openingWords(named.name, from, to), oneStation: asked.node.kind === 'station' },
    figuresOf(found.span),
    asked.style,
  )
  const measures = new Map(declaredMeasures().map((measure) => [measure.code, measure]))
  return ok({
    code,
    node: { node: named.node, name: named.name, path: named.path },
    period: formatPeriod(asked.period),
    from: start.value === null ? null : formatPeriod(start.value),
    asOf,
    settled,
    text: textOf(said),
    pieces: said.pieces.map(({ text, figure }) => ({
      text,
      figure: figure && {
        ...figure,
        title: measures.get(figure.measure)?.title ?? { zh: figure.measure, en: figure.measure },
      },
    })),
    notes: [...said.notes],
    missing: [...said.missing],
  })
}

const monthWords = (month: Period): string => sayPeriod(month, 'zh')

const openingWords = (place: string, from: Period, to: Period) => ({
  year: String(Math.floor(to / 100)),
  month: String(to % 100),
  place,
  from: monthWords(from),
  to: monthWords(to),
})

function figuresOf(figures: NodeFigures): Figures {
  const unitOf = (code: string) => declaredMeasures().find((measure) => measure.code === code)?.unit ?? ''
  return {
    total: (code) => {
      const value = figures.total(code)
      return value === null ? null : { value, unit: units[unitOf(code) as keyof typeof units].zh }
    },
    parts: (code, by) => {
      const split = figures.split(code, by)
      if (!split) return null
      const { total, none, parts } = split
      return {
        total,
        none,
        unit: units[unitOf(code) as keyof typeof units].zh,
        parts: parts.map((part) => ({ code: part.code, title: part.title.zh, value: part.value })),
      }
    },
  }
}

/** The start that is asked for or stored; null where a paragraph needs none, refused where it needs one (X19). */
async function startOf(
  call: Reader,
  paragraph: Paragraph,
  asked: ParagraphAsked,
): Promise<Result<Period | null, Refusal>> {
  if (paragraph.period !== 'cumulative') return ok(null)
  if (asked.from !== undefined) return ok(asked.from)
  const stored = await read(call, async (tx) => ok(await storedStart(tx, call, paragraph.code, asked.node)))
  if (!stored.ok) return stored
  return stored.value ? ok(stored.value) : refused({ code: 'start-missing' })
}

async function storedStart(
  tx: Handle,
  call: Standing,
  paragraph: string,
  node: ParagraphAsked['node'],
): Promise<Period | null> {
  const place = await placeOf(tx, node, call.today)
  if (!place) return null
  const { rows } = await sql<{ fromMonth: Period }>`select from_month from report_start
    where province = ${provinceOf(place.division)} and division = ${place.division} and station is not distinct from ${place.station}
      and paragraph = ${paragraph} order by at desc limit 1`.execute(tx)
  return rows[0]?.fromMonth ?? null
}

export type StartInput = { readonly id: Id; readonly node: ParagraphAsked['node']; readonly from: Period }

export async function storeStart(standing: Standing, code: string, input: StartInput) {
  if (!paragraphs().some((one) => one.code === code)) return refused(unknown)
  return runCommand(standing, {
    id: input.id,
    name: 'reports.store-start',
    input: { ...input, code },
    run: async (tx) => {
      const place = await placeOf(tx, input.node, standing.today)
      const { scope, actor } = standing
      const mine = place && (place.station ? covers(scope, place) : coversSubtree(scope, place.division))
      if (!mine) return refused<Refusal>({ code: 'not-found' })
      await sql`insert into report_start (province, id, division, station, paragraph, from_month, account, account_name)
        values (${provinceOf(place.division)}, ${input.id}, ${place.division}, ${place.station}, ${code}, ${input.from},
          ${actor.account}, ${actor.name})`.execute(tx)
      return ok({
        answer: { from: formatPeriod(input.from) },
        audit: {
          action: 'reports.store-start',
          subject: input.id,
          division: place.division,
          station: place.station,
          detail: { paragraph: code, from: input.from },
        },
      })
    },
  })
}

/** The paragraph as a Word file, with each figure, its exact value and its measure in a table under it. */
export async function paragraphWord(
  platform: Platform,
  call: Reader,
  code: string,
  asked: ParagraphAsked,
): Promise<Result<FileAnswer, Refusal>> {
  const said = await paragraphOf(platform, call, code, asked)
  if (!said.ok) return said
  const { text, pieces, notes, node, period } = said.value
  const zh = call.language === 'zh'
  const title = paragraphs().find((one) => one.code === code)?.title[call.language] ?? code
  const docx = writeWord({
    title,
    subtitle: `${node.name} ${period}`,
    language: call.language,
    blocks: [
      { kind: 'text', text },
      ...notes.map((note) => ({ kind: 'note' as const, text: note[call.language] })),
      { kind: 'heading', text: zh ? '数据来源' : 'Where the figures come from' },
      {
        kind: 'table',
        columns: [
          { title: zh ? '文中' : 'In the text', width: 2 },
          { title: zh ? '精确数' : 'Exact', width: 2, end: true },
          { title: zh ? '指标' : 'Measure', width: 4 },
        ],
        rows: pieces.flatMap(({ text: told, figure }) =>
          figure ? [[told, `${figure.exact}`, `${figure.title[call.language]} (${figure.measure})`]] : [],
        ),
      },
    ],
  })
  return ok({
    stream: Readable.from([docx]),
    fileName: `${node.name}-${title}-${period}.docx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  })
}
