import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { villages } from '../../../tests/people-world.ts'
import { type ReportsWorld, reportsWorld } from '../../../tests/reports-world.ts'

let world: ReportsWorld
beforeAll(async () => {
  world = await reportsWorld()
  world.holders.set('reports.prepare', [world.social.account])
  world.holders.set('reports.approve', [world.officer.account])
  await world.add([{ station: world.station, division: villages.zhangzhuang, on: '2023-05-04', ordinal: 1 }])
})
afterAll(() => world.close())

const dutiesOf = async (account: string) =>
  (
    await world.platform.worker.pool.query(
      `select kind, due_on::text, state from duty where owner = $1 and subject_room = 'reports' order by created_at`,
      [account],
    )
  ).rows
const own = async () =>
  (await world.get(world.social, '/api/reports?month=2023-05')).body.rows.find(
    (row: { node: string }) => row.node === `station:${world.station}`,
  )

describe('the hourly round', () => {
  it("opens last month's report of every station with the duty to send it, once", async () => {
    const first = await world.round()
    expect(first.opened).toBeGreaterThanOrEqual(2)
    expect((await world.round()).opened).toBe(0)
    expect(await dutiesOf(world.social.account)).toContainEqual({
      kind: 'report-send',
      due_on: '2023-06-07',
      state: 'open',
    })
  })

  it('settles the duty when the report is sent and gives the reviewer his, and the sender one when it comes back', async () => {
    const { report } = await own()
    await world.put(world.social, `/api/reports/${report}/texts`, {
      version: 1,
      texts: { 'next-month': '走访' },
    })
    expect(
      (await world.post(world.social, `/api/reports/${report}/sending`, { version: 2, confirmed: true }))
        .status,
    ).toBe(200)
    await world.hear()
    expect((await dutiesOf(world.officer.account)).map(({ kind, state }) => [kind, state])).toEqual([
      ['report-review', 'open'],
    ])
    await world.post(world.officer, `/api/reports/${report}/return`, { version: 3, reason: '请补充' })
    await world.hear()
    expect((await dutiesOf(world.officer.account))[0].state).toBe('done')
    expect((await dutiesOf(world.social.account)).at(-1)).toMatchObject({
      kind: 'report-mend',
      state: 'open',
    })
  })

  it('freezes what is past due and was never sent, so that what was known then stays known', async () => {
    world.on('2023-06-08')
    expect((await world.round()).frozen).toBeGreaterThanOrEqual(1)
    expect((await world.round()).frozen).toBe(0)
    const { rows } = (await world.get(world.officer, '/api/reports?month=2023-05&within=410621')).body
    const other = rows.find(
      (row: { node: string }) => row.node === `station:${world.people.stations.weixian}`,
    )
    expect(other).toMatchObject({ state: 'draft', late: true })
    const { body } = await world.get(world.officer, `/api/reports/${other.report}`)
    expect(body.versions).toMatchObject([{ number: 1, reason: 'due', by: '系统' }])
    expect(body.number).toBeNull()
  })

  it('leaves a frozen count of persons as it was when two files become one', async () => {
    const { report } = await own()
    const before = (await world.get(world.social, `/api/reports/${report}?number=1`)).body
    await world.owner((client) =>
      client.query(
        "update visit set person_ordinal = 2 where person_ordinal = 1 and visited_on = '2023-05-04'",
      ),
    )
    const after = (await world.get(world.social, `/api/reports/${report}?number=1`)).body
    expect(after.content).toEqual(before.content)
    expect(after.sha256).toBe(before.sha256)
  })

  it('does nothing for a guidance centre', async () => {
    const id = newId()
    await world.owner((client) =>
      client.query(
        `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
         values (41, $1, '410621-000-09', '指导中心', '', '', 'guidance-centre', 410621000000, '2021-01-01')`,
        [id],
      ),
    )
    await world.round()
    const { rows } = (await world.get(world.officer, '/api/reports?month=2023-05&within=410621')).body
    expect(rows.some((row: { node: string }) => row.node === `station:${id}`)).toBe(false)
  })
})

describe('a village point', () => {
  it('sends its report to its parent station, whose head holds no grant over the point and reviews it all the same', async () => {
    const point = newId()
    await world.owner((client) =>
      client.query(
        `insert into station (province, id, code, name, pinyin, initials, kind, parent, division, opened_on)
         values (41, $1, '410621-105-09', '张庄社工点', '', '', 'point', $2, ${villages.zhangzhuang}, '2021-01-01')`,
        [point, world.station],
      ),
    )
    const worker = world.actor(['reports.read', 'reports.prepare'], { kind: 'station', station: point })
    const report = newId()
    const open = await world.post(worker, '/api/reports', {
      report,
      node: `station:${point}`,
      month: '2023-05',
    })
    expect(open.status).toBe(201)
    await world.put(worker, `/api/reports/${report}/texts`, { version: 1, texts: { 'next-month': '走访' } })
    expect(
      (await world.post(worker, `/api/reports/${report}/sending`, { version: 2, confirmed: true })).status,
    ).toBe(200)
    expect((await world.get(world.other, `/api/reports/${report}`)).status).toBe(404)
    expect((await world.get(world.head, `/api/reports/${report}`)).body).toMatchObject({
      state: 'sent',
      abilities: { write: false, review: true },
    })
    const { rows } = (await world.get(world.head, '/api/reports?month=2023-05')).body
    expect(rows.find((row: { node: string }) => row.node === `station:${point}`)).toMatchObject({
      state: 'sent',
    })
    const accept = (by: typeof world.head) =>
      world.post(by, `/api/reports/${report}/acceptance`, { version: 3, confirmed: true })
    expect((await accept(world.social)).status).toBe(403)
    expect((await accept(world.head)).body).toMatchObject({ state: 'accepted' })
  })
})
