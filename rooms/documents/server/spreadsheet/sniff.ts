import { open } from 'node:fs/promises'

export type Looks =
  | 'zip'
  | 'text'
  | 'file-is-pdf'
  | 'file-is-image'
  | 'file-is-archive'
  | 'file-is-web-page'
  | 'file-is-xml'
  | 'file-is-old-excel'
  | 'file-is-encrypted'
  | 'file-not-a-spreadsheet'

const headBytes = 4_096

// Marks that could also begin an honest text file (`BM` of a bitmap, `MZ` of a program) are left to the zero bytes.
const marks: readonly (readonly [Looks, readonly string[]])[] = [
  ['zip', ['504b0304', '504b0506']],
  ['file-is-pdf', ['25504446']],
  ['file-is-image', ['ffd8ff', '89504e47', '47494638', '52494646', '49492a00', '4d4d002a', '00000018667479']],
  ['file-is-archive', ['526172211a', '377abcaf271c', '1f8b', 'fd377a585a']],
]

/** Tells by its first bytes what a file is; its name is not asked, for it may lie. */
export async function sniff(path: string): Promise<Looks> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(head, 0, headBytes, 0)
    const start = head.subarray(0, bytesRead)
    const hex = start.toString('hex', 0, 16)
    if (hex.startsWith('d0cf11e0a1b11ae1')) {
      const sectorBytes = start.length >= 52 && start.readUInt16LE(30) === 12 ? 4_096 : 512
      const position = start.length >= 52 ? (start.readUInt32LE(48) + 1) * sectorBytes : 0
      const directory = Buffer.alloc(headBytes)
      const read = await file.read(directory, 0, headBytes, position)
      return compoundLooks(directory.subarray(0, read.bytesRead))
    }
    for (const [looks, beginnings] of marks) if (beginnings.some((mark) => hex.startsWith(mark))) return looks
    return textLooks(start)
  } finally {
    await file.close()
  }
}

/** The old compound container holds the old Excel and Word formats, and any encrypted new one. */
function compoundLooks(directory: Buffer): Looks {
  const holds = (stream: string) => directory.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) return 'file-is-encrypted'
  return holds('Workbook') || holds('Book') ? 'file-is-old-excel' : 'file-not-a-spreadsheet'
}

function textLooks(start: Buffer): Looks {
  const utf16 = utf16Of(start)
  const text = (utf16 ? new TextDecoder(utf16).decode(start) : start.toString('latin1')).replace(
    /^(?:\xef\xbb\xbf|\ufeff)?\s*/,
    '',
  )
  if (/^<\?xml/i.test(text)) return 'file-is-xml'
  if (/^<(?:!doctype|html|head|body|table|meta|style)\b/i.test(text)) return 'file-is-web-page'
  if (/^\{\\rtf/.test(text)) return 'file-not-a-spreadsheet'
  // No text encoding in use holds a zero byte, but for UTF-16, which says so by its mark.
  return !utf16 && start.includes(0) ? 'file-not-a-spreadsheet' : 'text'
}

const utf16Of = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
