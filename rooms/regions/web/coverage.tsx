import { useQuery } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { coverageQuery } from './queries.ts'
import { regionsTexts } from './texts.ts'

/** How many towns have a station, which have none, and which list of towns was counted (X21). */
export function Coverage({ within }: { within: DivisionCode }) {
  const t = useTexts(regionsTexts)
  const show = useFormat()
  return (
    <Loaded query={useQuery(coverageQuery(within))} lines={2}>
      {(coverage) => (
        <>
          <p>
            <strong>{fill(t.covered, { covered: coverage.covered, towns: coverage.towns })}</strong>
          </p>
          {coverage.without.length > 0 && (
            <p>{fill(t.without, { names: coverage.without.map(({ name }) => name).join('、') })}</p>
          )}
          <p className="soft">
            {fill(t.listSource, { source: coverage.source, day: show.day(coverage.on) })}
          </p>
        </>
      )}
    </Loaded>
  )
}
