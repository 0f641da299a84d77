import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner } from '../../../tests/database.ts'
import { everyFigureRight, type FiguresWorld, figuresWorld } from '../../../tests/figures-world.ts'
import { villages, weixian, xiaohe, xunxian } from '../../../tests/people-world.ts'
import { activitiesSubscribers } from '../../activities/server/index.ts'
import { peopleSubscribers } from '../../people/server/index.ts'
import { regionsErrors } from '../../regions/errors.ts'
import { regionsRoutes } from '../../regions/server/index.ts'
import { reportsErrors } from '../../reports/errors.ts'
import { reportsRoutes, verifyReports } from '../../reports/server/index.ts'
import { engineFor } from './engine.ts'
import { settleEverything } from './settle-everything.ts'
import { verifyFigures } from './verify/verify.ts'

/** One thing that somebody does; the numbers choose among what there is at that moment. */
type Act = {
  readonly what: string
  readonly a: number
  readonly b: number
  readonly day: string
  readonly codes: string[]
}

const acts: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(
    'visit',
    'visit',
    'visit',
    'correct',
    'register',
    'register',
    'category',
    'end-category',
    'move',
    'put-right',
    'close',
    'reopen',
    'merge',
    'unmerge',
    'merge-division',
    'undo-merger',
    'freeze',
    'freeze',
    'look',
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
  day: fc.constantFrom(
    '2021-11-30',
    '2022-12-31',
    '2023-01-01',
    '2023-02-28',
    '2023-05-15',
    '2023-09-30',
    '2023-12-01',
    '2023-12-28',
  ),
  codes: fc.subarray(['DB', 'TK', 'KJ', 'CJ']),
})

let world: FiguresWorld
let regions: TestApp
let reports: TestApp
const persons: { id: string; ordinal: number }[] = []
let visits: string[] = []
const merges: string[] = []
/** Every version that was frozen, as it stood when it was. */
const frozen = new Map<string, string>()
/** The merger of divisions that stands at the moment. */
let merger: string | null = null
let mergers = 0

beforeAll(async () => {
  world = await figuresWorld()
  regions = await testApp(world.platform, regionsRoutes(world.platform), regionsErrors)
  reports = await testApp(world.platform, reportsRoutes(world.platform), reportsErrors)
})
afterAll(async () => {
  await regions.server.close()
  await reports.server.close()
  await world.close()
})

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)]

const nextVillage = 410621105211

const places = () => {
  const { xiaohe: station, weixian: other, nanzhuang } = world.people.stations
  const village = merger ? nextVillage : villages.zhangzhuang
  return [
    { station, division: village },
    { station, division: xiaohe },
    { station: other, division: villages.caodian },
    { station: other, division: village },
    { station: nanzhuang, division: 410622100201 },
  ] as const
}

/** Sends a command; a refusal is an answer too, a broken server is not. */
async function send(method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  const answer = await world.people.send(officer(), method, url, body)
  if (answer.status >= 500) throw new Error(`${method} ${url}: ${JSON.stringify(answer.body)}`)
  return answer
}

const officer = () => (county ??= world.people.actor(410000000000))
let county: ReturnType<FiguresWorld['people']['actor']> | undefined

const versionOf = async (id: string): Promise<number> =>
  (await send('GET', `/api/people/${id}`)).body.version ?? 0

