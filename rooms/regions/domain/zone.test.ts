import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { zoneOf } from './zone.ts'

const jiangbei = '01890000-0000-7000-8000-00000000000a'
const park = '01890000-0000-7000-8000-00000000000b'
const members = [
  { zone: jiangbei, division: 320111007000, from: day('2015-06-27'), to: null },
  { zone: park, division: 320111007002, from: day('2020-01-01'), to: day('2021-12-31') },
]
const pancheng = { division: 320111007000, managingZone: null }

describe('a managing zone beside the statutory division', () => {
  it('X18 puts 盘城街道 of 浦口区 under 江北新区', () => {
    expect(zoneOf(pancheng, members, day('2021-11-28'))).toBe(jiangbei)
  })

  it('manages everything below its members, the smallest member first', () => {
    const village = { division: 320111007002, managingZone: null }
    expect(zoneOf(village, members, day('2021-11-28'))).toBe(park)
    expect(zoneOf(village, members, day('2022-01-01'))).toBe(jiangbei)
  })

  it('manages nothing before its day and nothing beside its members', () => {
    expect(zoneOf(pancheng, members, day('2015-06-26'))).toBeNull()
    expect(zoneOf({ division: 320111008000, managingZone: null }, members, day('2021-11-28'))).toBeNull()
  })

  it('is the one that a station names itself, wherever it stands', () => {
    expect(zoneOf({ division: 320111008000, managingZone: park }, members, day('2030-01-01'))).toBe(park)
  })
})
