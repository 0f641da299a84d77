/** Fields of one record as written, quotes taken off. Records count from 1, blank ones too. */
export type CsvRecord = { readonly row: number; readonly fields: readonly string[] }

const quote = '"'

/**
 * Reads delimited text piece by piece (RFC 4180, lenient as spreadsheet programs are): quoted fields may hold
 * the delimiter and line breaks, `""` is one quote, any of CR, LF, CRLF ends a record.
 */
export class CsvParser {
  readonly #delimiter: string
  readonly #limit: number
  #fields: string[] = []
  #field = ''
  #state: 'start' | 'plain' | 'quoted' | 'quote-seen' = 'start'
  #afterReturn = false
  #row = 1
  #ready: CsvRecord[] = []
  #tooLong = false

  /** A field of more than `limit` characters stops being collected and is reported by `tooLong`. */
  constructor(delimiter: string, limit: number) {
    this.#delimiter = delimiter
    this.#limit = limit
  }

  get tooLong(): boolean {
    return this.#tooLong
  }

  /** The record being read. */
  get row(): number {
    return this.#row
  }

  write(piece: string): void {
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at] as string
      if (this.#state === 'quoted') {
        if (character !== quote) continue
        this.#collect(piece, from, at)
        from = at + 1
        this.#state = 'quote-seen'
        continue
      }
      if (this.#state === 'quote-seen') {
        from = at
        this.#state = 'plain'
        if (character === quote) {
          // A doubled quote: the second one belongs to the text.
          this.#state = 'quoted'
          continue
        }
      }
      const isBreak = character === '\n' || character === '\r'
      if (character === this.#delimiter || isBreak) {
        this.#collect(piece, from, at)
        from = at + 1
        if (isBreak) this.#lineBreak(character)
        else this.#endField()
      } else if (this.#state === 'start') {
        this.#state = character === quote ? 'quoted' : 'plain'
        from = character === quote ? at + 1 : at
      }
      this.#afterReturn = character === '\r'
    }
    if (this.#state === 'quoted' || this.#state === 'plain') this.#collect(piece, from, piece.length)
  }

  /** Ends the last record; answers whether a quoted field was left open. */
  end(): { readonly quoteOpen: boolean } {
    const quoteOpen = this.#state === 'quoted'
    if (this.#fields.length > 0 || this.#field !== '' || this.#state !== 'start') this.#endRecord()
    return { quoteOpen }
  }

  /** The records completed since the last call. */
  take(): CsvRecord[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  #collect(piece: string, from: number, to: number): void {
    if (to <= from) return
    if (this.#field.length + to - from > this.#limit) this.#tooLong = true
    else this.#field += piece.slice(from, to)
  }

  #lineBreak(character: string): void {
    const isSecondHalf = character === '\n' && this.#afterReturn
    if (!isSecondHalf) this.#endRecord()
  }

  #endField(): void {
    this.#fields.push(this.#field)
    this.#field = ''
    this.#state = 'start'
  }

  #endRecord(): void {
    this.#endField()
    this.#ready.push({ row: this.#row, fields: this.#fields })
    this.#fields = []
    this.#row += 1
  }
}

const delimiters = [',', '\t', ';'] as const
const sampleRecords = 20

/**
 * The delimiter under which most of the first records have the same number of columns, at least two;
 * null when none of them divides anything.
 */
export function guessDelimiter(sample: string): string | null {
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of delimiters) {
    const parser = new CsvParser(delimiter, sample.length)
    parser.write(sample)
    const widths = parser
      .take()
      .slice(0, sampleRecords)
      .map(({ fields }) => fields.length)
    parser.end()
    if (widths.length === 0) widths.push(...parser.take().map(({ fields }) => fields.length))
    const divided = widths.filter((width) => width > 1)
    const usual = mostFrequent(divided)
    const score = divided.filter((width) => width === usual).length * Math.min(usual, 50)
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
