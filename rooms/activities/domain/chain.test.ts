import { describe, expect, it } from 'vitest'
import { inOrder, type Link, linkKind, stands } from './chain.ts'

const original: Link = { id: 'a', reversal: false, corrects: null, reversedBy: 'b' }
const firstReversal: Link = { id: 'b', reversal: true, corrects: 'a', reversedBy: null }
const replacement: Link = { id: 'c', reversal: false, corrects: 'a', reversedBy: 'd' }
const secondReversal: Link = { id: 'd', reversal: true, corrects: 'c', reversedBy: null }
const lastWord: Link = { id: 'e', reversal: false, corrects: 'c', reversedBy: null }

describe('a chain of corrections', () => {
  it('is read in the order in which it came about', () => {
    const shuffled = [lastWord, secondReversal, original, replacement, firstReversal]
    expect(inOrder(shuffled).map(linkKind)).toEqual([
      'original',
      'reversal',
      'replacement',
      'reversal',
      'replacement',
    ])
    expect(inOrder(shuffled).map((link) => link.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('has one record that stands, the last', () => {
    expect([original, firstReversal, replacement, secondReversal, lastWord].filter(stands)).toEqual([
      lastWord,
    ])
  })

  it('has none that stands after a withdrawal', () => {
    const withdrawn = [original, firstReversal]
    expect(inOrder(withdrawn)).toEqual(withdrawn)
    expect(withdrawn.filter(stands)).toEqual([])
  })
})
