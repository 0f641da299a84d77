import type { Words } from '../../../kernel/contract.ts'
import { publicAmount, publicParts, smallestPublished } from '../../indicators/index.ts'
import type { Clause, Paragraph } from './paragraph.ts'
import { money, rounded } from './rounding.ts'

/** What the sayer is told of a measure; null where the deployment does not count it. */
export type Told = { readonly value: number; readonly unit: string }
export type ToldParts = {
  readonly total: number
  readonly unit: string
  readonly parts: readonly { readonly code: string; readonly title: string; readonly value: number }[]
  readonly none: number
}

export type Figures = {
  total(measure: string): Told | null
  parts(measure: string, by: string): ToldParts | null
}

/** A piece of the paragraph: words, or a figure that leads back to where it was counted. */
export type Piece = {
  readonly text: string
  readonly figure: {
    readonly measure: string
    readonly part: { readonly by: string; readonly value: string } | null
    readonly exact: number
  } | null
}

export type SaidParagraph = {
  readonly pieces: readonly Piece[]
  readonly notes: readonly Words[]
  /** Measures that the template names and this deployment does not count. */
  readonly missing: readonly string[]
}

export type Style = 'exact' | 'rounded'

const words = (text: string): Piece => ({ text, figure: null })
const joined = (parts: readonly (readonly Piece[])[], between: string): Piece[] =>
  parts.flatMap((part, i) => (i === 0 ? [...part] : [words(between), ...part]))

/** Says a paragraph: empty clauses left out, each figure with its own unit, small parts merged (7.3, 7.6, 7.7). */
export function sayParagraph(
  paragraph: Paragraph,
  about: { readonly words: Readonly<Record<string, string>>; readonly oneStation: boolean },
  figures: Figures,
  style: Style,
): SaidParagraph {
  const notes: Words[] = [...paragraph.notes]
  const missing = new Set<string>()
  const groups = paragraph.groups
    .map((clauses) => clauses.flatMap((clause) => sayClause(clause, figures, style, notes, missing) ?? []))
    .filter((clauses) => clauses.length > 0)
  const body = joined(
    groups.map((clauses) => joined(clauses, '，')),
    '；',
  )
  const pieces = body.length > 0 ? [...sayOpening(paragraph, about, figures), ...body, words('。')] : []
  return { pieces, notes, missing: [...missing] }
}

/** Figures of the opening are always exact: a place has so many stations, not about so many. */
function sayOpening(
  { opening, opening_station, opening_figures }: Paragraph,
  about: Parameters<typeof sayParagraph>[1],
  figures: Figures,
): Piece[] {
  const text = about.oneStation ? (opening_station ?? opening) : opening
  return text.split(/(\{[a-z_]+\})/).flatMap((part): Piece[] => {
    const name = /^\{([a-z_]+)\}$/.exec(part)?.[1]
    if (name === undefined) return part === '' ? [] : [words(part)]
    const measure = opening_figures[name]?.measure
    if (!measure) return [words(about.words[name] ?? '')]
    const told = figures.total(measure)
    return told && told.value > 0 ? [figurePiece(told, measure, null, 'exact')] : []
  })
}

function sayClause(
  clause: Clause,
  figures: Figures,
  style: Style,
  notes: Words[],
  missing: Set<string>,
): Piece[][] | null {
  const found: Record<string, Told & { measure: string }> = {}
  for (const [name, { measure }] of Object.entries(clause.figures)) {
    const told = figures.total(measure)
    if (!told) missing.add(measure)
    else found[name] = { ...told, measure }
  }
  if (Object.keys(found).length < Object.keys(clause.figures).length) return null
  if (Object.values(found).every(({ value }) => value === 0)) return null
  const pieces = clause.say.split(/(\{[a-z_]+\})/).flatMap((text): Piece[] => {
    const name = /^\{([a-z_]+)\}$/.exec(text)?.[1]
    if (name === undefined) return text === '' ? [] : [words(text)]
    if (name === 'share') return [words(shareOf(clause, found))]
    const told = found[name]
    return told ? [figurePiece(told, told.measure, null, style)] : []
  })
  const parts = clause.parts ? sayParts(clause.parts, figures, style, notes, missing) : null
  return parts ? [pieces, parts] : [pieces]
}

function figurePiece(
  told: Told,
  measure: string,
  part: { by: string; value: string } | null,
  style: Style,
): Piece {
  // So few persons could be told apart (7.7): neither the number nor a way to it is printed.
  if (isHidden(told)) return words(`不足${smallestPublished}${told.unit}`)
  const text =
    told.unit === '元'
      ? money(told.value)
      : `${style === 'rounded' ? rounded(told.value).text : told.value}${told.unit}`
  return { text, figure: { measure, part, exact: told.value } }
}

const isHidden = ({ unit, value }: Told): boolean =>
  (unit === '人' || unit === '户') && publicAmount(value) === null

/** One decimal, as percentages are printed; nothing to divide by is no share, and of what is not printed none is told. */
function shareOf({ share }: Clause, found: Readonly<Record<string, Told>>): string {
  const part = share ? found[share.of] : undefined
  const whole = share ? found[share.in] : undefined
  if (!part || !whole?.value || isHidden(part) || isHidden(whole)) return '—'
  return `${(Math.round((part.value / whole.value) * 1000) / 10).toFixed(1)}%`
}

/** Parts under five are merged; parts that do not sum carry the note and are never called 其中. */
function sayParts(
  asked: NonNullable<Clause['parts']>,
  figures: Figures,
  style: Style,
  notes: Words[],
  missing: Set<string>,
): Piece[] | null {
  const told = figures.parts(asked.measure, asked.by)
  if (!told) {
    missing.add(asked.measure)
    return null
  }
  const titles = new Map(told.parts.map(({ code, title }) => [code, title]))
  const shown = publicParts(told.parts.map(({ code, value }) => ({ code, amount: value }))).filter(
    ({ amount }) => amount > 0,
  )
  if (shown.length === 0) return null
  const sum = told.parts.reduce((all, { value }) => all + value, told.none)
  const overlaps = sum !== told.total
  if (overlaps)
    notes.push({
      zh: `各类别有交叉，合计 ${sum} 大于总数 ${told.total}，交叉 ${sum - told.total}`,
      en: `Categories overlap: the parts sum to ${sum}, more than the total ${told.total}, by ${sum - told.total}`,
    })
  const lead = overlaps ? asked.lead.replace('其中', '涉及') : asked.lead
  const pieces = shown.map(({ code, amount }) => [
    words(titles.get(code) ?? '其他'),
    // What was merged leads to the whole: its members are not told apart.
    figurePiece(
      { value: amount, unit: told.unit },
      asked.measure,
      code === 'other' && !titles.has('other') ? null : { by: asked.by, value: code },
      style,
    ),
  ])
  return [
    words(lead),
    ...joined(pieces, '、'),
    ...(overlaps ? [words('（各类别有交叉，合计大于总数）')] : []),
  ]
}

export const textOf = (said: SaidParagraph): string => said.pieces.map(({ text }) => text).join('')
