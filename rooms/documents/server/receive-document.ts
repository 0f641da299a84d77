import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type DocumentKind, pdfFault } from '../domain/document-kinds.ts'
import { defaultLimits } from '../domain/limits.ts'
import { cleanPhoto, photoKind } from '../domain/photo/clean-photo.ts'
import { type Package, partNamed, scanPart } from './spreadsheet/package.ts'
import { SpreadsheetRefused } from './spreadsheet/refused.ts'
import { attribute } from './spreadsheet/xml.ts'
import { readZip } from './spreadsheet/zip.ts'

/** A paper as it will be kept: told by its content, photos without metadata. */
export type ReceivedDocument = {
  readonly mediaType: DocumentKind
  readonly bytes: Buffer
  readonly sha256: Buffer
}

const office = 'application/vnd.openxmlformats-officedocument'
const mainParts: readonly (readonly [string, DocumentKind])[] = [
  ['word/document.xml', `${office}.wordprocessingml.document`],
  ['xl/workbook.xml', `${office}.spreadsheetml.sheet`],
]

/**
 * Reads an upload that may be a photo, a PDF, a Word or an Excel file. What it is its content says, never its name. Refuses
 * other kinds (`document-kind-not-taken`), what is broken (`document-damaged`, `photo-damaged`), what asks for a password
 * (`document-is-encrypted`) and what carries macros or scripts (`document-has-programs`).
 */
export async function receiveDocument(path: string): Promise<Result<ReceivedDocument, Refusal>> {
  const bytes = await readFile(path)
  if (photoKind(bytes) !== null) {
    const clean = cleanPhoto(bytes)
    return clean.ok
      ? kept(clean.value.mediaType, Buffer.from(clean.value.bytes))
      : refused({ code: clean.error })
  }
  const letters = bytes.toString('latin1')
  if (letters.startsWith('%PDF')) {
    const fault = pdfFault(letters)
    return fault ? refused({ code: fault }) : kept('application/pdf', bytes)
  }
  if (letters.startsWith('PK\u0003\u0004')) {
    const kind = await officeKind(path, bytes.length)
    return kind.ok ? kept(kind.value, bytes) : kind
  }
  // The old container of Office: encrypted new files lie in it as well.
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1' && bytes.includes(encryptedMark))
    return refused({ code: 'document-is-encrypted' })
  return refused({ code: 'document-kind-not-taken' })
}

const encryptedMark = Buffer.from('EncryptedPackage', 'utf16le')

const kept = (mediaType: DocumentKind, bytes: Buffer): Result<ReceivedDocument, never> =>
  ok({ mediaType, bytes, sha256: createHash('sha256').update(bytes).digest() })

/** Whether a package is a Word or an Excel file, with its main part whole and nothing in it that runs. */
async function officeKind(path: string, bytes: number): Promise<Result<DocumentKind, Refusal>> {
  try {
    const parts = new Map(
      (await readZip(path, bytes, defaultLimits)).map((part) => [part.name.toLowerCase(), part]),
    )
    const pack: Package = { path, parts, budget: { unpacked: 0, limits: defaultLimits } }
    const [name, kind] = mainParts.find(([part]) => parts.has(part)) ?? []
    const types = partNamed(pack, '[Content_Types].xml')
    const main = name === undefined ? null : partNamed(pack, name)
    if (!types || !main || !kind) return refused({ code: 'document-kind-not-taken' })
    let runs = [...parts.keys()].some((part) => /vbaproject\.bin$|\/activex\/|^xl\/macrosheets\//.test(part))
    const quiet = { close() {}, text() {} }
    await scanPart(pack, types, {
      ...quiet,
      open(_, attributes) {
        if (/macroEnabled/i.test(attribute(attributes, 'ContentType') ?? '')) runs = true
      },
    })
    if (runs) return refused({ code: 'document-has-programs' })
    await scanPart(pack, main, { ...quiet, open() {} })
    return ok(kind)
  } catch (error) {
    if (!(error instanceof SpreadsheetRefused)) throw error
    const { code } = error.refusal
    return refused({ code: code === 'file-is-encrypted' ? 'document-is-encrypted' : 'document-damaged' })
  }
}
