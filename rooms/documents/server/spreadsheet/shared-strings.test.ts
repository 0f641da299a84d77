import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SharedStrings } from './shared-strings.ts'

describe('the shared texts of a workbook', () => {
  it('come back as they were, short, empty or of the longest cell, over many chunks', () => {
    const longest = 32_767
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constant(''),
      fc
        .tuple(fc.constantFrom('a', '村', '\u{20bb7}'), fc.integer({ min: 1, max: longest }))
        .map(([character, length]) => character.repeat(length).slice(0, longest)),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 120 }), (texts) => {
        const strings = new SharedStrings()
        for (const one of texts) strings.add(one)
        // Half of a character outside the basic plane is no text; UTF-8 puts a mark in its place.
        const kept = texts.map((one) => Buffer.from(one).toString())
        expect(texts.map((_, i) => strings.at(i))).toEqual(kept)
        expect(strings.at(texts.length)).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('may fill a chunk to its last byte', () => {
    const strings = new SharedStrings()
    const texts = [...Array.from({ length: 64 }, () => 'x'.repeat(16_384)), '', 'next', '', 'last']
    for (const one of texts) strings.add(one)
    expect(texts.map((_, i) => strings.at(i))).toEqual(texts)
  })
})
