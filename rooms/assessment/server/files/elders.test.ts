import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AssessmentWorld, assessing, assessmentWorld } from '../../../../tests/assessment-world.ts'
import { shantang, xunxian } from '../../../../tests/small-county.ts'
import { refreshElderMonths } from './elder-months.ts'

const roster = '/api/risk-files/elders/roster'

/** Answers of a woman of 82 who lives alone, fell once and has weekly support: medium (6.5). */
const medium = (): Record<string, object> => {
  const points = { F2: 3, F3: 1, F4: 0, F5: 0, F7: 0, F8: 0, F9: 0 }
  return {
    ...Object.fromEntries(Object.entries(points).map(([code, answer]) => [code, { answer }])),
    'ability-level': { answer: 1 },
    'care-risk-events': { answer: 1 },
    age: { answer: 82 },
  }
}

const elderIn =
  (world: AssessmentWorld) =>
  (name: string, categories: string[], registeredOn = '2022-03-01') =>
    world.county.person({ name, categories, registeredOn: registeredOn as never })

describe('the roster of elders in special difficulty (S16)', () => {
  let world: AssessmentWorld
  let alone = ''
  beforeAll(async () => {
    world = await assessmentWorld()
    const elder = elderIn(world)
    alone = await elder('丁奶奶', ['DJLR', 'SNLR'])
    await elder('马爷爷', ['KCLR'])
    await elder('不在册', ['DB'])
    await world.visit(alone, { visitedOn: '2023-12-15' })
    await world.assess(alone, medium(), { instrument: 'elder-risk', reason: 'first' })
  })
  afterAll(() => world.close())

  const names = async (query = '', by = world.worker) =>
    (await world.get(`${roster}${query}`, by)).body.items.map(({ name }: { name: string }) => name)

  it('tells by name when each was last met, whether this month, and the grade to who may read it', async () => {
    const { body } = await world.get(roster)
    expect(body.items).toMatchObject([
      {
        name: '丁奶奶',
        categories: ['DJLR', 'SNLR'],
        metOn: '2023-12-15',
        contactOn: '2023-12-15',
        visited: true,
        risk: { grade: 'medium', title: { zh: '关注' } },
      },
      { name: '马爷爷', categories: ['KCLR'], metOn: null, visited: false, risk: null },
    ])
    expect(body.next).toBeNull()
  })

  it('goes page by page and is narrowed by category, village, station and the initials of a name', async () => {
    const first = (await world.get(`${roster}?limit=1`)).body
    expect(first.items).toHaveLength(1)
    const second = (await world.get(`${roster}?limit=1&cursor=${first.next}`)).body
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['丁奶奶', '马爷爷'])
    expect(await names('?category=KCLR')).toEqual(['马爷爷'])
    await world.rows(`update person set name_keys = '{丁奶奶,dnn,dingnainai}' where name = '丁奶奶'`)
    expect(await names('?search=dnn')).toEqual(['丁奶奶'])
    expect(await names('?search=100%25')).toEqual([])
    expect(await names(`?within=${shantang}`)).toEqual([])
    expect(await names(`?station=${world.county.xiaoheStation}`)).toEqual(['丁奶奶', '马爷爷'])
  })

  it('S16.A4: tells no grade to who may not read assessments, nobody of another town, and is closed without categories', async () => {
    const station = { kind: 'station', station: world.county.xiaoheStation } as const
    const without = world.actor(
      assessing.filter((permission) => !permission.startsWith('assessment')),
      station,
    )
    const { body } = await world.get(roster, without)
    expect(body.items.map(({ risk }: { risk: unknown }) => risk)).toEqual([null, null])
    expect(JSON.stringify(body)).not.toContain('关注')
    expect(await names('', world.actor(assessing, { kind: 'division', division: shantang }))).toEqual([])
    const plain = world.actor(['people.read', 'assessment.read'], station)
    expect((await world.get(roster, plain)).status).toBe(403)
  })

  it('writes the reading of grades to the trail, by place and number', async () => {
    await world.rows('delete from audit_line')
    await world.get(roster)
    const lines = await world.rows("select detail from audit_line where action = 'assessment.list'")
    expect(lines).toEqual([{ detail: { count: 1 } }])
  })

  it('goes out as a spreadsheet to who may export, and never with a grade', async () => {
    const station = { kind: 'station', station: world.county.xiaoheStation } as const
    const exporter = world.actor([...assessing, 'people.export'], station)
    const answer = await world.app.server.inject({
      method: 'GET',
      url: `${roster}/export`,
      headers: world.app.as(exporter),
    })
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['content-type'])).toContain('spreadsheetml')
    const refused = await world.app.server.inject({
      method: 'GET',
      url: `${roster}/export`,
      headers: world.app.as(world.worker),
    })
    expect(refused.statusCode).toBe(403)
  })
})

describe('elders month by month, of which the visit rate is made (6.5)', () => {
  let world: AssessmentWorld
  beforeAll(async () => {
    world = await assessmentWorld()
  })
  afterAll(() => world.close())

  const standing = (month: number) =>
    world.rows(
      `select person, visited from figures_elder_month where month = $1 order by visited desc, person`,
      [month],
    )

  it('are those on the roster at the end of the month, each once, met or not', async () => {
    const elder = elderIn(world)
    const met = await elder('甲', ['DJLR', 'SNLR'])
    const missed = await elder('乙', ['KCLR'])
    await elder('丙', ['SNLR'], '2023-11-28')
    await world.visit(met, { visitedOn: '2023-11-15', method: 'telephone' })
    await world.visit(missed, { visitedOn: '2023-11-16' }, 'neighbour')
    await refreshElderMonths(world.platform)
    expect(await standing(202311)).toEqual([
      { person: met, visited: true },
      { person: missed, visited: false },
    ])
    // In December the third stands on it too, and nobody was met yet.
    expect((await standing(202312)).map(({ visited }) => visited)).toEqual([false, false, false])
    expect(await world.rows('select min(month) as first from elder_month')).toEqual([{ first: 202203 }])
    expect(await refreshElderMonths(world.platform)).toBe(0)
  })

  it('follow a late visit and its withdrawal in whatever month, keep what stood before, and mark the leaf', async () => {
    const person: string = (await standing(202311)).find(({ visited }) => !visited)?.person
    await world.hear()
    await world.rows('delete from figure_dirty')
    const visit = await world.visit(person, { visitedOn: '2023-11-20' })
    await world.hear()
    expect((await standing(202311)).map(({ visited }) => visited)).toEqual([true, true])
    const dirty = await world.rows('select distinct month from figure_dirty where month = 202311')
    expect(dirty).toEqual([{ month: 202311 }])
    const kept = await world.rows(
      'select visited, counted_until is null as counts from figures_elder_month_history where month = 202311 and person = $1 order by counted_from',
      [person],
    )
    expect(kept).toEqual([
      { visited: false, counts: false },
      { visited: true, counts: true },
    ])
    const out = await world.post(`/api/visits/${visit}/withdrawal`, { id: newId(), reason: '记错了人' })
    expect(out.status, JSON.stringify(out.body)).toBe(201)
    await world.hear()
    expect((await standing(202311)).map(({ visited }) => visited)).toEqual([true, false])
  })

  it('agree with the list of rates of the room itself', async () => {
    const { lines } = (await world.get('/api/risk-files/elders?month=2023-11')).body
    expect(lines[0]).toEqual({ county: xunxian, station: null, roster: 2, visited: 1, rate: 0.5 })
  })
})
