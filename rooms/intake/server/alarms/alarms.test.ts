import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type RequestsWorld, requestsWorld } from '../../../../tests/requests-world.ts'
import { type TasksWorld, tasksWorld } from '../../../../tests/tasks-world.ts'
import { type IntakeAlarmNeighbours, raiseIntakeAlarms } from './raise.ts'

const [head, centre, county] = [newId(), newId(), newId()] as const
const named: Readonly<Record<string, string>> = { [head]: 'head', [centre]: 'centre', [county]: 'county' }
const everybody: IntakeAlarmNeighbours = {
  lookersAt: async (level) => [{ 'station-head': head, centre, county }[level]],
}

type World = Pick<RequestsWorld, 'platform' | 'rows'>

const round = (world: World, at: string, neighbours = everybody) => {
  const now = Date.parse(`${at}+08:00`)
  const clock = { now: () => now, today: () => at.slice(0, 10) as never }
  return raiseIntakeAlarms({ ...world.platform, clock }, neighbours)
}

const owed = async (world: World, subject: string, state = 'open') => {
  const rows = await world.rows(
    'select owner, kind from duty where subject = $1 and state = $2 and kind like $3',
    [subject, state, '%-alarm'],
  )
  return rows.map(({ owner }) => named[owner]).toSorted()
}

describe('a request that nobody decides', () => {
  let world: RequestsWorld
  beforeAll(async () => {
    world = await requestsWorld()
  })
  afterAll(() => world.close())

  it('becomes a duty of the station head, then of the centre, then of the county, each once and on its day', async () => {
    const { id } = await world.filed()
    // Filed on Friday 29 December 2023; five working days end on Monday 8 January.
    await round(world, '2024-01-08T23:59:00')
    expect(await owed(world, id)).toEqual([])
    await round(world, '2024-01-09T00:00:00')
    expect(await owed(world, id)).toEqual(['head'])
    await round(world, '2024-01-10T23:59:00')
    expect(await owed(world, id)).toEqual(['head'])
    await round(world, '2024-01-11T00:00:00')
    expect(await owed(world, id)).toEqual(['centre', 'head'])
    await round(world, '2024-01-16T00:00:00')
    expect(await owed(world, id)).toEqual(['centre', 'county', 'head'])
    expect(await round(world, '2024-01-20T00:00:00')).toBe(0)
    expect(await owed(world, id)).toEqual(['centre', 'county', 'head'])
  })

  it('is nobody’s any more once it was decided', async () => {
    const { id } = await world.filed({ text: '孩子上学的补助' })
    await round(world, '2024-01-12T00:00:00')
    expect(await owed(world, id)).toEqual(['centre', 'head'])
    await world.triaged(id)
    expect(
      (await world.act(id, 'refusal', { reason: '不属于救助范围', words: '请到医保窗口咨询' })).status,
    ).toBe(200)
    await round(world, '2024-01-12T00:01:00')
    expect(await owed(world, id)).toEqual([])
    expect(await owed(world, id, 'done')).toEqual(['centre', 'head'])
  })

  it('is a duty of the new station once it was moved, and no longer of the old one', async () => {
    const { id } = await world.filed({ text: '搬到善堂去了' })
    await round(world, '2024-01-09T08:00:00')
    expect(await owed(world, id)).toEqual(['head'])
    const moved = await world.act(id, 'move', { station: world.county.shantangStation, reason: '住在善堂' })
    expect(moved.status).toBe(200)
    await round(world, '2024-01-09T08:01:00')
    const rows = await world.rows(
      "select station, state from duty where subject = $1 and kind = 'request-alarm'",
      [id],
    )
    expect(rows.toSorted((a, b) => a.state.localeCompare(b.state))).toEqual([
      { station: world.county.xiaoheStation, state: 'done' },
      { station: world.county.shantangStation, state: 'open' },
    ])
  })

  it('that lies in the county’s own queue is a duty without a station', async () => {
    const { id } = await world.filed({ text: '县里的事' })
    await world.rows('update request set station = null, station_division = null where id = $1', [id])
    await round(world, '2024-01-09T08:00:00')
    const [duty] = await world.rows("select station, title from duty where subject = $1 and state = 'open'", [
      id,
    ])
    expect(duty.station).toBeNull()
    const answer = await world.get('/api/requests', undefined, world.centre)
    expect(answer.status).toBe(200)
  })

  it('that finds nobody stays untold until there is somebody', async () => {
    const { id } = await world.filed({ text: '没有站长的站' })
    await round(world, '2024-01-09T08:00:00', { lookersAt: async () => [] })
    expect(await owed(world, id)).toEqual([])
    await round(world, '2024-01-09T08:01:00')
    expect(await owed(world, id)).toEqual(['head'])
  })

  it('leaves nothing unseen: every open one past its clock is owed at each level that its clock has come to', async () => {
    await world.rows('delete from intake_alarm')
    await world.rows("delete from duty where kind = 'request-alarm'")
    for (const urgency of ['ordinary', 'pressing', 'urgent'])
      await world.filed({ text: `一件 ${urgency} 的事`, urgency })
    for (let hour = 0; hour <= 24 * 20; hour += 7) {
      const now = new Date(Date.parse('2023-12-29T10:00:00+08:00') + hour * 3_600_000)
      const local = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)
      await round(world, local)
      const told = await world.rows(
        `select r.id from request r where r.state in ('received', 'looking') and exists (
           select from intake_alarm a where a.subject = r.id and a.ended_at is null)
         and not exists (select from duty d where d.subject = r.id and d.kind = 'request-alarm' and d.state = 'open')`,
      )
      expect(told).toEqual([])
    }
    const levels = await world.rows(
      `select distinct r.urgency, count(distinct a.level)::int as levels, count(*)::int as rows from request r
       left join intake_alarm a on a.subject = r.id and a.ended_at is null
       where r.state in ('received', 'looking') group by r.id, r.urgency order by r.urgency`,
    )
    expect(levels).toEqual([
      { urgency: 0, levels: 3, rows: 3 },
      { urgency: 1, levels: 3, rows: 3 },
      { urgency: 2, levels: 3, rows: 3 },
    ])
  })
})

