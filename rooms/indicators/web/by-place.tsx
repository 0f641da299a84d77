import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { levelOf } from '../../../kernel/division.ts'
import { ColumnsIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { ArrangeDialog, type Arranging } from './arrange-dialog.tsx'
import { type Arrangement, groupedColumns, measuresOf, usualColumns } from './arrangement.ts'
import css from './by-place.module.css'
import { dashboardTexts } from './dashboard-texts.ts'
import { OneOf } from './one-of.tsx'
import { PinButton } from './pin-button.tsx'
import { PlaceTable } from './place-table.tsx'
import { childrenQuery, exportFigures, type MeasureLine, type PartsBy, type Where } from './queries.ts'
import { divisionOf } from './reach.ts'
import { Renewing } from './renewing.tsx'
import { indicatorsTexts } from './texts.ts'
import { TileMap } from './tile-map.tsx'

/** Which parts a node is shown by: the divisions right below it, and from the prefecture down its stations. */
export function partsOf(node: string): readonly PartsBy[] {
  const division = divisionOf(node)
  if (division === null) return []
  const level = levelOf(division)
  if (level === 'village') return ['station']
  return level === 'nation' || level === 'province' ? ['division'] : ['division', 'station']
}

/** The part the address asks for, as far as the node has it. */
export function usePartsBy(node: string): PartsBy | null {
  const [query] = useAddressQuery()
  const possible = partsOf(node)
  return possible.find((by) => by === query.parts) ?? possible[0] ?? null
}

type Props = {
  readonly where: Where
  readonly measures: readonly MeasureLine[]
  readonly chosen: MeasureLine
}

const usual: Arranging = { columns: null, grouped: true, sort: null, rising: false }

/** The places below with their figures: what a county looks like town by town, as a map or as an arranged table. */
export function ByPlace({ where, measures, chosen }: Props) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const may = useMay()
  const [query, change] = useAddressQuery()
  // Kept while one walks from place to place; a pin keeps it for good.
  const [arranging, setArranging] = useRemembered('indicators.arranging', usual)
  const [open, setOpen] = useState(false)
  const by = usePartsBy(where.node)
  const division = divisionOf(where.node)
  const arrangement = useArrangement(arranging, measures, chosen, by ?? 'division', query.show === 'map')
  const download = useDownload(() => exportFigures(where, arrangement))
  if (by === null || division === null) return null
  const level = levelOf(division)
  // A village is the last step: the station that may stand in it serves others too.
  if (level === 'village') return null
  const title = by === 'station' ? t.byStation : t[`below_${level}`]
  const isMap = arrangement.kind === 'map'
  return (
    <Section
      title={isMap ? `${title} · ${say(chosen.title)}` : title}
      hint={
        <span className="not-printed">
          {isMap ? d.mapGoHint : may('figures.drill') ? t.placesHint : t.placesHintReading}
        </span>
      }
      actions={
        <div className={css.actions}>
          {!isMap && (
            <Button icon={<ColumnsIcon aria-hidden />} onClick={() => setOpen(true)}>
              {d.arrange}
            </Button>
          )}
          {!isMap && <ExportButton download={download}>{d.exportTable}</ExportButton>}
          <PinButton
            where={where}
            name={`${title} · ${isMap ? say(chosen.title) : d.table}`}
            arrangement={arrangement}
          />
        </div>
      }
      flush
    >
      <FailureNotice failure={download.failure} />
      <div className={css.choices}>
        <OneOf
          label={d.tableOrMap}
          chosen={isMap ? 'map' : 'table'}
          choose={(show) => change({ show: show === 'map' ? show : null })}
          options={[
            { key: 'table', title: d.table },
            { key: 'map', title: d.map },
          ]}
        />
        {partsOf(where.node).length > 1 && (
          <OneOf
            label={t.placesOrStations}
            chosen={by}
            choose={(parts) => change({ parts })}
            options={partsOf(where.node).map((key) => ({
              key,
              title: key === 'station' ? t.stations : t.places,
            }))}
          />
        )}
      </div>
      <Places
        where={where}
        arrangement={arrangement}
        measures={measures}
        sort={({ by: sort, falling }) =>
          setArranging({ ...arranging, sort, rising: sort !== null && !falling })
        }
      />
      {open && (
        <ArrangeDialog
          measures={measures}
          arranging={arranging}
          usual={usualColumns(measures, chosen)}
          done={(next) => {
            setArranging(next)
            setOpen(false)
          }}
          close={() => setOpen(false)}
        />
      )}
    </Section>
  )
}

/** What is shown of how it is arranged: the usual columns follow the chosen measure, a map shows it alone. */
function useArrangement(
  { columns, grouped, sort, rising }: Arranging,
  measures: readonly MeasureLine[],
  chosen: MeasureLine,
  by: PartsBy,
  isMap: boolean,
): Arrangement {
  const wanted = measuresOf(columns ?? usualColumns(measures, chosen), measures)
  const shown = isMap ? [chosen] : grouped ? groupedColumns(wanted) : wanted
  const codes = shown.map(({ code }) => code)
  const sorted = sort !== null && codes.includes(sort) ? sort : null
  return { kind: isMap ? 'map' : 'table', measures: codes, by, grouped, sort: sorted, rising, span: '12m' }
}

/** A table or map as it is arranged, for the dashboard and for a pin. */
export function Places(props: {
  where: Where
  arrangement: Arrangement
  measures: readonly MeasureLine[]
  sort: Parameters<typeof PlaceTable>[0]['sort']
}) {
  const { where, arrangement, measures, sort } = props
  const { kind, by, grouped, sort: sorted, rising } = arrangement
  const query = useQuery(childrenQuery(where, by, arrangement.measures))
  const columns = measuresOf(arrangement.measures, measures)
  const [first] = columns
  if (!first) return null
  return (
    <Loaded query={query} lines={10}>
      {(parts) => (
        <Renewing while={query.isPlaceholderData}>
          {kind === 'map' ? (
            <TileMap where={where} parts={parts} measure={first} />
          ) : (
            <PlaceTable
              where={where}
              parts={parts}
              // While other columns are on their way the answer has those of before.
              measures={columns.filter(({ code }) => parts.measures.includes(code))}
              grouped={grouped}
              order={{ by: sorted, falling: sorted !== null && !rising }}
              sort={sort}
            />
          )}
        </Renewing>
      )}
    </Loaded>
  )
}
