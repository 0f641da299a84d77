import { useQuery } from '@tanstack/react-query'
import { formatPeriod } from '../../../kernel/period.ts'
import { Chart } from '../../../platform/web/chart.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { hasBegun, periodAt, yearOf } from './period-steps.ts'
import { type MeasureLine, seriesQuery, type Where } from './queries.ts'
import { Renewing } from './renewing.tsx'
import { indicatorsTexts } from './texts.ts'

const months = Array.from({ length: 12 }, (_, i) => i + 1)

/** One measure in the twelve months of the year beside those of the year before; months to come are left open. */
export function ByMonth({ where, measure }: { where: Where; measure: MeasureLine }) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const show = useFormat()
  const [, change] = useAddressQuery()
  const query = useQuery(seriesQuery(where, measure.code))
  const year = yearOf(where.period)
  const name = say(measure.title)
  const unit = say(measure.unit)
  return (
    <Loaded query={query} lines={8}>
      {({ months: known, lines }) => {
        const valueIn = (inYear: number, month: number) => {
          const one = periodAt(inYear, month)
          const at = known.indexOf(formatPeriod(one))
          return hasBegun(one, today()) && at >= 0 ? (lines[0]?.values[at] ?? null) : null
        }
        const series = [year, year - 1].map((one) => ({
          name: show.period(periodAt(one, 0)),
          values: months.map((month) => valueIn(one, month)),
        }))
        return (
          <Renewing while={query.isPlaceholderData}>
            <Chart
              title={fill(t.byMonthOf, { name, unit })}
              kind={measure.stock ? 'line' : 'bar'}
              points={months.map((month) => monthName(show.period(periodAt(year, month)), year))}
              series={series}
              unit={unit}
              height={300}
              choose={(point) => change({ period: formatPeriod(periodAt(year, point + 1)) })}
            />
            <Caution measure={measure} />
          </Renewing>
        )
      }}
    </Loaded>
  )
}

/** `2023年5月` without its year, since two years stand side by side. */
const monthName = (period: string, year: number): string =>
  period.replace(`${year}年`, '').replace(` ${year}`, '')

/** Why the months do not add up to the year, where they do not. */
export function Caution({ measure }: { measure: MeasureLine }) {
  const t = useTexts(indicatorsTexts)
  if (measure.stock) return <p className="soft">{t.stockHint}</p>
  return measure.addsUp ? null : <p className="soft">{t.notOverMonths}</p>
}
