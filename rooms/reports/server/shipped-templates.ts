import { writeWord } from '../../documents/server/index.ts'
import { shippedTemplate } from '../domain/word-template.ts'
import { definitions } from './definitions.ts'

/** The Word templates of `data/templates`, made from the definitions: the same bytes each time, which a test holds. */
export const shippedTemplates = (): readonly { readonly file: string; readonly docx: Buffer }[] =>
  definitions().map((definition) => ({
    file: `${definition.code}.docx`,
    docx: writeWord(shippedTemplate(definition)),
  }))
