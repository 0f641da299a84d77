import type { Refusal } from '../../../kernel/errors.ts'
import { formatPeriod, monthsOf, type Period, previousPeriod } from '../../../kernel/period.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { indicatorsContract } from '../contract.ts'
import { totalOf } from './figure-values.ts'
import { amountsAt } from './read-amounts.ts'
import { chosenMeasures, readSettled } from './settled-read.ts'

const mostMonths = 120

export const valueRoutes = (platform: Platform): Implemented[] => [
  implement(indicatorsContract.values, (call) => {
    const { node, period, measures } = call.query
    const previous = previousPeriod(period)
    return readSettled(platform, call, { node, periods: [period, previous] }, async (opened) => {
      const { reading } = opened
      const chosen = chosenMeasures(reading, measures)
      if (!chosen.ok) return chosen
      const amounts = await amountsAt(reading, opened.node, [period, previous], chosen.value)
      const valueIn = (at: Period, measure: (typeof chosen.value)[number]) =>
        totalOf(measure, amounts.get(at) ?? new Map(), reading.engine.cells)
      return ok({
        node: opened.named,
        period: formatPeriod(period),
        previousPeriod: formatPeriod(previous),
        figures: chosen.value.map((measure) => ({
          measure: measure.code,
          value: valueIn(period, measure),
          previous: valueIn(previous, measure),
        })),
        ...opened.settled,
      })
    })
  }),
  implement(indicatorsContract.series, async (call) => {
    const { node, from, to, measures } = call.query
    const months = monthsBetween(from, to)
    if (months.length > mostMonths) return refused(tooMany)
    return readSettled(platform, call, { node, periods: months }, async (opened) => {
      const { reading } = opened
      const chosen = chosenMeasures(reading, measures)
      if (!chosen.ok) return chosen
      const amounts = await amountsAt(reading, opened.node, months, chosen.value)
      return ok({
        node: opened.named,
        months: months.map(formatPeriod),
        lines: chosen.value.map((measure) => ({
          measure: measure.code,
          values: months.map((month) =>
            totalOf(measure, amounts.get(month) ?? new Map(), reading.engine.cells),
          ),
        })),
        ...opened.settled,
      })
    })
  }),
]

const tooMany: Refusal = {
  code: 'request-not-valid',
  problems: [{ code: 'too-many-months', path: '/query/to', data: { maximum: mostMonths } }],
}

/** From the first month of one period to the last month of the other. */
function monthsBetween(from: Period, to: Period): Period[] {
  const last = monthsOf(to).at(-1) as Period
  const months: Period[] = []
  for (
    let month = monthsOf(from)[0] as Period;
    month <= last && months.length <= mostMonths;
    month = next(month)
  ) {
    months.push(month)
  }
  return months
}

const next = (month: Period): Period =>
  (month % 100 === 12 ? (Math.floor(month / 100) + 1) * 100 + 1 : month + 1) as Period
