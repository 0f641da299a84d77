import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { measurePath, placeQuery } from './addresses.ts'
import { differenceOf } from './difference.ts'
import { FigureLink, TablePlace } from './figure-parts.tsx'
import css from './figure-table.module.css'
import { periodIn } from './period-steps.ts'
import type { MeasureLine, Values, Where } from './queries.ts'
import { indicatorsTexts } from './texts.ts'

/** Every measure of the catalogue with its value, the one of the period before, and the difference. */
export function AllMeasures(props: { where: Where; measures: readonly MeasureLine[]; values: Values }) {
  const { where, measures, values } = props
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const show = useFormat()
  const { language } = useLanguage()
  return (
    <Section title={t.allMeasures} hint={<span className="not-printed">{t.allHint}</span>} flush>
      <TablePlace label={t.allMeasures}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.measure}</th>
              <th scope="col">{show.period(where.period)}</th>
              <th scope="col">{show.period(periodIn(values.previousPeriod) ?? 0)}</th>
              <th scope="col">{t.difference}</th>
              <th scope="col">{t.unit}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => {
              const figure = values.figures.find((one) => one.measure === measure.code)
              const name = say(measure.title)
              const value = figure?.value ?? 0
              return (
                <tr key={measure.code}>
                  <th scope="row">
                    <PageLink to={measurePath(measure.code)} query={placeQuery(where)}>
                      {name}
                    </PageLink>
                  </th>
                  <td>
                    <FigureLink
                      value={value}
                      label={fill(t.recordsOf, { name, value: formatNumber(value, 2) })}
                      figure={{ ...where, measure: measure.code }}
                    />
                  </td>
                  <td>{formatNumber(figure?.previous ?? 0, 2)}</td>
                  <td>{differenceOf(value, figure?.previous ?? 0, language)}</td>
                  <td>{say(measure.unit)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TablePlace>
    </Section>
  )
}
