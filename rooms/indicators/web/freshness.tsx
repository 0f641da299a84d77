import type { Period } from '../../../kernel/period.ts'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { isOpen } from './period-steps.ts'
import { indicatorsTexts } from './texts.ts'

/** How current the figures are, and whether the period still goes on. */
export function Freshness(props: { settled: boolean; asOf: string | null; period: Period }) {
  const { settled, asOf, period } = props
  const t = useTexts(indicatorsTexts)
  const show = useFormat()
  const instant = asOf ? show.instant(asOf) : null
  return (
    <div role="status">
      {!settled && (
        <Notice tone="warning" title={t.counting}>
          {t.countingHint} {instant && fill(t.countedUpTo, { instant })}
        </Notice>
      )}
      {settled && instant && (
        <p className="soft number">
          {fill(t.asOf, { instant })} {isOpen(period, today()) && t.stillOpen}
        </p>
      )}
    </div>
  )
}
