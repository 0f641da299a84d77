import type { Words } from '../../../kernel/contract.ts'
import type { Drawing, Shape, Tone } from '../../../kernel/drawing.ts'
import { arrowHead, type Point, type StrokeKind, strokeShapes } from '../../../kernel/strokes.ts'

/** The systems around a client, in the order in which they stand around the middle. */
export const systemTerms = {
  family: { zh: '家庭与亲属', en: 'Family' },
  friend: { zh: '朋友与同伴', en: 'Friends' },
  neighbour: { zh: '邻里', en: 'Neighbours' },
  village: { zh: '村（居）委会', en: 'Village committee' },
  school: { zh: '学校', en: 'School' },
  work: { zh: '工作单位', en: 'Work' },
  clinic: { zh: '医疗机构', en: 'Clinic' },
  agency: { zh: '服务机构与部门', en: 'Agencies' },
  station: { zh: '社工站', en: 'Station' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>
export type System = keyof typeof systemTerms
export const systems = Object.keys(systemTerms) as [System, ...System[]]

export const strengthTerms = {
  strong: { zh: '紧密', en: 'Strong' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  weak: { zh: '微弱', en: 'Weak' },
} as const satisfies Record<string, Words>
export type Strength = keyof typeof strengthTerms
export const strengths = Object.keys(strengthTerms) as [Strength, ...Strength[]]

/** Where help and energy flow. */
export const directionTerms = {
  none: { zh: '不标明', en: 'Not stated' },
  in: { zh: '流向服务对象', en: 'To the client' },
  out: { zh: '由服务对象流出', en: 'From the client' },
  both: { zh: '双向', en: 'Both ways' },
} as const satisfies Record<string, Words>
export type Direction = keyof typeof directionTerms
export const directions = Object.keys(directionTerms) as [Direction, ...Direction[]]

/** One system as it is drawn. Of one that is only known from records nobody has said how strong the tie is. */
export type Around = {
  readonly key: string
  readonly system: System
  readonly name: string
  readonly strength: Strength
  readonly stress: boolean
  readonly direction: Direction
}

export const mostAround = 25

/** Radius of a system and of the client, and what is left free between two systems. */
export const systemRadius = 46
export const clientRadius = 54
const gap = 16
const margin = 24

export type PlacedSystem = Around & Point

/**
 * Places the systems around the client, kind by kind and by name, on one ring or, of more than twelve, on two whose places
 * alternate, so that no line runs through another system. The same systems give the same picture in whatever order.
 */
export function placeAround(around: readonly Around[]): {
  readonly placed: readonly PlacedSystem[]
  readonly center: Point
  readonly size: number
} {
  const sorted = around
    .toSorted(
      (a, b) =>
        systems.indexOf(a.system) - systems.indexOf(b.system) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
        (a.key < b.key ? -1 : 1),
    )
    .slice(0, mostAround)
  const rings = sorted.length > 12 ? 2 : 1
  const perRing = Math.ceil(sorted.length / rings)
  const step = systemRadius * 2 + gap
  // On two rings a place of the inner one is as wide as two angles: its chord must hold a whole system.
  const inner = Math.max(
    clientRadius + systemRadius + 56,
    perRing < 2 ? 0 : step / (2 * Math.sin(Math.PI / Math.max(2, perRing))),
  )
  const outer = rings === 1 ? inner : Math.max(inner + step, step / (2 * Math.sin(Math.PI / perRing)))
  const half = (rings === 1 ? inner : outer) + systemRadius + margin
  const center = { x: Math.round(half), y: Math.round(half) }
  const placed = sorted.map((one, at) => {
    // Of an odd number on two rings one place stays free, so that the first and the last are on different ones.
    const angle = (2 * Math.PI * at) / (rings * perRing) - Math.PI / 2
    const radius = rings === 2 && at % 2 === 1 ? outer : inner
    return {
      ...one,
      x: Math.round(center.x + radius * Math.cos(angle)),
      y: Math.round(center.y + radius * Math.sin(angle)),
    }
  })
  return { placed, center, size: Math.round(half * 2) }
}

/** The client in the middle, the systems around, and how each tie is: thick strong, dashed weak, a zigzag of stress. */
export function drawEcomap(client: string, around: readonly Around[]): Drawing {
  const { placed, center, size } = placeAround(around)
  return {
    width: size,
    height: size,
    focus: center,
    shapes: [
      ...placed.flatMap((one) => tieShapes(center, one)),
      { shape: 'circle', ...center, r: clientRadius, stroke: 'accent', width: 2.5, fill: 'tint' },
      ...labelShapes(client, center, 16, 'ink', true),
      ...placed.flatMap((one): Shape[] => [
        { shape: 'circle', x: one.x, y: one.y, r: systemRadius, stroke: 'ink', width: 1.6, fill: 'paper' },
        ...labelShapes(one.name, one, 13, 'ink', false),
      ]),
    ],
  }
}

function tieShapes(center: Point, one: PlacedSystem): Shape[] {
  const length = Math.hypot(one.x - center.x, one.y - center.y)
  const [dx, dy] = [(one.x - center.x) / length, (one.y - center.y) / length]
  const from = { x: center.x + dx * (clientRadius + 4), y: center.y + dy * (clientRadius + 4) }
  const to = { x: one.x - dx * (systemRadius + 4), y: one.y - dy * (systemRadius + 4) }
  const tone: Tone = one.stress ? 'danger' : 'soft'
  const strokes: Readonly<Record<Strength, StrokeKind>> = {
    strong: 'strong',
    ordinary: 'plain',
    weak: 'weak',
  }
  return [
    ...strokeShapes(one.stress ? 'zigzag' : strokes[one.strength], from, to, 0, tone),
    ...(one.direction === 'in' || one.direction === 'both' ? [arrowHead(to, from, tone)] : []),
    ...(one.direction === 'out' || one.direction === 'both' ? [arrowHead(from, to, tone)] : []),
  ]
}

/** A name in at most three lines of six characters, around a middle. */
function labelShapes(text: string, { x, y }: Point, size: number, tone: Tone, bold: boolean): Shape[] {
  const lines = linesOf(text)
  const height = size + 4
  return lines.map((line, at) => ({
    shape: 'text',
    x,
    y: Math.round(y + size / 2 - 2 + (at - (lines.length - 1) / 2) * height),
    text: line,
    size,
    tone,
    ...(bold ? { bold: true as const } : {}),
  }))
}

/** Breaks a name for a circle: six characters or twelve Latin letters a line, three lines, the rest an ellipsis. */
export function linesOf(text: string): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const sign of text) {
    const wide = /[\u0020-\u024f]/.test(sign) ? 1 : 2
    // A comma stands at the end of a line, a little over its width, and never begins one.
    if (width + wide > 12 && !/[、，。；：）》]/.test(sign)) {
      lines.push(line.trim())
      line = ''
      width = 0
    }
    line += sign
    width += wide
  }
  if (line.trim()) lines.push(line.trim())
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${(lines[2] ?? '').slice(0, -1)}…`]
}
