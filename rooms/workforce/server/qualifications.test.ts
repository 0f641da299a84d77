import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyScope, type Scope } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { ok } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { newId } from '../../../platform/server/ids.ts'
import { nanhai, type PracticumWorld, practicumWorld } from '../../../tests/practicum-world.ts'
import { type CountedWorker, factsOf, workerPopulation } from './index.ts'

let world: PracticumWorld
beforeAll(async () => {
  world = await practicumWorld('2023-06-30')
})
afterAll(() => world.close())

const registered = async (more: object = {}) => {
  const id = newId()
  const certificate = newId()
  const answer = await world.post(
    '/api/workforce',
    {
      id,
      name: '何社工',
      post: {
        id: newId(),
        division: nanhai,
        employerKind: 'agency',
        employer: '示例中心',
        kind: 'social-worker',
        from: '2020-01-01',
      },
      certificate: {
        id: certificate,
        level: 'assistant',
        number: `N-${id}`,
        obtainedOn: '2020-11-20',
        examYear: 2020,
        examPlace: 440600,
        issuer: '示例人社厅',
        ...more,
      },
    },
    world.officer,
  )
  expect(answer.status).toBe(201)
  return { id, certificate }
}
const register = (id: string, registration: object) =>
  world.put(
    `/api/workforce/${id}/registrations`,
    { id: newId(), registration: { id: newId(), ...registration } },
    world.officer,
  )

describe('the qualifications of a worker', () => {
  it('keeps every registration: a renewal leaves the years before as they were (2.16)', async () => {
    const { id, certificate } = await registered({ registeredFrom: '2020-12-01', registeredTo: '2022-11-30' })
    expect((await register(id, { certificate, from: '2022-12-01' })).status).toBe(200)
    const { body } = await world.get(`/api/workforce/${id}/qualifications`, world.officer)
    expect(
      body.registrations.map((one: { from: string; to: string; renewal: boolean; needTenths: number }) => [
        one.from,
        one.to,
        one.renewal,
        one.needTenths,
      ]),
    ).toEqual([
      ['2022-12-01', '2025-11-30', true, 720],
      ['2020-12-01', '2022-11-30', false, 720],
    ])
    expect(body.standings[0].state).toBe('registered')
    const flow = await world.rows(
      `select registered, sum(change)::integer as change from figures_workforce_flow where id = $1 and certified and day <= '2023-06-30' group by registered order by registered`,
      [id],
    )
    expect(flow).toEqual([
      { registered: false, change: 0 },
      { registered: true, change: 1 },
    ])
  })

  it('refuses a registration before the certificate, and two at one time', async () => {
    const { id, certificate } = await registered()
    const code = async (registration: object) =>
      (await register(id, { certificate, ...registration })).body.problems?.[0]?.code
    expect(await code({ from: '2020-11-19' })).toBe('registration-before-certificate')
    expect(await code({ from: '2021-01-01', to: '2023-12-31' })).toBeUndefined()
    expect(await code({ from: '2023-12-31' })).toBe('registration-overlaps')
    const reader = world.actor(['workforce.read'], { kind: 'division', division: nanhai })
    const refused = await world.put(
      `/api/workforce/${id}/registrations`,
      { id: newId(), registration: { id: newId(), certificate, from: '2024-01-01' } },
      reader,
    )
    expect(refused.status).toBe(403)
  })

  it('S6.7: a diploma in social work gives its credit hours once, and takes them back when it was none', async () => {
    const { id } = await registered()
    const study = {
      id: newId(),
      school: '示例大学',
      major: '社会工作',
      socialWork: true,
      degree: 'bachelor',
      mode: 'part-time',
      from: '2020-09-01',
    }
    const save = (more: object) =>
      world.put(`/api/workforce/${id}/studies`, { id: newId(), study: { ...study, ...more } }, world.officer)
    const hours = async () =>
      (
        await world.rows(
          'select coalesce(sum(tenths), 0)::integer as tenths from workforce_credit where member = $1 and reversed_by is null',
          [id],
        )
      )[0].tenths
    expect((await save({})).status).toBe(200)
    expect(await hours()).toBe(0)
    const diploma = { diplomaOn: '2023-01-10', diplomaNumber: `D-${id}` }
    await save(diploma)
    await save({ ...diploma, major: '社会工作（专升本）' })
    expect(await hours()).toBe(900)
    await save({ ...diploma, socialWork: false })
    expect(await hours()).toBe(0)
    expect((await save({ diplomaOn: '2023-01-10' })).body.problems[0].code).toBe('diploma-not-whole')
  })

  it('S6.A1: an invoice is shown once, by whoever; one that is withdrawn counts no more', async () => {
    const [mine, other] = [await registered(), await registered()]
    const studyOf = async (id: string) => {
      const study = newId()
      await world.put(
        `/api/workforce/${id}/studies`,
        {
          id: newId(),
          study: {
            id: study,
            school: '示例大学',
            major: '社会工作',
            socialWork: true,
            degree: 'bachelor',
            mode: 'open',
            from: '2020-09-01',
            diplomaOn: '2023-01-10',
            diplomaNumber: `E-${id}`,
          },
        },
        world.officer,
      )
      return study
    }
    const invoice = (id: string, study: string, number: string) =>
      world.post(
        `/api/workforce/${id}/studies/${study}/invoices`,
        { id: newId(), number, issuer: '示例大学', issuedOn: '2021-09-01', amountFen: 320_000 },
        world.officer,
      )
    const study = await studyOf(mine.id)
    const first = await invoice(mine.id, study, '票0001')
    expect(first.status).toBe(201)
    expect((await invoice(other.id, await studyOf(other.id), '票0001')).body.code).toBe(
      'invoice-already-registered',
    )
    const known = async () => {
      const found = await read(
        {
          db: world.platform.database.handle,
          actor: world.officer,
          scope: overNanhai(),
          today: day('2023-06-30'),
        },
        async (tx) => ok(await factsOf(tx, overNanhai(), mine.id, day('2023-06-30'))),
      )
      return found.ok ? found.value?.['tuition.invoiced']?.value : undefined
    }
    expect(await known()).toBe(320_000)
    await world.post(
      `/api/workforce/${mine.id}/invoices/${first.body.id ?? ''}/withdrawal`,
      { id: newId(), reason: '重复' },
      world.officer,
    )
    expect(await known()).toBe(320_000)
    const [{ id: line }] = await world.rows('select id from workforce_invoice where member = $1', [mine.id])
    expect(
      (
        await world.post(
          `/api/workforce/${mine.id}/invoices/${line}/withdrawal`,
          { id: newId(), reason: '重复' },
          world.officer,
        )
      ).status,
    ).toBe(201)
    expect(await known()).toBe(0)
  })

  it('S3: tells the facts of a day over the API, and what the file does not say', async () => {
    const { id } = await registered()
    const award = {
      id: newId(),
      title: '优秀社工',
      giver: '示例市民政局',
      level: 'city',
      givenOn: '2022-03-15',
    }
    expect(
      (await world.put(`/api/workforce/${id}/awards`, { id: newId(), award }, world.officer)).status,
    ).toBe(200)
    const { body } = await world.get(`/api/workforce/${id}/facts?on=2023-01-01`, world.officer)
    const fact = (name: string) => body.facts.find((one: { name: string }) => one.name === name)
    expect([
      fact('certificate.level').value,
      fact('certificate.exam-place').value,
      fact('certificate.exam-year').value,
    ]).toEqual(['assistant', 440_600_000_000, 2020])
    expect([
      fact('award.count').value,
      fact('award.last-on').value,
      fact('employment.social-work-months').value,
    ]).toEqual([1, '2022-03-15', 36])
    expect(body.unknown.map(({ name }: { name: string }) => name)).toContain('person.birth')
    const stranger = world.actor(['workforce.read'], { kind: 'division', division: 440106000000 })
    expect((await world.get(`/api/workforce/${id}/facts`, stranger)).status).toBe(404)
  })

  it('are found in the list by where the examination was, and by a registration that never was', async () => {
    const { id } = await registered({ examPlace: 440100 })
    const names = async (query: string) =>
      (await world.get(`/api/workforce?limit=100&${query}`, world.officer)).body.items.map(
        (one: { id: string }) => one.id,
      )
    expect(await names('examPlace=440100')).toEqual([id])
    expect(await names('examPlace=440100&examYear=2020')).toEqual([id])
    expect(await names('examPlace=440100&examYear=2021')).toEqual([])
    expect(await names('registration=never&examPlace=440100')).toEqual([id])
    expect(await names('registration=lapsed&examPlace=440100')).toEqual([])
  })
})

