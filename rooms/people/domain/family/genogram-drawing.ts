import type { Drawing, Shape, Tone } from '../../../../kernel/drawing.ts'
import { arrowHead, type Point, type StrokeKind, strokeShapes } from '../../../../kernel/strokes.ts'
import { type GenogramLayout, layOut, type Placed, slot } from './genogram-layout.ts'
import { type Member, type Quality, samePair, type Tie } from './ties.ts'
import { arePartners, type Union } from './unions.ts'

/** Half the side of a square and the radius of a circle. */
export const half = 22
/** From the middle of a symbol to below its two lines of words. */
const wordsBelow = 64
const lane = 11
const margin = 28
/** How far from the middle of a parent the line to the own children stands: beside the name, and not where a couple’s does. */
const alone = 46
/** Where a circle is left at its lower side, and a square still inside. */
const slant = Math.round(half / Math.SQRT2)

export type GenogramQuestion = {
  readonly client: string
  readonly members: readonly Member[]
  readonly ties: readonly Tie[]
  /** The year of which ages are told. */
  readonly year: number
}

const qualityStrokes: Readonly<Record<Quality, readonly [StrokeKind, Tone]>> = {
  close: ['double', 'good'],
  distant: ['weak', 'soft'],
  conflict: ['zigzag', 'danger'],
  broken: ['broken', 'danger'],
}

/** A family as a genogram: squares men, circles women, a double border the client, a cross who died, tinted who live together. */
export function drawGenogram(asked: GenogramQuestion): Drawing {
  const layout = layOut(asked.client, asked.members, asked.ties)
  const lanes = lanesOf(layout)
  const yOf = rowHeights(layout, lanes)
  const at = (key: string): Point => {
    const member = layout.members.find((one) => one.key === key) as Placed
    return { x: member.x + margin, y: yOf[member.row] as number }
  }
  const width = Math.max(...layout.members.map(({ x }) => x)) + slot / 2 + margin * 2
  const height = (yOf.at(-1) ?? 0) + wordsBelow + margin
  return {
    width,
    height,
    focus: at(asked.client),
    shapes: [
      ...layout.unions.flatMap((union) => unionShapes(union, layout, at, lanes)),
      ...layout.brackets.flatMap(({ siblings }, index) =>
        bracketShapes(siblings.map(at), lanes.brackets[index] ?? 0),
      ),
      ...asked.ties.flatMap((tie) => kinShapes(tie, layout, at)),
      ...asked.ties.flatMap((tie) => qualityShapes(tie, layout, at)),
      ...layout.members.flatMap((member) => memberShapes(member, asked, at(member.key))),
    ],
  }
}

type At = (key: string) => Point
type Lanes = {
  /** By union: the lane of its bar in the gap below the parents' row. */
  readonly unions: ReadonlyMap<Union, number>
  readonly brackets: readonly number[]
  /** How many lanes each row needs above itself. */
  readonly above: readonly number[]
}

/** Bars of different families in one gap between rows lie in lanes of their own, so that no two run into each other. */
function lanesOf(layout: GenogramLayout): Lanes {
  const rowOf = (key: string) => layout.members.find((member) => member.key === key)?.row ?? 0
  const taken: number[] = Array.from({ length: layout.rows }, () => 0)
  const take = (row: number): number => {
    const next = taken[row] ?? 0
    taken[row] = next + 1
    return next
  }
  const unions = new Map<Union, number>()
  for (const union of layout.unions) {
    if (union.children.length === 0) continue
    unions.set(union, take(Math.min(...union.children.map(rowOf))))
  }
  const brackets = layout.brackets.map(({ siblings }) => take(Math.min(...siblings.map(rowOf))))
  return { unions, brackets, above: taken }
}

function rowHeights(layout: GenogramLayout, { above }: Lanes): number[] {
  const heights: number[] = []
  for (let row = 0; row < layout.rows; row += 1) {
    const gap = half + 14 + (above[row] ?? 0) * lane
    heights.push(row === 0 ? margin + gap : (heights[row - 1] as number) + wordsBelow + 12 + gap)
  }
  return heights
}

