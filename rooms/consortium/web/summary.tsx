import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { needKinds } from '../domain/needs.ts'
import { needSummary } from './queries.ts'
import { consortiumTexts } from './texts.ts'

/** How the needs stand: who is listed, what is unmet, in which share something was found. */
export function NeedSummary() {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const percent = (rate: number | null) => (rate === null ? '—' : formatNumber(rate / 10, 1))
  return (
    <Loaded query={useQuery(needSummary)} lines={3}>
      {({ clients, needs, kinds }) => (
        <StatTiles>
          <StatTile
            name={t.matchRate}
            value={percent(needs.matchRate)}
            unit="%"
            note={fill(t.matchedOf, { matched: needs.matched, all: needs.all })}
          />
          <StatTile
            name={t.unmet}
            value={formatNumber(needs.unmet)}
            unit={fill(t.items, { count: needs.unmet })}
            note={kinds
              .map(({ kind, unmet }) => `${say(needKinds[kind])} ${formatNumber(unmet)}`)
              .join(' · ')}
          />
          <StatTile
            name={t.clients}
            value={formatNumber(clients.listed)}
            unit={fill(t.people, { count: clients.listed })}
          />
          <StatTile
            name={t.waiting}
            value={formatNumber(clients.waiting)}
            unit={fill(t.people, { count: clients.waiting })}
            to="/consortium/waiting"
          />
          <StatTile
            name={t.relief}
            value={formatNumber(clients.relief)}
            unit={fill(t.people, { count: clients.relief })}
            to="/consortium/waiting"
            query={{ show: 'relief' }}
          />
        </StatTiles>
      )}
    </Loaded>
  )
}
