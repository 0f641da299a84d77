import { describe, expect, it } from 'vitest'
import { stationKinds } from '../server/station-kinds.ts'
import { stationCode, stationPlace } from './station.ts'

describe('stations', () => {
  it('have a code that begins with county and town', () => {
    expect(stationCode(stationPlace(410621105000), 1)).toBe('410621-105-01')
    expect(stationCode(stationPlace(410621105203), 100)).toBe('410621-105-100')
    expect(stationCode(stationPlace(410621000000), 2)).toBe('410621-000-02')
  })

  it('are of the kinds that the network knows, each at its level', () => {
    const levels = Object.fromEntries(stationKinds().kinds.map((kind) => [kind.code, kind.stands_at]))
    expect(levels).toMatchObject({
      'guidance-centre': ['province', 'prefecture', 'county'],
      station: ['township'],
      point: ['village'],
      'village-station': ['village'],
      'school-station': ['prefecture', 'county', 'township', 'village'],
    })
    expect(
      stationKinds()
        .kinds.filter((kind) => kind.covers_town)
        .map((kind) => kind.code),
    ).toEqual(['station'])
  })

  it('S16.1 may play three functions at one node', () => {
    expect(stationKinds().functions.map((one) => one.code)).toEqual([
      'social-work',
      'child-protection',
      'elder-care',
    ])
  })
})
