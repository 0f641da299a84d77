import { attribute, type XmlHandler } from './xml.ts'

/** One cell as the worksheet part writes it (ECMA-376 part 1, 18.3.1.4), before its value is looked up. */
export type RawCell = {
  /** From 0. */
  column: number
  /** `s` shared, `str` formula text, `inlineStr`, `b`, `e`, `d` ISO date, `n` or empty a number. */
  type: string
  style: number
  formula: boolean
  value: string
}

/** What happens while a worksheet part is read. `cell` hears only of cells that hold something. */
export type SheetEvents = {
  row(row: number): void
  cell(cell: RawCell): void
  rowEnd(): void
  merged(reference: string): void
  /** Rows that go backwards, or a cell reference that is none. */
  disorder(): void
}

/** Turns tags into rows and cells. The same cell object is handed over again and again: copy what you keep. */
export function sheetHandler(events: SheetEvents): XmlHandler {
  const cell: RawCell = { column: -1, type: '', style: 0, formula: false, value: '' }
  let row = 0
  let inCell = false
  let inValue = false
  let inGuide = false
  return {
    open(name, attributes) {
      switch (name) {
        case 'c':
          inCell = true
          cell.column += 1
          cell.type = ''
          cell.style = 0
          cell.formula = false
          cell.value = ''
          if (attributes !== '' && !readCellAttributes(attributes, cell)) events.disorder()
          break
        case 'v':
        case 't':
          inValue = inCell && !inGuide
          break
        case 'f':
          cell.formula = true
          break
        case 'rPh':
          inGuide = true
          break
        case 'row': {
          const number = Number(attribute(attributes, 'r') ?? row + 1)
          if (!Number.isInteger(number) || number <= row) events.disorder()
          row = number
          cell.column = -1
          events.row(row)
          break
        }
        case 'mergeCell':
          events.merged(attribute(attributes, 'ref') ?? '')
      }
    },
    text(text) {
      if (inValue) cell.value += text
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          inValue = false
          break
        case 'c':
          inCell = false
          if (cell.value !== '') events.cell(cell)
          break
        case 'rPh':
          inGuide = false
          break
        case 'row':
          events.rowEnd()
      }
    },
  }
}

const letters = { r: 114, s: 115, t: 116 }

/**
 * Takes `r`, `s` and `t` out of a cell's attributes in one walk: this runs for every cell of the file, and three
 * searches by name cost a third of the whole reading time. Answers false for a reference that is none.
 */
function readCellAttributes(attributes: string, cell: RawCell): boolean {
  let at = 0
  for (;;) {
    const equals = attributes.indexOf('=', at)
    if (equals === -1) return true
    let open = equals + 1
    while (attributes.charCodeAt(open) <= 32) open++
    const close = attributes.indexOf(attributes.charAt(open), open + 1)
    if (close === -1 || open >= attributes.length) return true
    const isOneLetter = equals < 2 || attributes.charCodeAt(equals - 2) <= 32
    const letter = isOneLetter ? attributes.charCodeAt(equals - 1) : 0
    if (letter === letters.r) {
      const column = columnOf(attributes, open + 1)
      if (column === -1) return false
      cell.column = column
    } else if (letter === letters.s) cell.style = Number(attributes.slice(open + 1, close))
    else if (letter === letters.t) cell.type = attributes.slice(open + 1, close)
    at = close + 1
  }
}

/** The column of a reference such as `AB12` that starts at `from`; -1 when no one to three letters stand there. */
function columnOf(text: string, from: number): number {
  let column = 0
  let at = from
  for (; at < from + 3; at++) {
    const letter = text.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return at === from ? -1 : column - 1
}
