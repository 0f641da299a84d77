import { formatPeriod, type Period, previousPeriod } from '../../../../kernel/period.ts'
import { ok } from '../../../../kernel/result.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { dashboardRoutes } from '../../contract/dashboard.ts'
import { against, type Days, equalDays, isOpenOn, yearBefore } from '../../domain/comparison.ts'
import type { Measure } from '../../domain/measure.ts'
import { trendPoints } from '../../domain/trend-points.ts'
import { totalOf } from '../figure-values.ts'
import { amountsAt } from '../read-amounts.ts'
import { chosenMeasures, readSettled } from '../settled-read.ts'
import { isCountedByDays, valuesInDays } from './equal-days.ts'

export const comparisonRoutes = (platform: Platform): Implemented[] => [
  implement(dashboardRoutes.comparison, (call) => {
    const { node, period, measures } = call.query
    const previous = previousPeriod(period)
    const lastYear = yearBefore(period)
    const periods = [...new Set([period, previous, lastYear])]
    return readSettled(platform, call, { node, periods }, async (opened) => {
      const { reading } = opened
      const chosen = chosenMeasures(reading, measures)
      if (!chosen.ok) return chosen
      const amounts = await amountsAt(reading, opened.node, periods, chosen.value)
      const valueIn = (at: Period, measure: Measure) =>
        totalOf(measure, amounts.get(at) ?? new Map(), reading.engine.cells)
      const wanted = call.query.equalDays === 'true' && isCountedByDays(opened.node, period)
      const days = wanted ? equalDays(period, { previous, lastYear }, call.today) : null
      const counted = async (of: Period, part: Days | undefined) =>
        part ? valuesInDays(reading, opened.node, of, part, chosen.value) : null
      const inPrevious = await counted(previous, days?.previous)
      const inLastYear = previous === lastYear ? inPrevious : await counted(lastYear, days?.lastYear)
      const besides = (value: number | null, other: number | null | undefined) =>
        other === undefined ? null : against(value, other)
      return ok({
        node: opened.named,
        period: formatPeriod(period),
        previousPeriod: formatPeriod(previous),
        lastYear: formatPeriod(lastYear),
        open: isOpenOn(period, call.today),
        equalDays: days && {
          days: days.days,
          previous: shownDays(days.previous),
          lastYear: shownDays(days.lastYear),
        },
        figures: chosen.value.map((measure) => {
          const value = valueIn(period, measure)
          return {
            measure: measure.code,
            value,
            previous: against(value, valueIn(previous, measure)),
            lastYear: against(value, valueIn(lastYear, measure)),
            previousDays: besides(value, inPrevious?.get(measure.code)),
            lastYearDays: besides(value, inLastYear?.get(measure.code)),
          }
        }),
        ...opened.settled,
      })
    })
  }),
  implement(dashboardRoutes.trend, (call) => {
    const { node, until, step, count, measures } = call.query
    const points = trendPoints(until, step, count, call.today)
    return readSettled(platform, call, { node, periods: points }, async (opened) => {
      const { reading } = opened
      const chosen = chosenMeasures(reading, measures)
      if (!chosen.ok) return chosen
      const amounts = await amountsAt(reading, opened.node, points, chosen.value)
      return ok({
        node: opened.named,
        points: points.map((point) => ({ period: formatPeriod(point), open: isOpenOn(point, call.today) })),
        lines: chosen.value.map((measure) => ({
          measure: measure.code,
          values: points.map((point) =>
            totalOf(measure, amounts.get(point) ?? new Map(), reading.engine.cells),
          ),
        })),
        ...opened.settled,
      })
    })
  }),
]

const shownDays = ({ first, last }: Days) => ({ from: first, to: last })
