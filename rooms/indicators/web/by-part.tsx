import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import css from './by-part.module.css'
import { PartsTable } from './parts-table.tsx'
import { type MeasureLine, splitQuery, type Where } from './queries.ts'
import { Renewing } from './renewing.tsx'
import { indicatorsTexts } from './texts.ts'

/** One measure in its parts: by category with the overlap said in words, or by any other split it has. */
export function ByPart({ where, measure }: { where: Where; measure: MeasureLine }) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const [query, change] = useAddressQuery()
  const split = measure.splits.find((one) => one.code === query.by) ?? measure.splits[0]
  const title = `${t.parts} · ${say(measure.title)}`
  if (!split)
    return (
      <Section title={title}>
        <Empty title={t.noSplit} hint={t.noSplitHint} />
      </Section>
    )
  return (
    <Section title={title} flush>
      <div className={css.tabs}>
        <Tabs
          label={t.parts}
          open={split.code}
          choose={(by) => change({ by })}
          tabs={measure.splits.map((one) => ({
            key: one.code,
            title: say(one.title),
            content: () => <Parts where={where} measure={measure} by={one.code} />,
          }))}
        />
      </div>
    </Section>
  )
}

function Parts({ where, measure, by }: { where: Where; measure: MeasureLine; by: string }) {
  const query = useQuery(splitQuery(where, measure.code, by))
  return (
    <Loaded query={query} lines={7}>
      {(figures) => (
        <Renewing while={query.isPlaceholderData}>
          <PartsTable {...{ where, measure, by, figures }} />
        </Renewing>
      )}
    </Loaded>
  )
}