async function carryOut({ what, a, b, day, codes }: Act): Promise<void> {
  const person = pick(persons, a)
  const place = pick(places(), b) ?? places()[0]
  const url = `/api/people/${person?.id}`
  const versioned = async () => ({ id: newId(), version: person ? await versionOf(person.id) : 0 })
  if (what === 'look')
    return void (await world.ask(world.officer, '/api/figures', { node: xunxian, period: '2023' }))
  if (what === 'register') return register(place, day, codes)
  if (what === 'merge-division' && !merger) return mergeDivisions(day)
  if (what === 'undo-merger' && merger) return undoMerger(merger)
  if (what === 'freeze') return freeze(place, day.slice(0, 7))
  if (!person) return
  if (what === 'visit') {
    const visit = {
      ...place,
      on: day,
      person: person.id,
      ordinal: person.ordinal,
      categories: codes,
      minutes: b % 90,
    }
    const trip = { trip: newId(), household: person.id }
    const companion = pick(persons, a + 1) ?? person
    visits.push(
      ...(await world.add([
        { ...visit, ...trip },
        { ...visit, ...trip, person: companion.id, ordinal: companion.ordinal },
      ])),
    )
  }
  if (what === 'correct' && visits.length > 0) {
    const gone = pick(visits, b) ?? ''
    await world.reverse([gone])
    visits = visits.filter((id) => id !== gone)
  }
  if (what === 'category') {
    const to = a % 3 === 0 ? '2024-06-30' : null
    await send('POST', `${url}/categories`, { id: newId(), category: codes[0] ?? 'DB', from: day, to })
  }
  if (what === 'end-category') {
    const known = (await send('GET', `${url}/categories`)).body.items ?? []
    const spell = pick(known as { id: string; from: string }[], b)
    if (spell) {
      const body = {
        id: newId(),
        subKind: null,
        certificate: null,
        from: spell.from,
        to: day,
        reason: '不再符合',
      }
      await send('PUT', `${url}/categories/${spell.id}`, body)
    }
  }
  if (what === 'move' || what === 'put-right') {
    const kind = what === 'move' ? 'moved' : 'correction'
    await send('POST', `${url}/transfer`, {
      ...(await versioned()),
      ...place,
      kind,
      ...(kind === 'moved' ? { on: day } : {}),
      reason: '搬家',
    })
  }
  if (what === 'close' || what === 'reopen') {
    const state = what === 'close' ? 'closed' : 'active'
    await send('POST', `${url}/state`, { ...(await versioned()), state, on: day, reason: '不再需要' })
  }
  if (what === 'merge') {
    const other = pick(persons, b)
    if (!other || other === person) return
    const id = newId()
    const merged = await send('POST', '/api/people/merges', {
      id,
      survivor: person.id,
      other: other.id,
      survivorVersion: await versionOf(person.id),
      otherVersion: await versionOf(other.id),
    })
    if (merged.status === 201) merges.push(id)
  }
  if (what === 'unmerge' && merges.length > 0) {
    await send('POST', `/api/people/merges/${pick(merges, b)}/undo`, { id: newId() })
  }
}

async function mergeDivisions(from: string): Promise<void> {
  const id = newId()
  const body = { id, into: String(nextVillage), from }
  if ((await change(`/api/divisions/${villages.zhangzhuang}/merger`, body)) !== 201) return
  merger = id
  mergers += 1
}

async function undoMerger(id: string): Promise<void> {
  if ((await change(`/api/division-mergers/${id}/undo`, { id: newId() })) === 200) merger = null
}

async function change(url: string, payload: object): Promise<number> {
  const by = regions.actor({
    permissions: ['regions.write'],
    scope: { kind: 'division', division: 410000000000 },
  })
  const answer = await regions.server.inject({ method: 'POST', url, headers: regions.as(by), payload })
  if (answer.statusCode >= 500) throw new Error(`${url}: ${answer.body}`)
  await deliverEvents(world.platform.worker, [
    ...peopleSubscribers(world.platform),
    ...activitiesSubscribers(world.platform),
  ])
  return answer.statusCode
}

/** Sends the monthly report of a station, which freezes it; what it says of visits is what the records say at that moment. */
async function freeze({ station }: { station: string }, month: string): Promise<void> {
  const report = newId()
  const by = reports.actor({
    permissions: ['reports.read', 'reports.prepare', 'figures.read'],
    scope: { kind: 'division', division: 410000000000 },
  })
  const ask = async (method: 'POST' | 'PUT', path: string, body: object) => {
    const payload = { id: newId(), ...body }
    const answer = await reports.server.inject({
      method,
      url: `/api/reports${path}`,
      headers: reports.as(by),
      payload,
    })
    if (answer.statusCode >= 500) throw new Error(`${path}: ${answer.body}`)
    return answer.statusCode
  }
  if ((await ask('POST', '', { report, node: `station:${station}`, month })) !== 201) return
  await ask('PUT', `/${report}/texts`, { version: 1, texts: { 'next-month': '走访' } })
  if ((await ask('POST', `/${report}/sending`, { version: 2, confirmed: true })) >= 300) return
  const counted = await asOwner(world.platform.ownerUrl, (client) =>
    client.query('select count(*)::integer as visits from figures_visit where station = $1 and month = $2', [
      station,
      Number(month.replace('-', '')),
    ]),
  )
  const [version] = await versionsKept(report)
  const cells: { code: string; counted: number }[] = JSON.parse(version?.content ?? '{}').cells
  expect(cells.find(({ code }) => code === 'visits')?.counted).toBe(counted.rows[0].visits)
  frozen.set(report, JSON.stringify(version))
}

