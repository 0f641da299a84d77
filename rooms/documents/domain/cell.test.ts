import { describe, expect, it } from 'vitest'
import { columnLetter, parsePlace } from './cell.ts'
import { guardedText, looksLikeFormula } from './formula-guard.ts'

describe('a place in a sheet', () => {
  it('is named as the spreadsheet program names it', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16383].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ])
  })

  it('is read from its name, and nothing else is', () => {
    expect(parsePlace('C12')).toEqual({ row: 12, column: 2 })
    expect(parsePlace('xfd1048576')).toEqual({ row: 1048576, column: 16383 })
    for (const text of ['', '12', 'C', 'C0', 'ABCD1', 'C1.5', '中1'])
      expect(parsePlace(text), text).toBeNull()
  })
})

describe('a text that looks like a formula', () => {
  it('is disarmed', () => {
    expect(guardedText('=1+1')).toBe("'=1+1")
    expect(['=a', '+a', '-a', '@a', '\ta', '\ra', '\na', '＝a'].every(looksLikeFormula)).toBe(true)
  })

  it('and an ordinary one is left as it is', () => {
    expect(guardedText('1+1=2')).toBe('1+1=2')
    expect(['', '小河镇', '1-2', "'=1"].some(looksLikeFormula)).toBe(false)
  })
})
