import { writeWord } from '../../../documents/server/index.ts'
import { shippedForm } from '../../domain/form-layout.ts'
import { caseFormCodes, templateCode } from '../../domain/forms.ts'

/** The Word templates of `data/templates`, made from the forms: the same bytes each time, which a test holds. */
export const shippedCaseForms = (): readonly { readonly file: string; readonly docx: Buffer }[] =>
  caseFormCodes.map((form) => ({
    file: `${templateCode(form)}.docx`,
    docx: writeWord(shippedForm(form, 'zh')),
  }))