describe('a task', () => {
  let world: TasksWorld
  let rows: RequestsWorld['rows']
  beforeAll(async () => {
    world = await tasksWorld()
    const { asOwner } = await import('../../../../tests/database.ts')
    rows = (statement, values = []) =>
      asOwner(world.platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)
  })
  afterAll(() => world.close())
  const both = () => ({ platform: world.platform, rows })

  it('that no body accepts becomes a duty up the tree, until it is accepted', async () => {
    const { id, acceptBy } = (await world.give()).body
    expect(acceptBy).toBe('2024-01-03T16:00:00.000Z')
    await round(both(), '2024-01-03T23:59:00')
    expect(await owed(both(), id)).toEqual([])
    await round(both(), '2024-01-04T00:00:00')
    expect(await owed(both(), id)).toEqual(['head'])
    await round(both(), '2024-01-10T00:00:00')
    expect(await owed(both(), id)).toEqual(['centre', 'county', 'head'])
    const accepted = await world.send(world.women, 'POST', `/api/tasks/received/${id}/acceptance`, {
      id: newId(),
      version: 1,
    })
    expect(accepted.status).toBe(200)
    await round(both(), '2024-01-10T00:01:00')
    expect(await owed(both(), id)).toEqual([])
  })

  it('that was accepted and not done is raised anew by its second clock', async () => {
    const { id } = (await world.give({ title: '陪同就医' })).body
    await world.send(world.women, 'POST', `/api/tasks/received/${id}/acceptance`, { id: newId(), version: 1 })
    await round(both(), '2024-01-22T23:00:00')
    expect(await owed(both(), id)).toEqual([])
    await round(both(), '2024-01-23T00:00:00')
    expect(await owed(both(), id)).toEqual(['head'])
    const [duty] = await rows(
      "select title, owner, station from duty where subject = $1 and kind = 'task-alarm'",
      [id],
    )
    expect(duty).toMatchObject({
      title: '交办事项逾期未办结，请督办：陪同就医（浚县妇女联合会）',
      owner: head,
      station: world.people.stations.xiaohe,
    })
  })

  it('is owed once by somebody who stands at two levels', async () => {
    const { id } = (await world.give({ title: '小县' })).body
    await round(both(), '2024-01-10T00:00:00', { lookersAt: async () => [county] })
    expect(await owed(both(), id)).toEqual(['county'])
    expect(await rows('select count(*)::int as n from intake_alarm where subject = $1', [id])).toEqual([
      { n: 3 },
    ])
  })
})
