import { describe, expect, it } from 'vitest'
import {
  ancestorsOf,
  contains,
  countyOf,
  levelOf,
  parseDivisionCode,
  provinceOf,
  rangeOf,
  townshipOf,
} from './division.ts'

describe('a division code', () => {
  it('tells its level', () => {
    expect([0, 410000000000, 410600000000, 410621000000, 410621105000, 410621105201].map(levelOf)).toEqual([
      'nation',
      'province',
      'prefecture',
      'county',
      'township',
      'village',
    ])
  })

  it('covers its subtree as a range', () => {
    expect(rangeOf(410621000000)).toEqual({ low: 410621000000, high: 410621999999 })
    expect(contains(410621105000, 410621105201)).toBe(true)
    expect(contains(410621105000, 410621107201)).toBe(false)
    expect(contains(0, 990000000000)).toBe(true)
  })

  it('names its ancestors up to the nation', () => {
    expect(ancestorsOf(410621105201)).toEqual([410621105000, 410621000000, 410600000000, 410000000000, 0])
    expect(ancestorsOf(410000000000)).toEqual([0])
    expect(ancestorsOf(0)).toEqual([])
  })

  it('is read from short forms and refused when it is none', () => {
    expect(parseDivisionCode('410621')).toBe(410621000000)
    expect(parseDivisionCode('410621105')).toBe(410621105000)
    expect(parseDivisionCode('41062')).toBeNull()
    expect(parseDivisionCode('41062a')).toBeNull()
    expect([provinceOf(410621105201), countyOf(410621105201), townshipOf(410621105201)]).toEqual([
      41, 410621000000, 410621105000,
    ])
  })
})
