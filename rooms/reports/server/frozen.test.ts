import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { testApp } from '../../../tests/app.ts'
import { neighbour, villages } from '../../../tests/people-world.ts'
import { type ReportsWorld, reportsWorld } from '../../../tests/reports-world.ts'
import { peopleSubscribers } from '../../people/server/index.ts'
import { regionsErrors } from '../../regions/errors.ts'
import { regionsRoutes } from '../../regions/server/index.ts'
import { verifyReports } from './index.ts'

let world: ReportsWorld
const report = newId()
const persons: string[] = []
const nextVillage = 410621105299
let frozen: string

const kept = () =>
  world.owner(async (client) => {
    const { rows } = await client.query(
      `select number, encode(sha256, 'hex') as sha256, content, as_of::text from report_version order by report, number`,
    )
    return JSON.stringify(rows)
  })
const visit = (on: string, ordinal: number, person: string | undefined) => ({
  station: world.station,
  division: villages.zhangzhuang,
  on,
  ordinal,
  ...(person ? { person } : {}),
})
// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
const counted = (body: any, code: string) =>
  body.content.cells.find((one: { code: string }) => one.code === code).counted
const shown = async (number: number) =>
  (await world.get(world.social, `/api/reports/${report}?number=${number}`)).body

let gone: string[]
beforeAll(async () => {
  world = await reportsWorld()
  const ordinals: number[] = []
  for (let i = 0; i < 2; i += 1) {
    const id = await world.people.person({ registeredOn: '2023-01-01' })
    persons.push(id)
    const found = await world.owner((client) =>
      client.query('select ordinal from person where id = $1', [id]),
    )
    ordinals.push(found.rows[0].ordinal)
  }
  gone = await world.add([
    visit('2023-05-04', ordinals[0] ?? 0, persons[0]),
    visit('2023-05-05', ordinals[1] ?? 0, persons[1]),
    visit('2023-05-06', ordinals[1] ?? 0, persons[1]),
  ])
  await world.post(world.social, '/api/reports', {
    report,
    node: `station:${world.station}`,
    month: '2023-05',
  })
  const texts = { 'next-month': '走访' }
  await world.put(world.social, `/api/reports/${report}/texts`, { version: 1, texts })
  await world.post(world.social, `/api/reports/${report}/sending`, { version: 2, confirmed: true })
  await world.post(world.officer, `/api/reports/${report}/acceptance`, { version: 3, confirmed: true })
  frozen = await kept()
})
afterAll(() => world.close())

describe('what was frozen stays as it was, to the byte', () => {
  it('when a visit is taken out and another comes late; the next report tells both as 补录', async () => {
    await world.owner((client) =>
      client.query(
        `with gone as (update visit set reversed_by = id, reversed_at = now() where id = $1 returning station, month, division)
         insert into figure_dirty (station, month, division) select distinct station, month, division from gone`,
        [gone[2]],
      ),
    )
    await world.add([visit('2023-05-20', 77, undefined), visit('2023-05-21', 78, undefined)])
    expect(counted(await shown(1), 'visits')).toBe(3)
    expect(counted(await shown(0), 'visits')).toBe(4)
    world.on('2023-07-04')
    const june = newId()
    await world.post(world.social, '/api/reports', {
      report: june,
      node: `station:${world.station}`,
      month: '2023-06',
    })
    const { body } = await world.get(world.social, `/api/reports/${june}`)
    expect(body.content.late.find((line: { cell: string }) => line.cell === 'visits')).toMatchObject({
      month: '2023-05',
      reported: 3,
      now: 4,
      added: 2,
      removed: 1,
    })
    expect(await kept()).toBe(frozen)
  })

  it('when two files turn out to be one person: today they are one, in the frozen report two', async () => {
    expect(counted(await shown(0), 'persons-visited')).toBe(4)
    const all = world.people.actor(410000000000)
    const version = async (id: string | undefined) =>
      (await world.people.send(all, 'GET', `/api/people/${id}`)).body.version
    const [survivor, other] = persons
    const merged = await world.people.send(all, 'POST', '/api/people/merges', {
      id: newId(),
      survivor,
      other,
      survivorVersion: await version(survivor),
      otherVersion: await version(other),
    })
    expect(merged.status).toBe(201)
    expect(counted(await shown(0), 'persons-visited')).toBe(3)
    expect(counted(await shown(1), 'persons-visited')).toBe(2)
    expect(await kept()).toBe(frozen)
  })

  it('when its village is merged into another, and the records of then are still found', async () => {
    await world.owner((client) =>
      client.query(
        `insert into division (code, name, level, parent, pinyin, initials, grams) values ($1, '新村', 5, 410621105000, 'x', 'x', '{}')`,
        [nextVillage],
      ),
    )
    const regions = await testApp(world.platform, regionsRoutes(world.platform), regionsErrors)
    const by = regions.actor({
      permissions: ['regions.write'],
      scope: { kind: 'division', division: 410000000000 },
    })
    const answer = await regions.server.inject({
      method: 'POST',
      url: `/api/divisions/${villages.zhangzhuang}/merger`,
      headers: regions.as(by),
      payload: { id: newId(), into: String(nextVillage), from: '2023-07-01' },
    })
    expect(answer.statusCode).toBe(201)
    await deliverEvents(world.platform.worker, peopleSubscribers(world.platform))
    await regions.server.close()
    const records = await world.get(world.social, `/api/reports/${report}/records?cell=visits&number=1`)
    expect(records.body).toMatchObject({ ofThen: true })
    expect(records.body.items).toHaveLength(3)
    expect(await kept()).toBe(frozen)
    expect(await verifyReports(world.platform)).toMatchObject({ broken: [] })
  })

  it('and reads as missing to the officer of the county next door, who can neither return nor sign it', async () => {
    const permissions = [
      'reports.read',
      'reports.prepare',
      'reports.approve',
      'figures.read',
      'figures.drill',
    ]
    const next = world.actor(permissions, neighbour)
    const url = `/api/reports/${report}`
    for (const path of ['', '/xlsx', '/docx', '/pdf', '/cells/visits', '/records?cell=visits'])
      expect((await world.get(next, `${url}${path}`)).status, path).toBe(404)
    const steps = [
      ['acceptance', { confirmed: true }],
      ['return', { reason: '请改' }],
      ['sending', { confirmed: true }],
      ['versions', { reason: '补录' }],
    ] as const
    for (const [step, body] of steps)
      expect((await world.post(next, `${url}/${step}`, { version: 4, ...body })).status, step).toBe(404)
    for (const asked of ['journal?within=410621&month=2023-05', 'paragraphs/annual?node=410621&period=2023'])
      expect((await world.get(next, `/api/reports/${asked}`)).status, asked).toBe(404)
    expect((await world.get(next, '/api/reports?within=410621&month=2023-05')).body.rows).toEqual([])
    expect(await kept()).toBe(frozen)
  })
})
