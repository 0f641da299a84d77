import { type Package, scanPart } from './package.ts'
import { SpreadsheetRefused } from './refused.ts'
import { decodeOfficeText } from './xml.ts'
import type { ZipPart } from './zip.ts'

const chunkBytes = 1_048_576

/**
 * The texts that cells point to by number, packed as UTF-8 into chunks. A list of strings or objects takes several
 * times the memory: a ledger of 100 000 rows has half a million different texts. Chunks and not one buffer that grows,
 * because each growth would leave its predecessor behind.
 */
export class SharedStrings {
  readonly #chunks: Buffer[] = []
  /** Where each text ends, counted over all chunks; a text lies in one chunk. */
  #ends = new Uint32Array(4_096)
  #count = 0
  #used = chunkBytes

  add(text: string): void {
    if (this.#used + text.length * 3 > chunkBytes) {
      this.#chunks.push(Buffer.alloc(chunkBytes))
      this.#used = 0
    }
    this.#used += this.#chunks.at(-1)?.write(text, this.#used) ?? 0
    if (this.#count === this.#ends.length) {
      const grown = new Uint32Array(this.#ends.length * 2)
      grown.set(this.#ends)
      this.#ends = grown
    }
    this.#ends[this.#count++] = (this.#chunks.length - 1) * chunkBytes + this.#used
  }

  /** Null when the file has no such number. */
  at(index: number): string | null {
    const end = index < this.#count ? this.#ends[index] : undefined
    if (end === undefined) return null
    const before = index > 0 ? (this.#ends[index - 1] ?? 0) : 0
    // A text that fills its chunk to the last byte ends where the next chunk begins; an empty one may stand there.
    const chunk = Math.floor(Math.max(before, end - 1) / chunkBytes)
    const first = chunk * chunkBytes
    return this.#chunks[chunk]?.toString('utf8', Math.max(before, first) - first, end - first) ?? ''
  }
}

/** `_x000D_` stands for one character. */
const longestEscape = 7

/** Reads rich text as its plain words; the pronunciation guides (`rPh`) that Asian editions add are no text. */
export async function readSharedStrings(pack: Package, part: ZipPart | null): Promise<SharedStrings> {
  const strings = new SharedStrings()
  if (!part) return strings
  const limit = pack.budget.limits.cellCharacters
  const tooLong = () => new SpreadsheetRefused('cell-too-long', { limit })
  let text = ''
  let inText = false
  let inGuide = false
  await scanPart(pack, part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !inGuide
      else if (name === 'rPh') inGuide = true
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inGuide = false
      else if (name === 'si') {
        const decoded = decodeOfficeText(text)
        if (decoded.length > limit) throw tooLong()
        strings.add(decoded)
      }
    },
    text(piece) {
      if (!inText) return
      text += piece
      if (text.length > limit * longestEscape) throw tooLong()
    },
  })
  return strings
}