const versionsKept = (report: string): Promise<{ number: number; sha256: string; content: string }[]> =>
  asOwner(world.platform.ownerUrl, async (client) => {
    const asked = `select number, encode(sha256, 'hex') as sha256, content from report_version where report = $1 order by number`
    return (await client.query(asked, [report])).rows
  })

async function register(
  place: { station: string; division: number },
  day: string,
  codes: string[],
): Promise<void> {
  const categories = codes.map((category) => ({ category, from: day }))
  const id = await world.people.person({ ...place, registeredOn: day, categories, actor: officer() })
  const rows = await asOwner(world.platform.ownerUrl, (client) =>
    client.query('select ordinal from person where id = $1', [id]),
  )
  persons.push({ id, ordinal: rows.rows[0].ordinal })
}

const province = 410000000000

type Values = Record<string, number>

async function valuesOf(node: string | number, period: string): Promise<Values> {
  const { body } = await world.ask(world.officer, '/api/figures', { node, period })
  return Object.fromEntries(
    body.figures.map((figure: { measure: string; value: number }) => [figure.measure, figure.value]),
  )
}

async function overlapOfProvince(): Promise<Values> {
  const asked = { node: province, period: '2023', measure: 'persons-visited' }
  const { body } = await world.ask(world.actor(everyFigureRight, province), '/api/figures/overlap', asked)
  expect(body.total).toEqual(expect.any(Number))
  return body
}

const act = (what: string, a: number, b: number, day: string): Act => ({ what, a, b, day, codes: ['DB'] })

/** What every run begins with, so that none is drawn without people, a merger of files and one of villages. */
const beginning = [
  act('register', 0, 0, '2022-12-31'),
  act('register', 0, 0, '2022-12-31'),
  act('visit', 0, 0, '2023-05-15'),
  act('merge', 0, 1, '2023-05-15'),
  act('freeze', 0, 0, '2023-05-15'),
  act('merge-division', 0, 0, '2023-02-28'),
]

describe('whatever is done in whatever order', () => {
  it('7.1, 7.5: a recount finds no difference, the identities hold, and what was frozen stays to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 15, maxLength: 25 }), async (drawn) => {
        const todo = [...beginning, ...drawn]
        for (const act of todo) await carryOut(act)
        await settleEverything(world.platform)
        const { differences, unsettled } = await verifyFigures(engineFor(world.platform))
        expect({ differences: differences.slice(0, 5), unsettled }).toEqual({ differences: [], unsettled: 0 })
        const whole = await valuesOf(xunxian, '2023')
        const towns = [await valuesOf(xiaohe, '2023'), await valuesOf(weixian, '2023')]
        const sum = (code: string) => towns.reduce((all, town) => all + (town[code] ?? 0), 0)
        expect(sum('visits')).toBe(whole.visits)
        expect(sum('registered')).toBe(whole.registered)
        expect(whole['persons-visited']).toBeLessThanOrEqual(whole.visits ?? 0)
        expect(whole['persons-visited']).toBeLessThanOrEqual(sum('persons-visited'))
        expect(whole['household-visits']).toBeLessThanOrEqual(whole.visits ?? 0)
        expect(whole['households-visited']).toBeLessThanOrEqual(whole['household-visits'] ?? 0)
        const overlap = await overlapOfProvince()
        await asOwner(world.platform.ownerUrl, (client) =>
          client.query('update figure_division set shared = null'),
        )
        // Without what the row says of who stands in several sets, its members are united one by one.
        expect(overlap).toEqual(await overlapOfProvince())
        for (const [report, version] of frozen)
          expect(JSON.stringify((await versionsKept(report))[0])).toBe(version)
        expect((await verifyReports(world.platform)).broken).toEqual([])
      }),
      { numRuns: 4, endOnFailure: true },
    )
    expect(persons.length).toBeGreaterThan(5)
    expect(merges.length).toBeGreaterThan(0)
    expect(mergers).toBeGreaterThan(0)
    expect(frozen.size).toBeGreaterThan(0)
  }, 240_000)
})
