import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { levelOf } from '../../../kernel/division.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import css from './by-part.module.css'
import { PlaceTable } from './place-table.tsx'
import { childrenQuery, type MeasureLine, type PartsBy, type Where } from './queries.ts'
import { divisionOf } from './reach.ts'
import { Renewing } from './renewing.tsx'
import { indicatorsTexts } from './texts.ts'

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
  readonly main: readonly MeasureLine[]
  readonly chosen: MeasureLine
}

/** The places below with their figures: what a county looks like town by town, or station by station. */
export function ByPlace(props: Props) {
  const { where, measures, main } = props
  const t = useTexts(indicatorsTexts)
  const may = useMay()
  const [, change] = useAddressQuery()
  const [all, setAll] = useState(false)
  const by = usePartsBy(where.node)
  const division = divisionOf(where.node)
  if (by === null || division === null) return null
  const level = levelOf(division)
  // A village is the last step: the station that may stand in it serves others too.
  if (level === 'village') return null
  const title = by === 'station' ? t.byStation : t[`below_${level}`]
  const shown = all ? measures : main
  return (
    <Section
      title={title}
      hint={<span className="not-printed">{may('figures.drill') ? t.placesHint : t.placesHintReading}</span>}
      actions={
        measures.length > main.length && (
          <Button className="not-printed" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? t.fewerMeasures : t.moreMeasures}
          </Button>
        )
      }
      flush
    >
      {partsOf(where.node).length === 1 ? (
        <Places {...props} by={by} shown={shown} />
      ) : (
        <div className={css.tabs}>
          <Tabs
            label={t.placesOrStations}
            open={by}
            choose={(parts) => change({ parts })}
            tabs={partsOf(where.node).map((one) => ({
              key: one,
              title: one === 'station' ? t.stations : t.places,
              content: () => <Places {...props} by={one} shown={shown} />,
            }))}
          />
        </div>
      )}
    </Section>
  )
}

function Places({ where, by, shown, chosen }: Props & { by: PartsBy; shown: readonly MeasureLine[] }) {
  const query = useQuery(childrenQuery(where, by))
  // The chosen measure stands first, with its bars, so that a phone shows it without scrolling.
  const columns = [chosen, ...shown.filter((measure) => measure.code !== chosen.code)]
  return (
    <Loaded query={query} lines={10}>
      {(parts) => (
        <Renewing while={query.isPlaceholderData}>
          <PlaceTable where={where} parts={parts} measures={columns} />
        </Renewing>
      )}
    </Loaded>
  )
}
