import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { regionsErrors } from '../../regions/errors.ts'
import { loadDivisions, regionsRoutes } from '../../regions/server/index.ts'
import { indicatorsErrors } from '../errors.ts'
import { indicatorsRoutes } from './index.ts'

const boluo = 441322000000

describe('stations as figures', () => {
  let platform: TestPlatform
  let app: TestApp
  let officer: Actor
  let towns: number[]

  beforeAll(async () => {
    platform = await testPlatform(day('2022-03-01'))
    await loadDivisions(platform.worker.pool, { only: [boluo] })
    app = await testApp(platform, [...regionsRoutes(platform), ...indicatorsRoutes(platform)], {
      ...regionsErrors,
      ...indicatorsErrors,
    })
    officer = app.actor({
      permissions: ['regions.write', 'figures.read', 'figures.drill'],
      scope: { kind: 'division', division: boluo },
    })
    const children = await ask(`/api/divisions/${boluo}/children?limit=200`)
    towns = children.items.map(({ code }: { code: number }) => code)
  })
  afterAll(() => platform.close())

  const ask = async (url: string) =>
    (await app.server.inject({ method: 'GET', url, headers: app.as(officer) })).json()
  const send = async (method: 'POST' | 'PATCH', url: string, body: object) => {
    const payload = { id: newId(), ...body }
    const answer = await app.server.inject({ method, url, headers: app.as(officer), payload })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json()
  }
  const open = async (division: number, kind = 'station', openedOn = '2021-09-01') => {
    const station = newId()
    await send('POST', '/api/stations', {
      station,
      name: `${division}站`,
      kind,
      division,
      openedOn,
      programmeLabel: division === towns.at(-1) ? null : '双百',
    })
    return station
  }
  const figure = async (measure: string, period: string, node: number | string = boluo) =>
    (await ask(`/api/figures?node=${node}&period=${period}&measures=${measure}`)).figures[0].value

  it('S18.A2 counts 18 stations in 17 towns and one managed area, and 17 of the programme', async () => {
    expect(towns).toHaveLength(18)
    expect(towns).toContain(441322570000)
    for (const town of towns) await open(town)
    expect(await figure('township-stations', '2021-09')).toBe(18)
    expect(await figure('stations', '2021-08')).toBe(0)
    const split = await ask(`/api/figures/split?node=${boluo}&period=2021-12&measure=stations&by=programme`)
    expect(split.parts.map(({ code, value }: { code: string; value: number }) => [code, value])).toEqual([
      ['双百', 17],
    ])
    expect(split.none).toBe(1)
  })

  it('leaves a station out from the day after its last, and takes it in again when it reopens', async () => {
    const station = await open(towns[0] as number, 'other', '2022-01-10')
    expect(await figure('stations', '2022-01', towns[0])).toBe(2)
    await send('POST', `/api/stations/${station}/close`, { version: 1, lastDay: '2022-01-31' })
    expect(await figure('stations', '2022-01', towns[0])).toBe(2)
    expect(await figure('stations', '2022-02', towns[0])).toBe(1)
    await send('POST', `/api/stations/${station}/reopen`, { version: 2 })
    expect(await figure('stations', '2022-02', towns[0])).toBe(2)
    await send('POST', `/api/stations/${station}/close`, { version: 3, lastDay: '2022-02-01' })
    expect(await figure('stations', '2022-02', towns[0])).toBe(1)
  })

  it('moves a station to the division it is moved to', async () => {
    const station = await open(towns[1] as number, 'other', '2022-01-10')
    await send('PATCH', `/api/stations/${station}`, {
      version: 1,
      name: '迁站',
      kind: 'other',
      division: towns[2],
      openedOn: '2022-01-10',
    })
    expect(await figure('stations', '2022-02', towns[1])).toBe(1)
    expect(await figure('stations', '2022-02', towns[2])).toBe(2)
  })

  it('walks from the figure to the stations by name', async () => {
    const records = await ask(
      `/api/figures/records?node=${towns[3]}&period=2022-02&measure=township-stations`,
    )
    expect(records.items).toMatchObject([
      { kind: 'station', title: `${towns[3]}站`, division: towns[3], amount: 1 },
    ])
  })
})
