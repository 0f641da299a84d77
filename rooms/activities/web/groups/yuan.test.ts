import { describe, expect, it } from 'vitest'
import { readYuan, yuanText } from './yuan.ts'

describe('an amount in yuan', () => {
  it.each([
    ['1200', 120000],
    ['1,200.5', 120050],
    ['１２００元', 120000],
    ['0.01', 1],
  ])('%s is read into fen', (typed, fen) => {
    expect(readYuan(typed)).toBe(fen)
  })

  it.each(['', 'abc', '1.234', '-5'])('"%s" is none', (typed) => {
    expect(readYuan(typed)).toBeNull()
  })

  it('stands in its field as it was meant', () => {
    expect([yuanText(null), yuanText(120000), yuanText(120050)]).toEqual(['', '1200', '1200.50'])
  })
})
