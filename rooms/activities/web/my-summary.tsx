import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { mySummary } from './queries.ts'
import { activitiesTexts } from './texts.ts'

/** What I did today and this month, in the words of 7.1: 次, 人 and 户次 are never added. */
export function MySummary() {
  const t = useTexts(activitiesTexts)
  const show = useFormat()
  const unit = (words: string, count: number) => fill(words, { count }).replace(/^\d+\s*/, '')
  return (
    <Loaded query={useQuery(mySummary)} lines={2}>
      {({ today, month }) => (
        <StatTiles>
          <StatTile
            name={t.todayCount}
            value={formatNumber(today.visits)}
            unit={unit(t.visitsUnit, today.visits)}
          />
          <StatTile
            name={t.monthCount}
            value={formatNumber(month.visits)}
            unit={unit(t.visitsUnit, month.visits)}
            note={show.minutes(month.minutes)}
          />
          <StatTile
            name={t.monthPersons}
            value={formatNumber(month.persons)}
            unit={unit(t.personsUnit, month.persons)}
          />
          <StatTile
            name={t.monthHouseholds}
            value={formatNumber(month.householdVisits)}
            unit={unit(t.householdsUnit, month.householdVisits)}
          />
        </StatTiles>
      )}
    </Loaded>
  )
}
