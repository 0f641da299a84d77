import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { dashboardTexts } from './dashboard-texts.ts'
import { periodIn } from './period-steps.ts'
import type { Comparison } from './queries.ts'

/** What the small numbers compare with, said once above them: it is not the same while a period goes on. */
export function BesideNote({ comparison, counting }: { comparison: Comparison; counting: boolean }) {
  const d = useTexts(dashboardTexts)
  const show = useFormat()
  const period = show.period(periodIn(comparison.previousPeriod) ?? 0)
  if (!comparison.open) return <p className="soft">{fill(d.beside, { period })}</p>
  const { equalDays } = comparison
  if (!equalDays)
    return <p className="soft">{counting ? d.besideCounting : fill(d.besideOpen, { period })}</p>
  const { from, to } = equalDays.previous
  return (
    <p className="soft">
      {fill(d.besideDays, { period, from: show.day(from), to: show.day(to), days: equalDays.days })}
    </p>
  )
}
