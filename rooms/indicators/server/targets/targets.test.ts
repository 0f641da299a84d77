import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { addVisits } from '../../../../tests/figures-world.ts'
import { documentsErrors } from '../../../documents/errors.ts'
import { regionsErrors } from '../../../regions/errors.ts'
import { loadDivisions, regionsRoutes } from '../../../regions/server/index.ts'
import { indicatorsErrors } from '../../errors.ts'
import { indicatorsRoutes } from '../index.ts'

const jilin = 220000000000
const nanguan = 220102000000
const kuancheng = 220103000000
const luancheng = 130111000000

describe('targets', () => {
  let platform: TestPlatform
  let app: TestApp
  let province: Actor
  let county: Actor
  let reader: Actor
  let towns: number[]

  beforeAll(async () => {
    platform = await testPlatform(day('2025-01-01'))
    await loadDivisions(platform.worker.pool, { only: [nanguan, kuancheng, luancheng] })
    app = await testApp(platform, [...regionsRoutes(platform), ...indicatorsRoutes(platform)], {
      ...documentsErrors,
      ...regionsErrors,
      ...indicatorsErrors,
    })
    const rights = ['figures.read', 'regions.write', 'targets.write']
    province = app.actor({ permissions: rights, scope: { kind: 'division', division: jilin } })
    county = app.actor({ permissions: rights, scope: { kind: 'division', division: nanguan } })
    reader = app.actor({ permissions: ['figures.read'], scope: { kind: 'division', division: jilin } })
    const children = await get(`/api/divisions/${nanguan}/children?limit=200`)
    towns = children.body.items.map(({ code }: { code: number }) => code)
  })
  afterAll(() => platform.close())

  const get = async (url: string, actor = province) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload }
  }
  const send = async (method: 'POST' | 'PUT', url: string, body: object, actor = province) => {
    const payload = { id: newId(), ...body }
    const answer = await app.server.inject({ method, url, headers: app.as(actor), payload })
    return { status: answer.statusCode, body: answer.json() }
  }
  const open = (division: number, kind = 'station') =>
    send('POST', '/api/stations', {
      station: newId(),
      name: `${division}站`,
      kind,
      division,
      openedOn: '2023-05-01',
    })
  const one = async (code: string, more = '', actor = province) =>
    (await get(`/api/targets/one?node=220000&target=jilin-14th-five-year-plan/${code}${more}`, actor)).body
  const places = async (code: string, more = '', actor = province) =>
    (await get(`/api/targets/places?node=220000&target=jilin-14th-five-year-plan/${code}${more}`, actor)).body

  const whole = (more: object = {}) => ({
    target: newId(),
    division: jilin,
    title: { zh: '站点数', en: 'Stations' },
    measure: 'stations',
    comparator: 'at_least',
    baseline: { value: 0, on: '2022-12-31' },
    milestones: [{ value: 10, by: '2025-12-31' }],
    source: { document: '省厅通知', article: null },
    ...more,
  })

  it('S7.A3 shows an uncovered township overdue and an uncovered county pending on 1 January 2025', async () => {
    for (const town of towns.slice(1)) await open(town)
    await open(nanguan, 'guidance-centre')
    const j8 = await one('J8')
    expect(j8.target.standing.state).toBe('overdue')
    const short = await places('J8', '&show=short&order=code&limit=1')
    expect(short.items).toMatchObject([
      { division: towns[0], value: 0, number: 1, short: 1, state: 'overdue' },
    ])
    const j7 = await places('J7')
    expect(j7.items).toMatchObject([{ division: kuancheng, state: 'pending', short: 1 }])
    expect((await one('J7')).target.standing).toMatchObject({
      state: 'pending',
      value: 50,
      number: 60,
      short: 1,
    })
  })

  it('names the list and the day that its divisions are from (X21)', async () => {
    const { target } = await one('J8')
    expect(target.places.list).toEqual({ sources: ['divisions-2023'], on: '2025-01-01' })
    expect(target.places.met).toBe(towns.length - 1)
    expect(target.places.of).toBeGreaterThan(towns.length)
    expect(target.source).toEqual({
      document: expect.stringContaining('“十四五”规划'),
      article: 'S7.5',
    })
  })

  it('counts by the day: a station is not there the day before it opened', async () => {
    expect((await one('J8', '&on=2023-04-30')).target.places.met).toBe(0)
    expect((await one('J8', '&on=2023-05-01')).target.places.met).toBe(towns.length - 1)
  })

  it('pages and sorts who falls short, down to the villages of one class', async () => {
    const first = await places('J9', '&order=name&limit=50')
    const second = await places('J9', `&order=name&limit=50&cursor=${first.next}`)
    const codes = [...first.items, ...second.items].map(({ division }: { division: number }) => division)
    expect(new Set(codes).size).toBe(100)
    expect(first.items[0].path).toMatch(/^吉林省 长春市/)
    expect(
      (await get('/api/targets/places?node=220000&target=jilin-14th-five-year-plan/J9&cursor=x')).status,
    ).toBe(400)
  })

  it('shows what a moved number, day or comparator would change, and saves none of it', async () => {
    const supposed = await one('J7', '&number=50')
    expect(supposed).toMatchObject({ whatIf: true, target: { standing: { state: 'met', number: 50 } } })
    expect((await one('J8', '&by=2025-06-30')).target.standing.state).toBe('pending')
    expect((await places('J8', '&by=2025-06-30&limit=1')).items[0].state).toBe('pending')
    expect((await one('J7', '&number=50&compare=more_than')).target.standing.state).toBe('pending')
    expect(await one('J7')).toMatchObject({ whatIf: false, target: { standing: { number: 60 } } })
  })

  it('walks down by the divisions below', async () => {
    const { body } = await get('/api/targets/parts?node=220100&target=jilin-14th-five-year-plan/J8')
    expect(body.items).toMatchObject([
      { division: nanguan, of: towns.length, met: towns.length - 1, short: 1 },
      { division: kuancheng, met: 0 },
    ])
  })

  it('exports the list as a workbook', async () => {
    const { status, body } = await get(
      '/api/targets/places/export?node=220000&target=jilin-14th-five-year-plan/J8',
    )
    expect(status).toBe(200)
    expect(body.subarray(0, 2).toString()).toBe('PK')
  })

  it('says that nobody knows where no room counts, and where nobody declared', async () => {
    expect((await one('J12-persons')).target).toMatchObject({ standing: { state: 'unknown', value: null } })
    const { body } = await get('/api/targets?node=220000')
    expect(body.items.map(({ code }: { code: string }) => code)).toContain('J1')
    expect(body.counts.overdue).toBeGreaterThan(0)
  })

  it('S16.A2 asks a number of every division of a tier and says what is missing of it', async () => {
    const officer = app.actor({
      permissions: ['figures.read'],
      scope: { kind: 'division', division: luancheng },
    })
    const { body } = await get(`/api/targets?node=${luancheng}&plan=luancheng-staffing`, officer)
    const needed = Object.fromEntries(
      body.items.map(({ code, places }: { code: string; places: { of: number; needed: number } }) => [
        code,
        [places.of, places.needed],
      ]),
    )
    // Seven townships, as S16.2 says; the statistics list more villages than the article’s 173 (X21).
    expect(needed.L1).toEqual([7, 7])
    expect(needed.L2).toEqual([7, 14])
    expect(needed.L3[0]).toBe(needed.L3[1])
  })

  it('is not found outside the reader’s scope, and refused without the right to see figures', async () => {
    expect((await get('/api/targets?node=220000', county)).status).toBe(404)
    expect(
      (await get(`/api/targets/places?node=220000&target=jilin-14th-five-year-plan/J8`, county)).status,
    ).toBe(404)
    expect((await get(`/api/targets?node=${nanguan}`, county)).status).toBe(200)
    const nobody = app.actor({ permissions: ['people.read'], scope: { kind: 'division', division: jilin } })
    expect((await get('/api/targets?node=220000', nobody)).status).toBe(403)
    expect((await get('/api/targets/one?node=220000&target=jilin/none')).status).toBe(404)
  })

  it('says that a place has none of the divisions that are asked, and not that a number was not declared', async () => {
    // A villages’ committee of its own has neither townships nor communities inside.
    const { items } = (await get(`/api/divisions/${towns[0]}/children?limit=1`)).body
    const village = items[0].code
    const lines = (await get(`/api/targets?node=${village}`, county)).body.items
    const asked = lines.filter(({ code }: { code: string }) => ['J3', 'J4', 'J5'].includes(code))
    expect(asked.map(({ missing }: { missing: string | null }) => missing).toSorted()).toEqual([
      'no-places',
      'no-places',
      null,
    ])
  })

  it('is set by an officer, changed as a new version, and withdrawn', async () => {
    const target = whole()
    expect((await send('POST', '/api/targets', target)).status).toBe(201)
    const read = async () => (await get(`/api/targets/one?node=220000&target=${target.target}`)).body
    // Two of three years from 0 to 10 at the end of 2024.
    expect((await read()).target).toMatchObject({
      version: 1,
      mayChange: true,
      standing: { value: towns.length, number: 10, by: '2025-12-31' },
    })
    const { target: _, ...shape } = target
    const changed = {
      ...shape,
      version: 1,
      reason: '省厅调整',
      milestones: [{ value: 400, by: '2025-12-31' }],
    }
    expect((await send('PUT', `/api/targets/${target.target}`, changed)).body).toMatchObject({ version: 2 })
    expect((await send('PUT', `/api/targets/${target.target}`, changed)).body.code).toBe('changed-meanwhile')
    const after = await read()
    expect(after.target.standing).toMatchObject({ state: 'behind', number: 400 })
    expect(after.versions).toMatchObject([
      { version: 2, reason: '省厅调整' },
      { version: 1, reason: null },
    ])
    const end = { version: 2, reason: '不再考核' }
    expect((await send('POST', `/api/targets/${target.target}/withdraw`, end, county)).status).toBe(404)
    expect((await send('POST', `/api/targets/${target.target}/withdraw`, end)).status).toBe(200)
    expect((await get(`/api/targets/one?node=220000&target=${target.target}`)).status).toBe(404)
  })

  it('is refused with everything that is wrong, and nobody sets one outside the own scope or without the right', async () => {
    const wrong = whole({
      measure: 'nothing',
      per: { denominator: 'nothing', unit: 1 },
      coveredFrom: 1,
      milestones: [{ value: 10, by: '2022-12-31' }],
    })
    const { status, body } = await send('POST', '/api/targets', wrong)
    expect(status).toBe(400)
    expect(body.problems.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ['denominator-unknown', '/body/per/denominator'],
      ['measure-unknown', '/body/measure'],
      ['target-coverage-needs-level', '/body/each'],
      ['target-days-out-of-order', '/body/milestones/0/by'],
    ])
    expect((await send('POST', '/api/targets', whole(), county)).body.code).toBe('not-permitted')
    expect((await send('POST', '/api/targets', whole(), reader)).status).toBe(403)
    expect((await send('POST', '/api/targets', whole({ measure: 'visits' }))).body.problems[0].code).toBe(
      'target-needs-since',
    )
  })

  it('is split down to the divisions below, whose numbers must reach it', async () => {
    const target = whole({ division: 220100000000 })
    await send('POST', '/api/targets', target)
    const part = (division: number, value: number) => ({ target: newId(), division, value })
    const split = (parts: object[], more: object = {}, actor = province) =>
      send('POST', '/api/targets/split', { target: target.target, node: 220100000000, parts, ...more }, actor)
    expect((await split([part(nanguan, 4), part(kuancheng, 5)])).body).toMatchObject({
      code: 'split-does-not-add-up',
      data: { sum: 9, number: 10 },
    })
    expect((await split([part(luancheng, 10)])).body.problems[0]).toMatchObject({
      code: 'split-not-a-child',
      path: '/body/parts/0/division',
    })
    expect((await split([part(nanguan, 10)], {}, county)).body.code).toBe('not-permitted')
    expect((await split([part(nanguan, 4), part(kuancheng, 6)])).body).toEqual({
      parts: 2,
      sum: 10,
      number: 10,
    })
    expect((await split([part(nanguan, 1)])).body.problems[0].code).toBe('split-already')
    const { body } = await get(`/api/targets/parts?node=220100&target=${target.target}`)
    expect(body.items).toMatchObject([
      { division: nanguan, standing: { number: 4, state: 'met' } },
      { division: kuancheng, standing: { number: 6, value: 0, short: 6 } },
    ])
    // The county reads its part, and not the city’s whole.
    const own = (await get(`/api/targets?node=${nanguan}`, county)).body.items
    expect(own.filter(({ id }: { id: string | null }) => id !== null)).toHaveLength(1)
    expect((await split([part(220112000000, 3)], { difference: '省厅要求留余量' })).status).toBe(400)
  })

  it('is split over places and quarters at once, and each quarter must be reached', async () => {
    const quarters = ['2025-03-31', '2025-06-30', '2025-12-31']
    const milestones = quarters.map((by, i) => ({ by, value: [3, 6, 12][i] }))
    const target = whole({ division: 220100000000, milestones })
    await send('POST', '/api/targets', target)
    const part = (division: number, value: number, earlier: [string, number][]) => ({
      target: newId(),
      division,
      value,
      earlier: earlier.map(([by, number]) => ({ by, value: number })),
    })
    const split = (...parts: object[]) =>
      send('POST', '/api/targets/split', { target: target.target, node: 220100000000, parts })
    const first = (more: [string, number][]) => part(nanguan, 5, [['2025-03-31', 1], ...more])
    const second = part(kuancheng, 7, [
      ['2025-03-31', 2],
      ['2025-06-30', 3],
    ])
    expect((await split(first([['2025-06-30', 2]]), second)).body).toMatchObject({
      code: 'split-does-not-add-up',
      data: { by: '2025-06-30', sum: 5, number: 6 },
      messages: { zh: expect.stringContaining('2025年6月30日'), en: expect.stringContaining('30 Jun 2025') },
    })
    const wrong = await split(
      first([['2025-05-31', 2]]),
      part(kuancheng, 7, [
        ['2025-06-30', 3],
        ['2025-03-31', 2],
      ]),
    )
    expect(wrong.body.problems.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual(
      [
        ['split-day-unknown', '/body/parts/0/earlier/1/by'],
        ['target-days-out-of-order', '/body/parts/1/earlier/1/by'],
      ],
    )
    expect((await split(first([['2025-06-30', 3]]), second)).status).toBe(201)
    const { parts } = (await get(`/api/targets/one?node=220100&target=${target.target}`)).body
    expect(parts).toEqual({
      sum: 12,
      number: 12,
      count: 2,
      divisions: expect.arrayContaining([nanguan, kuancheng]),
      milestones: [
        { by: '2025-03-31', sum: 3, number: 3 },
        { by: '2025-06-30', sum: 6, number: 6 },
        { by: '2025-12-31', sum: 12, number: 12 },
      ],
    })
    const own = (await get(`/api/targets?node=${nanguan}`, county)).body.items.find(
      ({ parent }: { parent: string | null }) => parent === target.target,
    )
    expect(own.milestones).toEqual([
      { value: 1, by: '2025-03-31' },
      { value: 3, by: '2025-06-30' },
      { value: 5, by: '2025-12-31' },
    ])
  })

  it('counts what was written a moment ago in the list as on a target’s own page', async () => {
    const opened = newId()
    const town = towns[0] as number
    await send('POST', '/api/stations', {
      station: opened,
      name: '走访站',
      kind: 'other',
      division: town,
      openedOn: '2024-01-01',
    })
    const target = whole({ measure: 'visits', since: '2024-01-01', baseline: null })
    expect((await send('POST', '/api/targets', target)).status).toBe(201)
    const visit = (on: string) =>
      asOwner(platform.ownerUrl, (client) => addVisits(client, [{ station: opened, division: town, on }]))
    const inList = async () => {
      const { body } = await get('/api/targets?node=220000')
      return body.items.find(({ id }: { id: string }) => id === target.target).standing.value
    }
    await visit('2024-03-05')
    expect(await inList()).toBe(1)
    await visit('2024-12-30')
    expect(await inList()).toBe(2)
    // Before the day it is counted from nothing counts.
    await visit('2023-12-31')
    expect(await inList()).toBe(2)
  })

  it('counts what happened up to a day in the middle of a month in a county, and not the whole month', async () => {
    const station = newId()
    const town = towns[1] as number
    await send('POST', '/api/stations', {
      station,
      name: '按日站',
      kind: 'other',
      division: town,
      openedOn: '2022-01-01',
    })
    const own = { division: town, baseline: null, since: '2022-03-01' }
    const visits = whole({ ...own, measure: 'visits' })
    const persons = whole({ ...own, measure: 'persons-visited' })
    const trips = whole({ ...own, measure: 'household-visits' })
    for (const target of [visits, persons, trips])
      expect((await send('POST', '/api/targets', target)).status).toBe(201)
    const at = { station, division: town, ordinal: 77 }
    await asOwner(platform.ownerUrl, (client) =>
      addVisits(client, [
        { ...at, on: '2022-03-31' },
        { ...at, on: '2022-05-10' },
        { ...at, on: '2022-05-20', ordinal: 78 },
      ]),
    )
    const reached = async (on: string) => {
      const { items } = (await get(`/api/targets?node=${town}&on=${on}`)).body
      return [visits, persons, trips].map(
        ({ target }) => items.find(({ id }: { id: string }) => id === target).standing.value,
      )
    }
    expect(await reached('2022-05-09')).toEqual([1, 1, 1])
    expect(await reached('2022-05-10')).toEqual([2, 1, 2])
    expect(await reached('2022-05-19')).toEqual([2, 1, 2])
    expect(await reached('2022-05-31')).toEqual([3, 2, 3])
  })

  it('is answered with all that it was set with, so that whoever changes it drops nothing', async () => {
    const set = whole({
      measure: 'stations',
      split: { by: 'kind', value: 'station' },
      placed: 'own',
      each: { level: 'township', class: null },
      baseline: null,
      milestones: [{ value: 1.5, by: '2025-12-31' }],
    })
    expect((await send('POST', '/api/targets', set)).status).toBe(201)
    const { target } = (await get(`/api/targets/one?node=220000&target=${set.target}`)).body
    expect(target).toMatchObject({
      measure: 'stations',
      declared: null,
      split: { by: 'kind', value: 'station' },
      placed: 'own',
      since: null,
      milestones: [{ value: 1.5, by: '2025-12-31' }],
    })
    const flow = whole({ measure: 'visits', since: '2024-01-01', baseline: null })
    await send('POST', '/api/targets', flow)
    expect((await get(`/api/targets/one?node=220000&target=${flow.target}`)).body.target).toMatchObject({
      since: '2024-01-01',
      split: null,
      placed: 'inside',
    })
    const beds = whole({ measure: 'declared:care-beds', baseline: null })
    await send('POST', '/api/targets', beds)
    expect((await get(`/api/targets/one?node=220000&target=${beds.target}`)).body.target).toMatchObject({
      measure: null,
      declared: 'care-beds',
    })
  })
})
