import { type Package, scanPart } from './package.ts'
import { SpreadsheetRefused } from './refused.ts'
import { decodeOfficeText } from './xml.ts'
import type { ZipPart } from './zip.ts'

/**
 * The texts that cells point to by number, packed as UTF-8 into one buffer. A list of strings or objects takes
 * several times the memory: a ledger of 100 000 rows has half a million different texts.
 */
export class SharedStrings {
  #bytes = Buffer.alloc(65_536)
  #used = 0
  #ends = new Uint32Array(4_096)
  #count = 0

  add(text: string): void {
    const needed = this.#used + text.length * 3
    if (needed > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(needed, this.#bytes.length * 2))
      this.#bytes.copy(grown, 0, 0, this.#used)
      this.#bytes = grown
    }
    this.#used += this.#bytes.write(text, this.#used)
    if (this.#count === this.#ends.length) {
      const grown = new Uint32Array(this.#ends.length * 2)
      grown.set(this.#ends)
      this.#ends = grown
    }
    this.#ends[this.#count++] = this.#used
  }

  /** Null when the file has no such number. */
  at(index: number): string | null {
    const end = index < this.#count ? this.#ends[index] : undefined
    if (end === undefined) return null
    return this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], end)
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
