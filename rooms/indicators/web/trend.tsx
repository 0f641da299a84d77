import { useQuery } from '@tanstack/react-query'
import { formatPeriod } from '../../../kernel/period.ts'
import { Chart } from '../../../platform/web/chart.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { ByMonth, Caution } from './by-month.tsx'
import { dashboardTexts } from './dashboard-texts.ts'
import { OneOf } from './one-of.tsx'
import { periodIn } from './period-steps.ts'
import { PinButton } from './pin-button.tsx'
import { type MeasureLine, type Span, spans, trendQuery, type Where } from './queries.ts'
import { Renewing } from './renewing.tsx'
import { indicatorsTexts } from './texts.ts'

const spanKeys = Object.keys(spans) as readonly Span[]

/** One measure over time: two years side by side, the last months, quarters or years. */
export function Trend({ where, measure }: { where: Where; measure: MeasureLine }) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const [query, change] = useAddressQuery()
  const span = spanKeys.find((one) => one === query.span) ?? '2y'
  const name = say(measure.title)
  return (
    <Section
      title={`${d.trend} · ${name}`}
      hint={<span className="not-printed">{t.byMonthHint}</span>}
      actions={
        <PinButton
          where={where}
          name={`${name} · ${d.trend} · ${d[`span_${span}`]}`}
          arrangement={{
            kind: 'trend',
            measures: [measure.code],
            by: 'division',
            grouped: true,
            sort: null,
            rising: false,
            span,
          }}
        />
      }
    >
      <Stack>
        <OneOf
          label={d.trendSpan}
          chosen={span}
          choose={(one) => change({ span: one })}
          options={spanKeys.map((key) => ({ key, title: d[`span_${key}`] }))}
        />
        <TrendChart where={where} measure={measure} span={span} />
      </Stack>
    </Section>
  )
}

/** The picture alone, for the dashboard and for a pin. */
export function TrendChart({ where, measure, span }: { where: Where; measure: MeasureLine; span: Span }) {
  return span === '2y' ? (
    <ByMonth where={where} measure={measure} />
  ) : (
    <Steps where={where} measure={measure} span={span} />
  )
}

function Steps(props: { where: Where; measure: MeasureLine; span: Exclude<Span, '2y'> }) {
  const { where, measure, span } = props
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const show = useFormat()
  const [, change] = useAddressQuery()
  const query = useQuery(trendQuery(where, measure.code, span))
  const unit = say(measure.unit)
  return (
    <Loaded query={query} lines={8}>
      {({ points, lines }) => {
        const title = (period: string) => show.period(periodIn(period) ?? 0)
        return (
          <Renewing while={query.isPlaceholderData}>
            <Chart
              title={fill(d.trendOf, { name: say(measure.title), span: d[`span_${span}`], unit })}
              kind={spans[span].step === 'month' ? 'line' : 'bar'}
              points={points.map(({ period, open }) =>
                open ? fill(d.openPoint, { period: title(period) }) : title(period),
              )}
              series={[{ name: say(measure.title), values: lines[0]?.values ?? [] }]}
              unit={unit}
              height={300}
              choose={(point) => {
                const chosen = periodIn(points[point]?.period)
                if (chosen !== null) change({ period: formatPeriod(chosen) })
              }}
            />
            {points.at(-1)?.open && <p className="soft">{d.lastPointOpen}</p>}
            <Caution measure={measure} />
          </Renewing>
        )
      }}
    </Loaded>
  )
}
