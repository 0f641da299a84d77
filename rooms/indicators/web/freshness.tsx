import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { indicatorsTexts } from './texts.ts'

/** How current the figures are. */
export function Freshness({ settled, asOf }: { settled: boolean; asOf: string | null }) {
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
      {settled && instant && <p className="soft number">{fill(t.asOf, { instant })}</p>}
    </div>
  )
}
