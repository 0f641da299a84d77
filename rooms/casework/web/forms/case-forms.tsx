import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { type CaseForm, caseFormCodes, caseForms } from '../../domain/forms.ts'
import css from './forms.module.css'
import { caseFormApi } from './queries.ts'
import { formTexts } from './texts.ts'

/** The official forms of a case, each as Word and as PDF. */
export function CaseForms({ id }: { id: string }) {
  const t = useTexts(formTexts)
  return (
    <Section title={t.forms} hint={t.formsHint}>
      <ul className={css.forms}>
        {caseFormCodes.map((form) => (
          <OneForm key={form} id={id} form={form} />
        ))}
      </ul>
    </Section>
  )
}

function OneForm({ id, form }: { id: string; form: CaseForm }) {
  const t = useTexts(formTexts)
  const name = useSay()(caseForms[form])
  const word = useDownload(() =>
    caseFormApi.file('/api/cases/:id/forms/:form/docx', { params: { id, form }, query: {} }),
  )
  const pdf = useDownload(() =>
    caseFormApi.file('/api/cases/:id/forms/:form/pdf', { params: { id, form }, query: {} }),
  )
  return (
    <li className={css.form}>
      <span className={css.name}>{name}</span>
      <Row>
        <ExportButton aria-label={fill(t.wordNamed, { name })} download={word}>
          {t.word}
        </ExportButton>
        <ExportButton aria-label={fill(t.pdfNamed, { name })} download={pdf}>
          {t.pdf}
        </ExportButton>
      </Row>
      <FailureNotice failure={word.failure ?? pdf.failure} />
    </li>
  )
}
