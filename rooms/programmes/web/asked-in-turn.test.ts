import { expect, test } from 'vitest'
import { inTurn } from './asked-in-turn.ts'

test('a question that was put off comes after all others, and is asked in the end', () => {
  expect(inTurn(['drawn_on', 'drawn_before', 'estimate'], ['drawn_on'])).toEqual([
    'drawn_before',
    'estimate',
    'drawn_on',
  ])
  expect(inTurn(['drawn_on'], ['drawn_on'])).toEqual(['drawn_on'])
})

test('a question that an answer made fall away is not asked because it was put off', () => {
  expect(inTurn(['estimate'], ['drawn_on'])).toEqual(['estimate'])
})

test('what was put off twice goes round in the order in which it was put off', () => {
  expect(inTurn(['a', 'b', 'c'], ['b', 'a'])).toEqual(['c', 'b', 'a'])
})
