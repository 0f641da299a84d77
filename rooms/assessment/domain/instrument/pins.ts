import { type Figure, figuresOf, withFigure } from './figures.ts'
import type { Instrument } from './instrument.ts'
import { thresholdsDiffer } from './reachable.ts'
import { tryExample } from './try-example.ts'

/** A number that could be another without any example noticing. */
export type LooseFigure = { readonly figure: Figure; readonly moved: number }

/** Beyond this nothing is looked for: a threshold that no score comes near decides nothing. */
const furthest = 1000

/**
 * Moves every number one unit up and one down and asks the examples again: at least one must come out otherwise
 * (style section 10). A threshold, or the points from which a note is obligatory, is moved as far as makes a difference on
 * the scale of the instrument: where points come in fives, that is to the next five. Below nothing there is nothing.
 */
export function looseFigures(instrument: Instrument): LooseFigure[] {
  const differ = makesDifference(instrument)
  return figuresOf(instrument).flatMap((figure) =>
    [-1, 1].flatMap((direction): LooseFigure[] => {
      let moved = figure.value + direction
      while (moved >= 0 && Math.abs(moved - figure.value) <= furthest && !differ(figure, moved))
        moved += direction
      if (moved < 0 || Math.abs(moved - figure.value) > furthest) return []
      const other = withFigure(instrument, figure.path, moved)
      const noticed = instrument.examples.some((example) => tryExample(other, example) !== null)
      return noticed ? [] : [{ figure, moved }]
    }),
  )
}

/** Whether a number set otherwise can lead anywhere else at all. */
function makesDifference(instrument: Instrument): (figure: Figure, moved: number) => boolean {
  const { items, grades } = instrument
  const thresholds = thresholdsDiffer(instrument)
  const points = [...new Set(items.flatMap(({ options }) => options.map((option) => option.points)))]
  const differs: Readonly<Record<string, (value: number, moved: number, at: Figure['path']) => boolean>> = {
    thresholds: (value, moved, path) => thresholds(String(path[1]), value, moved),
    note_from: (value, moved) => points.some((one) => one >= value !== one >= moved),
    // So many grades worse than there are is no worse than the worst.
    adjustments: (value, moved) => Math.min(value, grades.length - 1) !== Math.min(moved, grades.length - 1),
  }
  return ({ path, value }, moved) => differs[String(path[0])]?.(value, moved, path) ?? true
}
