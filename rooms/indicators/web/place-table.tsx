import type { ReactNode } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../platform/web/link.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { figuresPath, placeQuery } from './addresses.ts'
import { Barred, FigureLink, TablePlace } from './figure-parts.tsx'
import css from './figure-table.module.css'
import { byGroup } from './measure-groups.ts'
import type { MeasureLine, Parts, Where } from './queries.ts'
import { SortHeading } from './sort-heading.tsx'
import { inOrder, notInRows, type Order } from './sort-rows.ts'
import { indicatorsTexts } from './texts.ts'

type Props = {
  readonly where: Where
  readonly parts: Parts
  /** The columns, in their order. */
  readonly measures: readonly MeasureLine[]
  /** Whether columns stand under the headings of their groups. */
  readonly grouped: boolean
  readonly order: Order
  readonly sort: (order: Order) => void
}

/** Places with a column a measure, sorted by any of them; the last row is the node itself, exactly. */
export function PlaceTable({ where, parts, measures, grouped, order, sort }: Props) {
  const t = useTexts(indicatorsTexts)
  const [query] = useAddressQuery()
  if (parts.rows.length === 0) return <Empty title={t.noParts} />
  const at = (code: string) => parts.measures.indexOf(code)
  // What is unknown stands last, whichever way round.
  const unknown = order.falling ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const rows = inOrder(parts.rows, order, (row) => row.values[at(order.by ?? '')] ?? unknown)
  const first = measures[0]?.code ?? ''
  const drawn = parts.rows.map((row) => row.values[at(first)] ?? 0)
  return (
    <div>
      <TablePlace label={fill(t.titled, { place: parts.node.name, period: t.name })}>
        <table className={css.table}>
          <thead>
            {grouped && <GroupHeadings measures={measures} />}
            <tr>
              <th scope="col">{t.name}</th>
              {measures.map((measure) => (
                <SortHeading key={measure.code} measure={measure} order={order} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.node.node}>
                <th scope="row">
                  <PageLink
                    to={figuresPath}
                    query={{ ...query, ...placeQuery({ ...where, node: row.node.node }) }}
                  >
                    {row.node.name}
                  </PageLink>
                </th>
                {measures.map((measure, column) => (
                  <PlaceCell
                    key={measure.code}
                    where={{ ...where, node: row.node.node }}
                    place={row.node.name}
                    measure={measure}
                    value={row.values[at(measure.code)] ?? null}
                    drawn={column === 0 ? drawn : null}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <Totals {...{ where, parts, measures }} />
        </table>
      </TablePlace>
      <ExactTotal measures={measures} />
    </div>
  )
}

/** A heading over the columns of each group, where they belong to more than one. */
function GroupHeadings({ measures }: { measures: readonly MeasureLine[] }) {
  const say = useSay()
  const groups = byGroup(measures)
  if (groups.length < 2) return null
  return (
    <tr>
      <td className={css.corner} />
      {groups.map(({ group, measures: own }) => (
        <th key={group.code} scope="colgroup" colSpan={own.length} className={css.group}>
          {say(group.title)}
        </th>
      ))}
    </tr>
  )
}

function PlaceCell(props: {
  where: Where
  place: string
  measure: MeasureLine
  value: number | null
  /** All values of the column, where it is drawn as bars. */
  drawn: readonly number[] | null
}) {
  const { where, place, measure, value, drawn } = props
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const link = (
    <FigureLink
      value={value}
      label={fill(t.recordsIn, { place, name: say(measure.title), value: formatNumber(value, 2) })}
      figure={measure.drillable ? { ...where, measure: measure.code } : null}
    />
  )
  if (drawn === null) return <td>{link}</td>
  return (
    <td>
      <Barred value={value ?? 0} values={drawn}>
        {link}
      </Barred>
    </td>
  )
}

/** What stands in no row, said by name, and the node as a whole; persons are counted once, not added. */
function Totals({ where, parts, measures }: Pick<Props, 'where' | 'parts' | 'measures'>) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const at = ({ code }: MeasureLine) => parts.measures.indexOf(code)
  const missing = measures.map((measure) =>
    notInRows(
      parts.total[at(measure)] ?? 0,
      [...parts.rows.map((row) => row.values[at(measure)] ?? 0), parts.own[at(measure)] ?? 0],
      measure.addsUp,
    ),
  )
  return (
    <tfoot>
      {parts.own.some((value) => value !== 0 && value !== null) && (
        <Line
          title={t.own}
          cells={measures.map((measure) => formatNumber(parts.own[at(measure)] ?? null, 2))}
        />
      )}
      {missing.some((value) => value !== null && value !== 0) && (
        <Line
          title={t.notListed}
          cells={missing.map((value) => (value === null ? '—' : formatNumber(value, 2)))}
        />
      )}
      <tr>
        <th scope="row">{t.sumOfAll}</th>
        {measures.map((measure) => {
          const value = parts.total[at(measure)] ?? null
          const name = say(measure.title)
          return (
            <td key={measure.code}>
              <FigureLink
                value={value}
                label={fill(t.recordsIn, { place: t.sumOfAll, name, value: formatNumber(value, 2) })}
                figure={measure.drillable ? { ...where, measure: measure.code } : null}
              />
            </td>
          )
        })}
      </tr>
    </tfoot>
  )
}

function Line({ title, cells }: { title: string; cells: readonly ReactNode[] }) {
  return (
    <tr className={css.lesser}>
      <th scope="row">{title}</th>
      {cells.map((cell, column) => (
        <td key={column}>{cell}</td>
      ))}
    </tr>
  )
}

function ExactTotal({ measures }: { measures: readonly MeasureLine[] }) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const show = useFormat()
  const names = measures.flatMap((measure) => (measure.addsUp ? [] : [say(measure.title)]))
  if (names.length === 0) return null
  return (
    <div className={css.after}>
      <p className="soft">{fill(t.exactTotal, { names: show.words(names) })}</p>
    </div>
  )
}
