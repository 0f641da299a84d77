import { Button } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { BadCells } from './bad-cells.tsx'
import { ImportCounts } from './import-counts.tsx'
import { ImportPreview } from './import-preview.tsx'
import type { ImportDetail } from './queries.ts'
import { importTexts } from './texts.ts'
import { useApply, useHasCorrected } from './use-apply.ts'

/** The third step: what would happen, shown before anything does. */
export function ImportReady({ asked, remap }: { asked: ImportDetail; remap: () => void }) {
  const t = useTexts(importTexts)
  const show = useFormat()
  const apply = useApply(asked.id)
  const corrected = useHasCorrected(asked.id)
  const count = asked.counts.created + asked.counts.updated
  return (
    <>
      <ImportCounts counts={asked.counts} />
      {asked.unknownWords.length > 0 && (
        <Notice
          tone="warning"
          title={t.wordsTitle}
          action={<Button onClick={remap}>{t.changeColumns}</Button>}
        >
          {show.words(asked.unknownWords)}
        </Notice>
      )}
      <FailureNotice failure={apply.failure} />
      <Row>
        <Button
          type="primary"
          size="large"
          disabled={count === 0 && !corrected}
          loading={apply.sending}
          onClick={() => void apply.run(undefined)}
        >
          {fill(corrected ? t.applyWith : t.apply, { count })}
        </Button>
        <Button size="large" onClick={remap}>
          {t.changeColumns}
        </Button>
      </Row>
      <ImportPreview asked={asked} />
      {asked.counts.rejected + asked.counts.warned > 0 && <BadCells asked={asked} open />}
    </>
  )
}
