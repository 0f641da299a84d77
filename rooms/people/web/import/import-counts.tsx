import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import type { ImportLine } from './queries.ts'
import { importTexts } from './texts.ts'

/** What the import makes of the rows: persons in the first three, rows of the table in the others. */
export function ImportCounts({ counts }: { counts: ImportLine['counts'] }) {
  const t = useTexts(importTexts)
  const tile = (key: keyof typeof counts, unit: string) => (
    <StatTile
      key={key}
      name={t[key]}
      value={formatNumber(counts[key])}
      unit={fill(unit, { count: counts[key] })}
    />
  )
  return (
    <StatTiles>
      {(['created', 'updated', 'unchanged'] as const).map((key) => tile(key, t.people))}
      {(['rejected', 'warned'] as const).map((key) => tile(key, t.rows))}
    </StatTiles>
  )
}
