import { formatPeriod } from '../../../kernel/period.ts'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { InfoIcon } from '../../../platform/web/icons.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { figureQuery, measurePath, placeQuery, recordsPath } from './addresses.ts'
import { differenceOf } from './difference.ts'
import css from './headline.module.css'
import { periodIn } from './period-steps.ts'
import type { MeasureLine, Values, Where } from './queries.ts'
import { indicatorsTexts } from './texts.ts'

type Props = {
  readonly where: Where
  readonly measures: readonly MeasureLine[]
  readonly values: Values
  readonly chosen: string
  readonly choose: (measure: string) => void
}

/** The main figures. Choosing one shows it in the charts below; each leads to its records and to its meaning. */
export function Headline({ measures, values, ...rest }: Props) {
  const t = useTexts(indicatorsTexts)
  return (
    <ul className={css.tiles} aria-label={t.headline}>
      {measures.map((measure) => {
        const figure = values.figures.find((one) => one.measure === measure.code)
        return figure && <Tile key={measure.code} {...{ measure, figure, values, ...rest }} />
      })}
    </ul>
  )
}

type TileProps = Omit<Props, 'measures'> & {
  readonly measure: MeasureLine
  readonly figure: Values['figures'][number]
}

function Tile({ measure, figure, values, where, chosen, choose }: TileProps) {
  const say = useSay()
  return (
    <li className={chosen === measure.code ? css.chosen : css.tile}>
      <button
        type="button"
        className={css.body}
        aria-pressed={chosen === measure.code}
        onClick={() => choose(measure.code)}
      >
        <span className={css.name}>{say(measure.title)}</span>
        <span className={css.figure}>
          <span className={css.value}>{formatNumber(figure.value, 2)}</span>
          <span className={css.unit}>{say(measure.unit)}</span>
        </span>
        <Comparison figure={figure} previous={values.previousPeriod} />
      </button>
      <TileLinks measure={measure} value={figure.value} where={where} />
    </li>
  )
}

function Comparison({ figure, previous }: { figure: TileProps['figure']; previous: string }) {
  const t = useTexts(indicatorsTexts)
  const { language } = useLanguage()
  const show = useFormat()
  const period = show.period(periodIn(previous) ?? 0)
  return (
    <>
      <span className={css.note}>{fill(t.before, { period, value: formatNumber(figure.previous, 2) })}</span>
      <span className={css.note}>{changeOf(figure, t.same, language)}</span>
    </>
  )
}

/** Of what is not known there is no difference. */
function changeOf({ value, previous }: TileProps['figure'], same: string, language: 'zh' | 'en'): string {
  if (value === null || previous === null) return ''
  return value === previous ? same : differenceOf(value, previous, language)
}

function TileLinks({ measure, value, where }: { measure: MeasureLine; value: number | null; where: Where }) {
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
      <PageLink to={measurePath(measure.code)} query={placeQuery(where)} className={css.meaning}>
        <InfoIcon aria-hidden />
        <span aria-hidden>{t.definition}</span>
        <span className="only-read-aloud">{fill(t.definitionOf, { name })}</span>
      </PageLink>
    </div>
  )
}
