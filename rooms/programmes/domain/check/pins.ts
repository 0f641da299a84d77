import { addDays, day } from '../../../../kernel/day.ts'
import type { WorkingCalendar } from '../../../regions/index.ts'
import type { Parameter } from '../language/parameter.ts'
import type { Programme } from '../language/programme.ts'
import type { Mistake } from '../language/words.ts'
import { tryExample } from './try-example.ts'

/** A figure that could be one unit more or less without any example noticing. */
export type LoosePin = {
  readonly parameter: string
  readonly from: string
  readonly value: number | string
  readonly moved: number | string
}

/**
 * Moves every dated value of every parameter one unit up and down and asks the examples again: at least one must come
 * out otherwise (style section 10). So each threshold has an example on either side. Below nothing there is nothing.
 */
export function loosePins(programme: Programme, calendar: WorkingCalendar): LoosePin[] {
  return Object.entries(programme.parameters).flatMap(([parameter, written]) =>
    Object.entries(written.values).flatMap(([from, { value }]) =>
      movesOf(written, value).flatMap((moved): LoosePin[] => {
        const other = withValue(programme, parameter, from, moved)
        const noticed = programme.examples.some((example) => tryExample(other, example, calendar) !== null)
        return noticed ? [] : [{ parameter, from, value, moved }]
      }),
    ),
  )
}

/** One fen of a sum would be a unit too fine for nobody: money moves by one fen, a day by one day. */
function movesOf({ unit }: Parameter, value: number | string): (number | string)[] {
  if (typeof value === 'number') return value === 0 ? [1] : [value - 1, value + 1]
  if (unit === 'day') return [addDays(day(value), -1), addDays(day(value), 1)]
  // A year without a 29 February, so that 28 February and 1 March are neighbours, unless that is the day itself.
  const on = day(`${value === '02-29' ? 2024 : 2023}-${value}`)
  return [addDays(on, -1).slice(5), addDays(on, 1).slice(5)]
}

export function withValue(
  programme: Programme,
  parameter: string,
  from: string,
  value: number | string,
): Programme {
  const written = programme.parameters[parameter]
  const dated = written?.values[from]
  if (!written || !dated) return programme
  const values = { ...written.values, [from]: { ...dated, value } }
  return { ...programme, parameters: { ...programme.parameters, [parameter]: { ...written, values } } }
}

export const pinMistakes = (programme: Programme, calendar: WorkingCalendar): Mistake[] =>
  loosePins(programme, calendar).map(({ parameter, from, value, moved }) => ({
    path: ['parameters', parameter, 'values', from, 'value'],
    zh: `${parameter} 由 ${value} 改为 ${moved}，没有示例察觉；请补一个恰在界上的示例`,
    en: `${parameter} could be ${moved} instead of ${value} and no example would notice; add one on that side`,
  }))
