import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { measurePath, placeQuery } from './addresses.ts'
import css from './all-measures.module.css'
import { dashboardTexts } from './dashboard-texts.ts'
import { differenceOf } from './difference.ts'
import { FigureLink, TablePlace } from './figure-parts.tsx'
import table from './figure-table.module.css'
import { byGroup, matching } from './measure-groups.ts'
import { periodIn } from './period-steps.ts'
import type { ComparedFigure, Comparison, MeasureLine, Where } from './queries.ts'
import { indicatorsTexts } from './texts.ts'

type Props = {
  readonly where: Where
  readonly measures: readonly MeasureLine[]
  readonly comparison: Comparison
  readonly figures: ReadonlyMap<string, ComparedFigure>
}

/** Every measure under its heading, beside the period before and a year ago; those without figures when asked for. */
export function AllMeasures({ where, measures, comparison, figures }: Props) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const show = useFormat()
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  // Of a year the one before is the same as a year ago.
  const twice = comparison.lastYear === comparison.previousPeriod
  const period = (text: string) => show.period(periodIn(text) ?? 0)
  const counts = ({ code }: MeasureLine) => {
    const figure = figures.get(code)
    return !!figure && [figure.value, figure.previous.value, figure.lastYear.value].some((value) => value)
  }
  // Who looks for a measure by name wants it even where it is zero.
  const shown = matching(measures, typed).filter((measure) => all || typed.trim() !== '' || counts(measure))
  return (
    <Section title={t.allMeasures} hint={<span className="not-printed">{t.allHint}</span>} flush>
      <div className={css.tools}>
        <SearchBox
          label={d.measureSearch}
          placeholder={d.measureSearchHint}
          value={typed}
          change={setTyped}
        />
        <label className={css.tick}>
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          {d.showEmpty}
        </label>
      </div>
      <TablePlace label={t.allMeasures}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t.measure}</th>
              <th scope="col">{show.period(where.period)}</th>
              <th scope="col">{period(comparison.previousPeriod)}</th>
              <th scope="col">{t.difference}</th>
              {!twice && <th scope="col">{period(comparison.lastYear)}</th>}
              {!twice && <th scope="col">{d.againstLastYear}</th>}
              <th scope="col">{t.unit}</th>
            </tr>
          </thead>
          {byGroup(shown).map(({ group, measures: own }) => (
            <tbody key={group.code}>
              <tr>
                <th scope="rowgroup" colSpan={twice ? 5 : 7} className={table.group}>
                  {say(group.title)}
                </th>
              </tr>
              {own.map((measure) => (
                <Row
                  key={measure.code}
                  where={where}
                  measure={measure}
                  figure={figures.get(measure.code)}
                  twice={twice}
                />
              ))}
            </tbody>
          ))}
        </table>
      </TablePlace>
      {shown.length === 0 && <p className={css.none}>{typed.trim() === '' ? d.noFigures : d.noneFound}</p>}
    </Section>
  )
}

function Row(props: {
  where: Where
  measure: MeasureLine
  figure: ComparedFigure | undefined
  twice: boolean
}) {
  const { where, measure, figure, twice } = props
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const { language } = useLanguage()
  const name = say(measure.title)
  const value = figure?.value ?? null
  const difference = (other: number | null | undefined) =>
    value === null || other === null || other === undefined ? '—' : differenceOf(value, other, language)
  return (
    <tr>
      <th scope="row">
        <PageLink to={measurePath(measure.code)} query={placeQuery(where)}>
          {name}
        </PageLink>
      </th>
      <td>
        <FigureLink
          value={value}
          label={fill(t.recordsOf, { name, value: formatNumber(value, 2) })}
          figure={measure.drillable ? { ...where, measure: measure.code } : null}
        />
      </td>
      <td>{formatNumber(figure?.previous.value ?? null, 2)}</td>
      <td>{difference(figure?.previous.value)}</td>
      {!twice && <td>{formatNumber(figure?.lastYear.value ?? null, 2)}</td>}
      {!twice && <td>{difference(figure?.lastYear.value)}</td>}
      <td>{say(measure.unit)}</td>
    </tr>
  )
}