const line = (d: string, dash?: string): Shape => ({
  shape: 'path',
  d,
  stroke: 'ink',
  width: 1.6,
  ...(dash ? { dash } : {}),
})

const barAbove = (y: number, laneAt: number): number => y - half - 12 - laneAt * lane

function unionShapes(union: Union, layout: GenogramLayout, at: At, lanes: Lanes): Shape[] {
  const [first, second] = union.parents.map(at).toSorted((a, b) => a.x - b.x)
  if (!first) return []
  const shapes: Shape[] = []
  let stem: Point
  if (second) {
    const beside = second.x - first.x <= slot + 1 && first.y === second.y
    const dash = union.kind === 'parents' ? '4 4' : undefined
    // Partners who cannot stand beside each other are joined by a line over those between them.
    const over = Math.min(first.y, second.y) - half - 8
    shapes.push(
      beside
        ? line(`M${first.x + half} ${first.y} H${second.x - half}`, dash)
        : line(`M${first.x} ${first.y - half} V${over} H${second.x} V${second.y - half}`, dash),
    )
    const middle = { x: (first.x + second.x) / 2, y: beside ? first.y : over }
    if (union.kind === 'divorced') {
      shapes.push(
        line(`M${middle.x - 9} ${middle.y + 8} l8 -16`),
        line(`M${middle.x + 1} ${middle.y + 8} l8 -16`),
      )
    }
    stem = beside ? middle : { x: second.x + slot / 2, y: second.y }
    if (!beside && union.children.length > 0) shapes.push(line(`M${second.x + half} ${second.y} H${stem.x}`))
  } else {
    // A parent alone: the line leaves by whichever side no partner stands at, and so passes by the name.
    const [key] = union.parents as [string]
    const isTaken = (side: 1 | -1) =>
      layout.members.some(
        (other) => other.x + margin - first.x === side * slot && arePartners(key, other.key, layout.unions),
      )
    const side = isTaken(1) ? -1 : 1
    if (isTaken(side)) {
      // Partners at both sides: it leaves further down, so that nobody takes the children for those of a couple.
      const low = { x: first.x - slant, y: first.y + slant }
      stem = { x: first.x - alone, y: low.y }
      shapes.push(line(`M${low.x} ${low.y} H${stem.x}`))
    } else {
      stem = { x: first.x + (side * slot) / 2, y: first.y }
      shapes.push(line(`M${first.x + side * half} ${first.y} H${stem.x}`))
    }
  }
  const children = union.children.map(at)
  if (children.length === 0) return second ? shapes : []
  const bar = barAbove(Math.min(...children.map(({ y }) => y)), lanes.unions.get(union) ?? 0)
  const xs = [stem.x, ...children.map(({ x }) => x)]
  shapes.push(line(`M${stem.x} ${stem.y} V${bar}`), line(`M${Math.min(...xs)} ${bar} H${Math.max(...xs)}`))
  for (const child of children) shapes.push(line(`M${child.x} ${bar} V${child.y - half}`))
  return shapes
}

function bracketShapes(siblings: readonly Point[], laneAt: number): Shape[] {
  const bar = barAbove(Math.min(...siblings.map(({ y }) => y)), laneAt)
  const xs = siblings.map(({ x }) => x)
  return [
    line(`M${Math.min(...xs)} ${bar} H${Math.max(...xs)}`),
    ...siblings.map(({ x, y }) => line(`M${x} ${bar} V${y - half}`)),
  ]
}

/** Guardians and grandparents whose child is not in the picture are tied by a line of dashes. */
function kinShapes(tie: Tie, layout: GenogramLayout, at: At): Shape[] {
  const third =
    tie.kind === 'parent' &&
    !layout.unions.some((union) => union.children.includes(tie.to) && union.parents.includes(tie.from))
  if (tie.kind !== 'guardian' && tie.kind !== 'grandparent' && tie.kind !== 'other' && !third) return []
  if (tie.kind === 'grandparent' && descendsThroughParent(tie, layout)) return []
  const [from, to] = edges(at(tie.from), at(tie.to), 0)
  const dashed = strokeShapes('weak', from, to, bowOf(at(tie.from), at(tie.to)), 'line')
  return tie.kind === 'guardian' ? [...dashed, arrowHead(from, to, 'line')] : dashed
}

