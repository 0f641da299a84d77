import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A page of paper with nothing on it: what proves something in a demo proves it to nobody. */
const blankPage = (() => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]
  let text = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = text.length
  const line = (start: number) => `${String(start).padStart(10, '0')} 00000 n \n`
  text += `xref\n0 4\n0000000000 65535 f \n${starts.map(line).join('')}`
  return `${text}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
})()

type Sheet = { readonly path: string; readonly fileName: string; readonly bytes: number }

/** Lends a file of this text as an upload, for as long as the work lasts. */
export async function withFile<T>(
  fileName: string,
  text: string,
  work: (file: Sheet) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-demo-'))
  try {
    const path = join(folder, 'file')
    writeFileSync(path, text)
    return await work({ path, fileName, bytes: Buffer.byteLength(text) })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const withBlankPage = <T>(title: string, work: (file: Sheet) => Promise<T>): Promise<T> =>
  withFile(`${title}.pdf`, blankPage, work)
