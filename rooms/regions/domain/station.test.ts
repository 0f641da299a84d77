import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { stationKinds } from '../server/station-kinds.ts'
import { isOpenOn, stationCode, stationPlace } from './station.ts'

describe('stations', () => {
  it('have a code that begins with county and town', () => {
    expect(stationCode(stationPlace(410621105000), 1)).toBe('410621-105-01')
    expect(stationCode(stationPlace(410621105203), 100)).toBe('410621-105-100')
    expect(stationCode(stationPlace(410621000000), 2)).toBe('410621-000-02')
  })

  it('are open on their first and on their last day', () => {
    const station = { openedOn: day('2021-09-01'), closedOn: day('2023-06-30') }
    const open = ['2021-08-31', '2021-09-01', '2023-06-30', '2023-07-01'].map((on) =>
      isOpenOn(station, day(on)),
    )
    expect(open).toEqual([false, true, true, false])
    expect(isOpenOn({ ...station, closedOn: null }, day('2030-01-01'))).toBe(true)
  })

  it('are of the kinds that the network knows, each at its level', () => {
    const levels = Object.fromEntries(stationKinds().kinds.map((kind) => [kind.code, kind.stands_at]))
    expect(levels).toMatchObject({
      'guidance-centre': ['province', 'prefecture', 'county'],
      station: ['township'],
      point: ['village'],
      'village-station': ['village'],
      'school-station': ['county', 'township', 'village'],
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
