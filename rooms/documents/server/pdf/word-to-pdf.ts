import { wordPages } from '../word/word-pages.ts'
import { setPages } from './compiler.ts'

/**
 * Sets a Word file as PDF/A-2b, so that both files show what the bureau's template says. Fonts are those of the product,
 * embedded. Throws where the file is damaged or a picture cannot be read: a template is tried when it is brought.
 */
export function wordToPdf(docx: Buffer, title: string): Buffer {
  const { pages, pictures } = wordPages(docx)
  return setPages('word.typ', { title, pages }, pictures)
}
