import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { TablePlace } from './figure-parts.tsx'
import css from './figure-table.module.css'
import { type MeasureLine, type OverlapFigures, overlapQuery, type Where } from './queries.ts'
import { Renewing } from './renewing.tsx'
import { indicatorsTexts } from './texts.ts'

/** How the categories of a figure overlap: every pair of them, and how many carry more than one (7.3). */
export function OverlapTable({ where, measure }: { where: Where; measure: MeasureLine }) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const query = useQuery(overlapQuery(where, measure.code))
  return (
    <Section title={`${t.matrix} · ${say(measure.title)}`} hint={t.matrixHint} flush>
      <Loaded query={query} lines={6}>
        {(overlap) => (
          <Renewing while={query.isPlaceholderData}>
            <Matrix overlap={overlap} measure={measure} />
          </Renewing>
        )}
      </Loaded>
    </Section>
  )
}

function Matrix({ overlap, measure }: { overlap: OverlapFigures; measure: MeasureLine }) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const name = say(measure.title)
  const unit = say(measure.unit)
  const { groups, matrix, several, note } = overlap
  return (
    <div>
      <TablePlace label={fill(t.matrixOf, { name, unit })}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">
                {t.category} <span className={css.unit}>{unit}</span>
              </th>
              {groups.map((group) => (
                <th key={group.code} scope="col">
                  {say(group.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group, row) => (
              <tr key={group.code}>
                <th scope="row">{say(group.title)}</th>
                {groups.map((other, column) => {
                  const value = matrix[row]?.[column] ?? 0
                  return (
                    <td key={other.code} className={row === column ? css.self : value === 0 ? css.zero : ''}>
                      {formatNumber(value, 2)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TablePlace>
      <div className={css.after}>
        <p>{fill(t.several, { value: formatNumber(several, 2), unit })}</p>
        {note && <p>{say(note)}</p>}
      </div>
    </div>
  )
}
