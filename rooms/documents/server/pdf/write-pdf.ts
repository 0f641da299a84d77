import type { PrintedDocument } from '../../domain/printed-document.ts'
import { setPages } from './compiler.ts'

/** Sets a printed document as PDF. */
export const writePdf = (printed: PrintedDocument): Buffer => setPages('printed.typ', printed)
