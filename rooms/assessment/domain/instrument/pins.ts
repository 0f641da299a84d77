import { type Figure, figuresOf, withFigure } from './figures.ts'
import type { Instrument } from './instrument.ts'
import { tryExample } from './try-example.ts'

/** A number that could be one more or one less without any example noticing. */
export type LooseFigure = { readonly figure: Figure; readonly moved: number }

/**
 * Moves every number one unit up and one down and asks the examples again: at least one must come out otherwise
 * (style section 10). Below nothing there is nothing, so zero is moved up only.
 */
export function looseFigures(instrument: Instrument): LooseFigure[] {
  return figuresOf(instrument).flatMap((figure) =>
    [figure.value - 1, figure.value + 1].flatMap((moved): LooseFigure[] => {
      if (moved < 0) return []
      const other = withFigure(instrument, figure.path, moved)
      const noticed = instrument.examples.some((example) => tryExample(other, example) !== null)
      return noticed ? [] : [{ figure, moved }]
    }),
  )
}