const descendsThroughParent = (tie: Tie, { unions }: GenogramLayout): boolean =>
  unions.some(
    ({ parents, children }) =>
      parents.includes(tie.from) &&
      children.some((child) =>
        unions.some((below) => below.parents.includes(child) && below.children.includes(tie.to)),
      ),
  )

function qualityShapes(tie: Tie, layout: GenogramLayout, at: At): Shape[] {
  if (!tie.quality) return []
  const [stroke, tone] = qualityStrokes[tie.quality]
  const beside = layout.unions.some(
    ({ parents }) =>
      parents.length === 2 && samePair(tie, { from: parents[0] as string, to: parents[1] as string }),
  )
  const [from, to] = edges(at(tie.from), at(tie.to), beside ? 12 : 6)
  return strokeShapes(stroke, from, to, bowOf(at(tie.from), at(tie.to)), tone)
}

/** Over who stands between two of one row, the line bends. */
const bowOf = (a: Point, b: Point): number =>
  a.y === b.y && Math.abs(a.x - b.x) > slot + 1 ? (a.x < b.x ? 34 : -34) : 0

/** Where a line between two symbols leaves the one and reaches the other, moved to the side. */
function edges(a: Point, b: Point, side: number): [Point, Point] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length]
  const shift = { x: -dy * side * Math.sign(dx || 1), y: dx * side * Math.sign(dx || 1) }
  const reach = half + 3
  return [
    { x: a.x + dx * reach + shift.x, y: a.y + dy * reach + shift.y },
    { x: b.x - dx * reach + shift.x, y: b.y - dy * reach + shift.y },
  ]
}

/** A name in at most the width of a column: six characters, or twelve Latin letters. */
export function shortName(name: string): string {
  let width = 0
  let text = ''
  for (const sign of name) {
    width += /[\u0020-\u024f]/.test(sign) ? 1 : 2
    if (width > 12) return `${text.slice(0, -1)}…`
    text += sign
  }
  return text
}

function memberShapes(member: Placed, { client, year }: GenogramQuestion, { x, y }: Point): Shape[] {
  const symbol = (by: number, fill?: Tone): Shape => {
    const drawn = { stroke: 'ink', width: 1.8, ...(fill ? { fill } : {}) } as const
    if (member.sex === 1) return { shape: 'rect', x: x - by, y: y - by, w: by * 2, h: by * 2, ...drawn }
    if (member.sex === 2) return { shape: 'circle', x, y, r: by, ...drawn }
    return { shape: 'path', d: `M${x} ${y - by} L${x + by} ${y} L${x} ${y + by} L${x - by} ${y} Z`, ...drawn }
  }
  const shapes: Shape[] = [symbol(half, member.household ? 'tint' : 'paper')]
  if (member.key === client) shapes.push(symbol(half - 4))
  if (member.deceased) {
    const reach = member.sex === 1 ? half : half * (member.sex === 2 ? 0.7 : 0.5)
    shapes.push(
      line(`M${x - reach} ${y - reach} L${x + reach} ${y + reach}`),
      line(`M${x + reach} ${y - reach} L${x - reach} ${y + reach}`),
    )
  }
  const until = member.deathYear ?? (member.deceased ? null : year)
  if (member.birthYear !== null && until !== null && !member.deceased) {
    const age = String(Math.max(0, until - member.birthYear))
    shapes.push({ shape: 'text', x, y: y + 5, text: age, size: 14, tone: 'ink' })
  }
  shapes.push({
    shape: 'text',
    x,
    y: y + half + 18,
    text: shortName(member.name),
    size: 14,
    tone: 'ink',
    halo: 5,
    ...(member.key === client ? { bold: true as const } : {}),
  })
  const years = member.deceased
    ? `${member.birthYear ?? '?'}–${member.deathYear ?? '?'}`
    : member.birthYear === null
      ? ''
      : String(member.birthYear)
  if (years) shapes.push({ shape: 'text', x, y: y + half + 35, text: years, size: 12, tone: 'soft', halo: 5 })
  return shapes
}
