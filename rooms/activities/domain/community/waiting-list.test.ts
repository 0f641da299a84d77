import { describe, expect, it } from 'vitest'
import { movingUp, placeFor } from './waiting-list.ts'

const full = [
  { id: 'a', state: 'going' },
  { id: 'b', state: 'going' },
  { id: 'c', state: 'waiting' },
  { id: 'd', state: 'waiting' },
] as const

describe('the list of those who sign up', () => {
  it('takes everybody when no number is set', () => {
    expect(placeFor(full, null)).toBe('going')
  })

  it('lets the next wait when it is full', () => {
    expect(placeFor(full, 2)).toBe('waiting')
    expect(placeFor(full, 3)).toBe('going')
  })

  it('moves up who waited longest when somebody withdraws', () => {
    expect(movingUp([{ id: 'a', state: 'withdrawn' }, ...full.slice(1)], 2)).toEqual(['c'])
    expect(movingUp(full, 2)).toEqual([])
  })
})
