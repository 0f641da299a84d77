import type { Shape, Tone } from './drawing.ts'

export type Point = { readonly x: number; readonly y: number }

/** How a line between two symbols looks, as genograms and ecomaps are read. */
export type StrokeKind = 'plain' | 'double' | 'strong' | 'weak' | 'zigzag' | 'broken'

const round = (value: number): number => Math.round(value * 10) / 10

const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ')

/** Points along the curve from a to b that bends by `bow` to the left of its way; 0 is straight. */
export function along(a: Point, b: Point, bow: number, steps: number): Point[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const normal = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length }
  const middle = { x: (a.x + b.x) / 2 + normal.x * bow * 2, y: (a.y + b.y) / 2 + normal.y * bow * 2 }
  return Array.from({ length: steps + 1 }, (_, at) => {
    const t = at / steps
    const on = (from: number, over: number, to: number) =>
      (1 - t) ** 2 * from + 2 * t * (1 - t) * over + t ** 2 * to
    return { x: on(a.x, middle.x, b.x), y: on(a.y, middle.y, b.y) }
  })
}

/** The same points moved to the side by as much as `by` says at each of them. */
function beside(points: readonly Point[], by: (at: number) => number): Point[] {
  return points.map((point, at) => {
    const before = points[Math.max(0, at - 1)] as Point
    const after = points[Math.min(points.length - 1, at + 1)] as Point
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1
    const shift = by(at)
    return {
      x: point.x + ((after.y - before.y) / length) * shift,
      y: point.y - ((after.x - before.x) / length) * shift,
    }
  })
}

/** The shapes of a line. A zigzag keeps a tooth of about 8 px however long the line is. */
export function strokeShapes(kind: StrokeKind, a: Point, b: Point, bow: number, tone: Tone): Shape[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  const smooth = along(a, b, bow, bow === 0 ? 1 : 24)
  const path = (points: readonly Point[], width = 1.6, dash?: string): Shape => ({
    shape: 'path',
    d: pathOf(points),
    stroke: tone,
    width,
    ...(dash ? { dash } : {}),
  })
  switch (kind) {
    case 'plain':
      return [path(smooth)]
    case 'strong':
      return [path(smooth, 4)]
    case 'weak':
      return [path(smooth, 1.6, '5 5')]
    case 'double':
      return [path(beside(smooth, () => 2.5)), path(beside(smooth, () => -2.5))]
    case 'zigzag': {
      const teeth = Math.max(4, Math.round(length / 8))
      const points = along(a, b, bow, teeth)
      return [path(beside(points, (at) => (at === 0 || at === teeth ? 0 : at % 2 === 0 ? 4 : -4)))]
    }
    case 'broken': {
      const points = along(a, b, bow, 20)
      const bar = (at: number): Shape => {
        const left = beside(points, () => 7)[at] as Point
        const right = beside(points, () => -7)[at] as Point
        return path([left, right])
      }
      return [path(points.slice(0, 10)), path(points.slice(11)), bar(9), bar(11)]
    }
  }
}

/** The head of an arrow at b, coming from a. */
export function arrowHead(a: Point, b: Point, tone: Tone): Shape {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length]
  const corner = (side: 1 | -1): Point => ({
    x: b.x - dx * 10 + dy * 5 * side,
    y: b.y - dy * 10 - dx * 5 * side,
  })
  return { shape: 'path', d: `${pathOf([corner(1), b, corner(-1)])} Z`, stroke: tone, fill: tone, width: 1 }
}
