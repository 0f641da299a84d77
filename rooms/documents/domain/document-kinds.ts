import { photoKinds } from './photo/clean-photo.ts'

/** The papers that bodies hand to each other, and by which ending their programs know them. */
export const documentKinds = {
  ...photoKinds,
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const

export type DocumentKind = keyof typeof documentKinds

export type PdfFault = 'document-damaged' | 'document-is-encrypted' | 'document-has-programs'

const around = 2_048

/**
 * What speaks against a PDF, read byte by byte as Latin letters (ISO 32000-1 7.5): it begins with its mark and ends with its own end, asks
 * for no password and starts nothing when it is opened. What lies in packed streams is not looked into: no viewer of the
 * product runs it, and a file goes out as a download.
 */
export function pdfFault(text: string): PdfFault | null {
  if (!/^%PDF-\d\.\d/.test(text) || !text.slice(-around).includes('%%EOF')) return 'document-damaged'
  if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text)) return 'document-is-encrypted'
  return /\/(JavaScript|JS|Launch|RichMedia)[\s(<[/]/.test(text) ? 'document-has-programs' : null
}
