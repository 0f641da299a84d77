import { describe, expect, it } from 'vitest'
import { keptWhole, readWhole } from './whole-number.ts'

const read = (text: string) => readWhole(keptWhole(text, 9), 9)

describe('a whole number as it is typed', () => {
  it('is read with commas between thousands, blanks and full-width digits', () => {
    expect(read('1,200')).toBe(1200)
    expect(read(' 12 \u4EBA')).toBe(12)
    expect(read('\uFF11\uFF12')).toBe(12)
    expect(read('007')).toBe(7)
  })

  it('is never another one than was typed: a part, a sign or too many digits are no number', () => {
    for (const text of ['1.5', '1.', '-5', '1\u30025', '2-3', '1234567890'])
      expect(read(text), text).toBeUndefined()
  })

  it('is nothing where nothing was typed, and never zero for it', () => {
    expect(read('')).toBeNull()
    expect(read('abc')).toBeNull()
    expect(read('0')).toBe(0)
  })
})
