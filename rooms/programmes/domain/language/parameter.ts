import { z } from 'zod'
import { parseDay } from '../../../../kernel/day.ts'
import { type Mistake, type Path, plainDay, source, words } from './words.ts'

export const parameterUnits = [
  'fen',
  'integer',
  'days',
  'workdays',
  'months',
  'years',
  'minutes',
  'persons',
  'percent',
  'day',
  'yearly_day',
] as const

/** Month and day as some year has them; 29 February is one, 30 February is none. */
const isYearlyDay = (value: number | string): boolean => parseDay(`2024-${value}`).ok

/** A figure from a day on. `corrects` says why a value whose day has passed is not what it was. */
const datedValue = z.strictObject({
  value: z.union([z.number().int().min(0), z.string()]),
  source,
  corrects: z.strictObject({ reason: z.string().min(1) }).optional(),
})

/** Every figure of a programme: its unit, its history, and per date the source. Nothing else in a file is a figure. */
export const parameterSchema = z.strictObject({
  title: words,
  unit: z.enum(parameterUnits),
  values: z.record(plainDay, datedValue).refine((values) => Object.keys(values).length > 0, {
    error: 'a parameter has at least one dated value',
  }),
})

export type Parameter = z.infer<typeof parameterSchema>

export const kindOfParameter = ({ unit }: Parameter) => (unit === 'fen' ? 'money' : unit)

/** The value in force on a day; undefined before the first. */
export function parameterOn({ values }: Parameter, on: string): number | string | undefined {
  let found: { from: string; value: number | string } | undefined
  for (const [from, { value }] of Object.entries(values))
    if (from <= on && (found === undefined || from > found.from)) found = { from, value }
  return found?.value
}

export function parameterMistakes({ unit, values }: Parameter, path: Path): Mistake[] {
  return Object.entries(values).flatMap(([from, { value }]): Mistake[] => {
    const at = [...path, 'values', from, 'value']
    if (unit === 'day')
      return plainDay.safeParse(value).success
        ? []
        : [{ path: at, zh: '应写日期，如 2019-01-31', en: 'write a day such as 2019-01-31' }]
    if (unit === 'yearly_day')
      return isYearlyDay(value)
        ? []
        : [{ path: at, zh: '应写月-日，如 03-31', en: 'write month and day such as 03-31' }]
    return typeof value === 'number'
      ? []
      : [{ path: at, zh: `应写整数（单位 ${unit}）`, en: `write a whole number in ${unit}` }]
  })
}
