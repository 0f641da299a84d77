import { describe, expect, it } from 'vitest'
import type { Id } from '../../../kernel/id.ts'
import { divisionOf, nodeOf, reaches, stationOf, topNodes } from './reach.ts'

const station = '0190a0c0-0000-7000-8000-000000000001' as Id
const reach = { divisions: [410621000000], stations: [station], persons: [], organisations: [] }

describe('where someone may read figures', () => {
  it('begins with the divisions of the grants, then the stations', () => {
    expect(topNodes(reach)).toEqual(['410621000000', `station:${station}`])
    expect(topNodes(undefined)).toEqual([])
  })

  it('goes down from there and not up', () => {
    expect(reaches(reach, 410621105000)).toBe(true)
    expect(reaches(reach, 410600000000)).toBe(false)
    expect(reaches(undefined, 410621105000)).toBe(false)
  })

  it('is written in an address as a code or a station', () => {
    expect(nodeOf(0)).toBe('0')
    expect(nodeOf(110000000000)).toBe('110000000000')
    expect(divisionOf('410621')).toBe(410621000000)
    expect(divisionOf(`station:${station}`)).toBeNull()
    expect(stationOf(`station:${station}`)).toBe(station)
    expect(stationOf('410621')).toBeNull()
  })
})
