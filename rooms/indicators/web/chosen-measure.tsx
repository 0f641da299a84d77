import { formatPeriod } from '../../../kernel/period.ts'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber, formatShare } from '../../../platform/web/format.ts'
import { InfoIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { figureQuery, measurePath, placeQuery, recordsPath } from './addresses.ts'
import css from './chosen-measure.module.css'
import { dashboardTexts } from './dashboard-texts.ts'
import { signedNumber } from './difference.ts'
import { TablePlace } from './figure-parts.tsx'
import table from './figure-table.module.css'
import { periodIn } from './period-steps.ts'
import type { ComparedFigure, Comparison, MeasureLine, Where } from './queries.ts'
import { indicatorsTexts } from './texts.ts'

type Props = {
  readonly where: Where
  readonly measure: MeasureLine
  readonly comparison: Comparison
  readonly figure: ComparedFigure | undefined
}

/** The measure in depth: its figure, beside the period before and a year ago, and the ways to records and meaning. */
export function ChosenMeasure({ where, measure, comparison, figure }: Props) {
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const show = useFormat()
  if (!figure) return null
  return (
    <Section title={`${d.comparison} · ${say(measure.title)}`} flush>
      <div className={css.head}>
        <p className={css.figure}>
          <span className={css.value}>{formatNumber(figure.value, 2)}</span>
          <span className="soft">
            {say(measure.unit)} · {show.period(where.period)}
          </span>
          {figure.value === null && <span className="soft">{d.unknownRatio}</span>}
        </p>
        <Links where={where} measure={measure} value={figure.value} />
      </div>
      <Comparisons comparison={comparison} figure={figure} measure={measure} />
    </Section>
  )
}

function Links({ where, measure, value }: Pick<Props, 'where' | 'measure'> & { value: number | null }) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const may = useMay()
  const name = say(measure.title)
  return (
    <div className={css.links}>
      {may('figures.drill') && measure.drillable && value !== 0 && (
        <PageLink to={recordsPath} query={figureQuery({ ...where, measure: measure.code })}>
          <span aria-hidden>{t.records}</span>
          <span className="only-read-aloud">
            {fill(t.recordsOf, { name, value: formatNumber(value, 2) })} {formatPeriod(where.period)}
          </span>
        </PageLink>
      )}
      <PageLink to={measurePath(measure.code)} query={placeQuery(where)}>
        <InfoIcon aria-hidden />
        <span aria-hidden>{t.definition}</span>
        <span className="only-read-aloud">{fill(t.definitionOf, { name })}</span>
      </PageLink>
    </div>
  )
}

type Line = { readonly title: string; readonly other: ComparedFigure['previous']; readonly whole: boolean }

function useLines({ comparison, figure }: Pick<Props, 'comparison'> & { figure: ComparedFigure }): Line[] {
  const d = useTexts(dashboardTexts)
  const show = useFormat()
  const { equalDays, open } = comparison
  const period = (text: string) => show.period(periodIn(text) ?? 0)
  const days = ({ from, to }: { from: string; to: string }) => ({ from: show.day(from), to: show.day(to) })
  const lines: (Line | null)[] = [
    equalDays && figure.previousDays
      ? { title: fill(d.previousDays, days(equalDays.previous)), other: figure.previousDays, whole: false }
      : null,
    {
      title: fill(d.previousWhole, { period: period(comparison.previousPeriod) }),
      other: figure.previous,
      whole: open,
    },
    // Of a year the one before is the same as a year ago.
    comparison.lastYear === comparison.previousPeriod || !equalDays || !figure.lastYearDays
      ? null
      : { title: fill(d.lastYearDays, days(equalDays.lastYear)), other: figure.lastYearDays, whole: false },
    comparison.lastYear === comparison.previousPeriod
      ? null
      : {
          title: fill(d.lastYearWhole, { period: period(comparison.lastYear) }),
          other: figure.lastYear,
          whole: open,
        },
  ]
  return lines.filter((line) => line !== null)
}

function Comparisons(props: Pick<Props, 'comparison' | 'measure'> & { figure: ComparedFigure }) {
  const { comparison, figure, measure } = props
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const lines = useLines({ comparison, figure })
  return (
    <TablePlace label={`${d.comparison} · ${say(measure.title)}`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{d.comparedWith}</th>
            <th scope="col">{d.itsFigure}</th>
            <th scope="col">{d.change}</th>
            <th scope="col">{d.changeShare}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ title, other, whole }) => (
            <tr key={title}>
              <th scope="row">
                {title}
                {whole && <span className={table.unit}>{d.wholeOfOther}</span>}
              </th>
              <td>{formatNumber(other.value, 2)}</td>
              <td>{signedNumber(other.change, (size) => formatNumber(size, 2))}</td>
              <td>{signedNumber(other.share, formatShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TablePlace>
  )
}
