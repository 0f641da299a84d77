import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../../platform/web/use-download.ts'
import type { CaseForm } from '../../domain/forms.ts'
import type { RecordKind } from '../../domain/phases.ts'
import css from './forms.module.css'
import { caseFormApi } from './queries.ts'
import { formTexts } from './texts.ts'

/** On which form a record stands; progress is summed up in the closing form. */
const formOf: Readonly<Record<RecordKind, CaseForm>> = {
  intake: 'intake',
  assessment: 'assessment',
  plan: 'plan',
  agreement: 'plan',
  process: 'process',
  progress: 'closing',
  evaluation: 'closing',
  closing: 'closing',
  'follow-up': 'closing',
}

/** The form on which an opened record stands; a process record by itself. */
export function RecordPaper({ id, record }: { id: string; record: { id: string; kind: RecordKind } }) {
  const t = useTexts(formTexts)
  const ask = {
    params: { id, form: formOf[record.kind] },
    query: record.kind === 'process' ? { record: record.id } : {},
  }
  const word = useDownload(() => caseFormApi.file('/api/cases/:id/forms/:form/docx', ask))
  const pdf = useDownload(() => caseFormApi.file('/api/cases/:id/forms/:form/pdf', ask))
  return (
    <div className={css.paper}>
      <Row>
        <ExportButton size="small" aria-label={t.formWord} download={word}>
          {t.word}
        </ExportButton>
        <ExportButton size="small" aria-label={t.formPdf} download={pdf}>
          {t.pdf}
        </ExportButton>
      </Row>
      <FailureNotice failure={word.failure ?? pdf.failure} />
    </div>
  )
}
