import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { ProgressBar } from '../../../../platform/web/progress-bar.tsx'
import type { ImportDetail } from './queries.ts'
import { importTexts } from './texts.ts'

/** While the server reads, writes or takes back; one may go elsewhere meanwhile. */
export function ImportMoving({ asked }: { asked: ImportDetail }) {
  const t = useTexts(importTexts)
  const { total, read, checked, written } = asked.progress
  const words = { total: formatNumber(total) }
  const share = (done: number) => (total > 0 ? done / total : null)
  const shown =
    asked.state === 'reading'
      ? // Reading and checking are two passes over the same rows.
        {
          share: total > 0 ? (read + checked) / (2 * total) : null,
          label: total > 0 ? fill(t.readingRows, words) : t.readingFile,
        }
      : asked.state === 'applying'
        ? { share: share(written), label: fill(t.writingRows, words) }
        : { share: null, label: t.undoingRows }
  return (
    <Section>
      <ProgressBar {...shown} />
      <p className="soft" style={{ marginTop: 12 }}>
        {t.mayLeave}
      </p>
    </Section>
  )
}
