import { describe, expect, it } from 'vitest'
import { gapsOf, isWhole, requirementsOf, type Stock, type Tier } from './checklist.ts'

const township: Tier = {
  level: 'township',
  title: { zh: '乡镇站', en: 'Township station' },
  functions: ['social-work'],
  rooms: ['general-office', 'skills-library'],
  staff: [
    { post: 'child-supervisor', count: 1 },
    { group: 'social-workers', count: 2 },
  ],
  article: 'S16.4',
}
const stock = (rooms: string[], staff: [string, number][], functions = ['social-work']): Stock => ({
  functions: new Set(functions),
  rooms: new Set(rooms),
  staff: new Map(staff),
})
const whole = stock(
  ['general-office', 'skills-library'],
  [
    ['child-supervisor', 1],
    ['social-workers', 3],
  ],
)
const bare = stock([], [], [])

describe('the checklist of a tier (S16.4)', () => {
  it('finds nothing lacking where everything is, and names what lacks where it is not', () => {
    expect(isWhole(gapsOf(township, whole))).toBe(true)
    expect(gapsOf(township, stock(['general-office'], [['social-workers', 1]]))).toEqual({
      functions: [],
      rooms: ['skills-library'],
      staff: [
        { code: 'child-supervisor', need: 1, have: 0 },
        { code: 'social-workers', need: 2, have: 1 },
      ],
    })
  })

  it('S16.A2 seven townships need seven supervisors and fourteen workers; a third one here fills no place there', () => {
    const nodes = [whole, ...Array.from({ length: 6 }, () => bare)]
    expect(requirementsOf(township, nodes)).toEqual([
      { kind: 'function', code: 'social-work', needed: 7, filled: 1, places: 6 },
      { kind: 'room', code: 'general-office', needed: 7, filled: 1, places: 6 },
      { kind: 'room', code: 'skills-library', needed: 7, filled: 1, places: 6 },
      { kind: 'staff', code: 'child-supervisor', needed: 7, filled: 1, places: 6 },
      { kind: 'staff', code: 'social-workers', needed: 14, filled: 2, places: 6 },
    ])
  })
})
