import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../platform/web/link.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { usePhone } from '../../../platform/web/use-phone.ts'
import { compactTiles, shortProvince, type TilePlace } from '../domain/tile-layout.ts'
import { classOf, type ValueClass, valueClasses } from '../domain/value-classes.ts'
import { figuresPath, placeQuery } from './addresses.ts'
import { dashboardTexts } from './dashboard-texts.ts'
import { FigureLink, TablePlace } from './figure-parts.tsx'
import table from './figure-table.module.css'
import { type MeasureLine, type Parts, tilesQuery, type Where } from './queries.ts'
import { indicatorsTexts } from './texts.ts'
import css from './tile-map.module.css'

type Props = { readonly where: Where; readonly parts: Parts; readonly measure: MeasureLine }

/** So that a name and a number fit on a phone's tile. */
const mostOnPhone = 3
const mostColumns = 10
/** A wider map has its table below. */
const mostBesideTable = 7

/**
 * The parts of a node as tiles of one size, coloured by class: no borders are packaged that a licence would let us
 * draw. Each tile prints its name and number and leads one step down, so that nothing is said by colour alone.
 */
export function TileMap({ where, parts, measure }: Props) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const phone = usePhone()
  const packed = useQuery({ ...tilesQuery, enabled: where.node === '0' && !phone })
  const at = parts.measures.indexOf(measure.code)
  if (parts.rows.length === 0) return <Empty title={t.noParts} />
  const values = parts.rows.map((row) => row.values[at] ?? null)
  const classes = valueClasses(values)
  const nodes = parts.rows.map((row) => row.node.node)
  const layout = packed.data && !phone ? packedTiles(packed.data.tiles, nodes) : null
  const tiles = layout ?? compactTiles(nodes, phone ? mostOnPhone : mostColumns)
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1
  const name = say(measure.title)
  const unit = say(measure.unit)
  return (
    <div className={css.place}>
      <div className={columns > mostBesideTable ? css.above : css.beside}>
        <ul
          className={css.tiles}
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, maxWidth: columns * 132 }}
          aria-label={fill(d.mapOf, { place: parts.node.name, name, unit })}
        >
          {parts.rows.map((row, i) => {
            const tile = tiles[i]
            const value = values[i] ?? null
            return (
              tile && (
                <li key={row.node.node} style={{ gridColumn: tile.column + 1, gridRow: tile.row + 1 }}>
                  <Tile
                    where={where}
                    named={row.node}
                    shown={layout ? shortProvince(row.node.name) : row.node.name}
                    value={value}
                    unit={unit}
                    step={classOf(value, classes)}
                  />
                </li>
              )
            )
          })}
        </ul>
        <Ranking {...{ where, parts, measure, values }} />
      </div>
      <Legend classes={classes} unit={unit} zero={values.some((value) => value === 0)} />
      <p className="soft">
        {d.mapHint} {layout ? d.mapLayoutPacked : d.mapLayoutOrder}
      </p>
    </div>
  )
}

/** The packaged places, in the order of the nodes; null where one of them has none. */
function packedTiles(packed: readonly TilePlace[], nodes: readonly string[]): readonly TilePlace[] | null {
  const tiles = nodes.map((node) => packed.find((tile) => tile.node === node))
  return tiles.every((tile) => tile !== undefined) ? tiles : null
}

function Tile(props: {
  where: Where
  named: Parts['rows'][number]['node']
  /** Its name as it fits on the tile. */
  shown: string
  value: number | null
  unit: string
  step: number | null
}) {
  const { where, named, shown, value, unit, step } = props
  const d = useTexts(dashboardTexts)
  const [query] = useAddressQuery()
  const text = formatNumber(value, 2)
  const label = fill(d.goDown, { place: named.name, value: text, unit })
  return (
    <PageLink
      to={figuresPath}
      query={{ ...query, ...placeQuery({ ...where, node: named.node }) }}
      className={`${css.tile} ${step === null ? css.zero : css[`step${step}`]}`}
    >
      <span aria-hidden className={css.name} title={label}>
        {shown}
      </span>
      <span aria-hidden className={css.value} title={label}>
        {text}
      </span>
      <span className="only-read-aloud">{label}</span>
    </PageLink>
  )
}

/** The same as a table, the largest first: to be compared, and for those who read the map by ear. */
function Ranking({ where, parts, measure, values }: Props & { values: readonly (number | null)[] }) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const name = say(measure.title)
  const rows = parts.rows
    .map((row, i) => ({ node: row.node, value: values[i] ?? null }))
    .toSorted((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
  return (
    <div className={css.ranking}>
      <TablePlace label={fill(d.mapOf, { place: parts.node.name, name, unit: say(measure.unit) })}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">
                {name} <span className={table.unit}>{say(measure.unit)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ node, value }) => (
              <tr key={node.node}>
                <th scope="row">{node.name}</th>
                <td>
                  <FigureLink
                    value={value}
                    label={fill(t.recordsIn, { place: node.name, name, value: formatNumber(value, 2) })}
                    figure={
                      measure.drillable
                        ? { node: node.node, period: where.period, measure: measure.code }
                        : null
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TablePlace>
    </div>
  )
}

/** What the colours mean, from the smallest class to the largest. */
function Legend(props: { classes: readonly ValueClass[]; unit: string; zero: boolean }) {
  const { classes, unit, zero } = props
  const d = useTexts(dashboardTexts)
  const range = ({ from, to }: ValueClass) =>
    from === to
      ? formatNumber(from, 2)
      : fill(d.classRange, { from: formatNumber(from, 2), to: formatNumber(to, 2) })
  return (
    <ul className={css.legend} aria-label={d.legend}>
      {zero && (
        <li>
          <span aria-hidden className={`${css.swatch} ${css.zero}`} />0
        </li>
      )}
      {classes.map((one, step) => (
        <li key={one.from}>
          <span aria-hidden className={`${css.swatch} ${css[`step${step}`]}`} />
          {range(one)}
        </li>
      ))}
      <li className="soft">{unit}</li>
    </ul>
  )
}