const overNanhai = () => ({
  ranges: [{ low: nanhai, high: nanhai + 999_999 }],
  stations: [],
  persons: [],
  organisations: [],
})

describe('workers in bulk', () => {
  const inBulk = async (on: string, scope: Scope, posts: readonly string[] = []) => {
    const standing = { db: world.platform.database.handle, actor: world.officer, scope, today: day(on) }
    const found = await read(standing, async (tx) => {
      const all: CountedWorker[] = []
      for await (const batch of workerPopulation(tx, scope, { division: nanhai, posts }, day(on)))
        all.push(...batch)
      const one = new Map<string, unknown>()
      for (const { id } of all) one.set(id, await factsOf(tx, scope, id, day(on)))
      return ok({ all, one })
    })
    if (!found.ok) throw new Error(found.error.code)
    return found.value
  }

  it('are told with the same facts as one by one, on every day', async () => {
    await registered({ registeredFrom: '2020-12-01', registeredTo: '2022-11-30' })
    for (const on of ['2019-12-31', '2020-11-20', '2022-12-15', '2023-06-30']) {
      const { all, one } = await inBulk(on, overNanhai())
      expect(all.length).toBeGreaterThan(4)
      for (const { id, facts } of all) expect(facts).toEqual(one.get(id))
    }
  })

  it('are those who held a post on the day, and none of another place', async () => {
    expect((await inBulk('2019-12-31', overNanhai(), ['social-worker'])).all).toEqual([])
    expect((await inBulk('2023-06-30', overNanhai(), ['social-worker'])).all.length).toBeGreaterThan(4)
    expect((await inBulk('2023-06-30', overNanhai(), ['station-head'])).all).toEqual([])
    const elsewhere = { ...emptyScope, ranges: [{ low: 410621000000, high: 410621999999 }] }
    expect((await inBulk('2023-06-30', elsewhere)).all).toEqual([])
  })
})
