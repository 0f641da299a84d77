import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { isStock, type Measure } from '../domain/measure.ts'
import type { Amounts } from '../domain/packed-amounts.ts'
import { shown, units } from '../domain/unit.ts'
import { splitValues } from '../domain/view.ts'
import { viewOf } from '../domain/views.ts'
import { type Engine, engineFor } from './engine.ts'
import { partsOf, totalOf } from './figure-values.ts'
import { partsAt, sumOfParts } from './read-amounts.ts'
import { type Reader, readSettled } from './settled-read.ts'

/** What another room asks of a station: a measure, or one value of a split of it. */
export type AskedAmount = {
  readonly measure: string
  readonly splitBy: string | null
  readonly splitValue: string | null
}

/** By month, and all months together; distinct persons of several months are one. */
export type StationAmount = { readonly months: readonly number[]; readonly total: number }

/** A measure as another room may speak of it. */
export function deliverable(platform: Platform, code: string) {
  const measure = engineFor(platform).catalogue.find(code)
  if (!measure) return null
  return {
    code,
    title: measure.title,
    unit: units[measure.unit],
    /** Something that happens; a stock is there, and a ratio is neither. */
    happens: !isStock(measure) && !measure.ratio,
    /** By split, the words of its values; null where they are open. */
    splits: new Map(
      Object.entries(viewOf(measure.view).splits).flatMap(([split, { kind }]) =>
        kind === 'value' && measure.split_by.includes(split)
          ? [[split, splitValues(viewOf(measure.view), split)] as const]
          : [],
      ),
    ),
  }
}

/** What was done at a station in some months, as the figures say it: each number can be walked to its records. */
export function amountsOfStation(
  platform: Platform,
  reader: Reader,
  station: Id,
  months: readonly Period[],
  asked: readonly AskedAmount[],
): Promise<Result<{ amounts: readonly StationAmount[]; settled: boolean }, Refusal>> {
  return readSettled(
    platform,
    reader,
    { node: { kind: 'station', station }, periods: months },
    async (opened) => {
      const { reading } = opened
      const parts = await partsAt(reading, opened.node, months)
      await reading.engine.cells.load(reading.tx)
      const byMonth = months.map((month) => sumOfParts(parts.get(month) ?? []))
      const whole = sumOfParts([...parts.values()].flat())
      const amounts = asked.map((one) => ({
        months: byMonth.map((month) => amountIn(reading.engine, one, month)),
        total: amountIn(reading.engine, one, whole),
      }))
      return ok({ amounts, settled: opened.settled.settled })
    },
  )
}

function amountIn(
  engine: Engine,
  { measure: code, splitBy, splitValue }: AskedAmount,
  amounts: Amounts,
): number {
  const measure: Measure | null = engine.catalogue.find(code)
  if (!measure) return 0
  if (splitBy === null) return totalOf(measure, amounts, engine.cells) ?? 0
  return shown(partsOf(measure, splitBy, amounts, engine.cells).get(splitValue ?? '') ?? 0, measure.unit)
}
