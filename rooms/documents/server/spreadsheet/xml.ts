import { SpreadsheetRefused } from './refused.ts'

/** What a reader of XML wants to hear. Names come without their prefix (`x:row` is `row`). */
export type XmlHandler = {
  /** `attributes` is the raw text between the name and the end of the tag; see `attribute`. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

const space = 32
const quoteCharacters = { double: 34, single: 39 }
const longestTag = 1_000_000

/**
 * Reads XML piece by piece, in memory that does not grow with the document, and never looks outside it:
 * a document type declaration (the only way to entities, external or exploding) is refused.
 *
 * Why not a library: the measured ones build a tree of the shared strings or object maps of every attribute,
 * which for a ledger of 100 000 rows takes 500 to 900 MB; a spreadsheet needs neither.
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  readonly #part: string
  #rest = ''
  #depth = 0
  #rootClosed = false

  constructor(part: string, handler: XmlHandler) {
    this.#part = part
    this.#handler = handler
  }

  write(piece: string): void {
    const source = this.#rest + piece
    let at = 0
    while (at < source.length) {
      if (source.charCodeAt(at) !== 60) {
        const end = source.indexOf('<', at)
        if (end === -1) break
        this.#handler.text(decodeEntities(source.slice(at, end)))
        at = end
      }
      const next = this.#markup(source, at)
      if (next === -1) break
      at = next
    }
    this.#rest = source.slice(at)
    if (this.#rest.length > longestTag) this.#damaged()
  }

  /** Says whether the document came to its proper end. */
  end(): void {
    if (!this.#rootClosed || this.#depth !== 0 || this.#rest.trim() !== '') this.#damaged()
  }

  /** Handles the markup that starts at `at`; answers where it ends, or -1 when more text is needed. */
  #markup(source: string, at: number): number {
    const second = source.charCodeAt(at + 1)
    if (second === 47) return this.#closeTag(source, at)
    if (second === 63) return after(source, '?>', at)
    if (second === 33) return this.#declaration(source, at)
    if (Number.isNaN(second)) return -1
    return this.#openTag(source, at)
  }

  #declaration(source: string, at: number): number {
    if (source.length - at < 9) return -1
    if (source.startsWith('<!--', at)) return after(source, '-->', at)
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at)
      if (end === -1) return -1
      this.#handler.text(source.slice(at + 9, end))
      return end + 3
    }
    throw new SpreadsheetRefused('workbook-has-entities', { part: this.#part })
  }

  #closeTag(source: string, at: number): number {
    const end = source.indexOf('>', at)
    if (end === -1) return -1
    this.#depth -= 1
    if (this.#depth < 0) this.#damaged()
    if (this.#depth === 0) this.#rootClosed = true
    this.#handler.close(
      end === at + 3 ? source.charAt(at + 2) : localName(source.slice(at + 2, end).trimEnd()),
    )
    return end + 1
  }

  #openTag(source: string, at: number): number {
    const end = endOfTag(source, at + 1)
    if (end === -1) return -1
    const selfClosing = source.charCodeAt(end - 1) === 47
    const last = selfClosing ? end - 1 : end
    let nameEnd = at + 1
    while (nameEnd < last && source.charCodeAt(nameEnd) > space) nameEnd++
    const name = nameEnd === at + 2 ? source.charAt(at + 1) : localName(source.slice(at + 1, nameEnd))
    this.#handler.open(name, nameEnd < last ? source.slice(nameEnd, last) : '')
    if (selfClosing) {
      if (this.#depth === 0) this.#rootClosed = true
      this.#handler.close(name)
    } else {
      this.#depth += 1
    }
    return end + 1
  }

  #damaged(): never {
    throw new SpreadsheetRefused('workbook-damaged', { part: this.#part })
  }
}

/** The value of an attribute in the raw text of a tag, prefix or not; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  let at = 0
  for (;;) {
    const equals = attributes.indexOf('=', at)
    if (equals === -1) return null
    let open = equals + 1
    while (attributes.charCodeAt(open) <= space) open++
    const close = attributes.indexOf(attributes.charAt(open), open + 1)
    if (close === -1 || open >= attributes.length) return null
    let nameEnd = equals
    while (nameEnd > at && attributes.charCodeAt(nameEnd - 1) <= space) nameEnd--
    if (attributes.endsWith(name, nameEnd)) {
      const before = nameEnd - name.length - 1
      const character = before < at ? space : attributes.charCodeAt(before)
      if (character <= space || character === 58) return decodeEntities(attributes.slice(open + 1, close))
    }
    at = close + 1
  }
}

/** A `>` inside a quoted attribute does not end the tag. */
function endOfTag(source: string, from: number): number {
  let quote = 0
  for (let at = from; at < source.length; at++) {
    const character = source.charCodeAt(at)
    if (quote !== 0) {
      if (character === quote) quote = 0
    } else if (character === 62) return at
    else if (character === quoteCharacters.double || character === quoteCharacters.single) quote = character
  }
  return -1
}

const after = (source: string, mark: string, at: number): number => {
  const end = source.indexOf(mark, at)
  return end === -1 ? -1 : end + mark.length
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Office writes what XML cannot hold as `_x000D_` (ECMA-376 ST_Xstring); `_x005F_` is a real underscore. */
export const decodeOfficeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
