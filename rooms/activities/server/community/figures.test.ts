import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type ActivitiesWorld, activitiesWorld } from '../../../../tests/activities-world.ts'
import { shantang, xiaohe, xunxian } from '../../../../tests/small-county.ts'
import { everyday } from '../../../../tests/visits-world.ts'

let world: ActivitiesWorld
beforeAll(async () => {
  world = await activitiesWorld()
})
afterAll(() => world.close())

const summary = (id: string, more: object = {}, by = world.worker) =>
  world.post(`/api/activities/${id}/summary`, { id: newId(), highlights: '孩子们踊跃提问', ...more }, by)

describe('holding an activity', () => {
  it('S8.A1: a theme-day activity of November 2021 is in the figures of that month', async () => {
    const id = await world.plan({ startsOn: '2021-11-20' })
    expect((await world.hold(id)).status).toBe(201)
    expect(await world.figure('activities', xunxian, '2021-11')).toBe(1)
    const { items } = await world.records('activities', xunxian, '2021-11')
    expect(items).toMatchObject([{ kind: 'activity', title: '关爱儿童守护未来', day: '2021-11-20' }])
    expect((await world.get(`/api/activities/${items[0].id}`)).body.id).toBe(id)
  })

  it('owes its summary three working days after, by the calendar of holidays', async () => {
    const id = await world.plan({ startsOn: '2023-09-28' })
    expect((await world.hold(id)).body.summaryDueOn).toBe('2023-10-09')
    const open = () => world.rows(`select state, due_on::text from duty where subject = $1`, [id])
    expect(await open()).toEqual([{ state: 'open', due_on: '2023-10-09' }])
    expect((await summary(id)).status).toBe(201)
    expect(await open()).toEqual([{ state: 'done', due_on: '2023-10-09' }])
  })

  it('is not recorded before its day, nor twice', async () => {
    const later = await world.plan({ startsOn: '2024-01-10' })
    expect((await world.hold(later)).body.code).toBe('activity-not-begun')
    const id = await world.plan({ startsOn: '2023-01-10' })
    await world.hold(id)
    expect((await world.hold(id)).body.code).toBe('activity-not-planned')
  })

  it('on the evening before a month ends is counted where it started, its guests when they signed in (7.5)', async () => {
    const id = await world.plan({
      startsOn: '2023-06-30',
      startsAt: '22:00',
      endsOn: '2023-07-01',
      endsAt: '01:00',
    })
    await world.signIn(id, [{ name: '早来' }, { name: '晚来', on: '2023-07-01' }])
    await world.hold(id)
    expect(await world.figure('activities', xunxian, '2023-06')).toBe(1)
    expect(await world.figure('activities', xunxian, '2023-07')).toBe(0)
    expect(await world.figure('activity-attendances', xunxian, '2023-06')).toBe(1)
    expect(await world.figure('activity-attendances', xunxian, '2023-07')).toBe(1)
  })
})

describe('a joint activity (7.4)', () => {
  it('is one event of the lead, stands apart for its partners, and its attendances go to who signed them in', async () => {
    const { xiaoheStation, shantangStation } = world.county
    const id = await world.plan({ startsOn: '2023-03-24', partnerStations: [shantangStation] })
    await world.signIn(id, [
      { name: '甲', phoneEnd: '0001' },
      { name: '乙', phoneEnd: '0002' },
    ])
    await world.signIn(id, [{ name: '丙', phoneEnd: '0003' }], world.partner)
    await world.hold(id, { audienceEstimate: 200 })
    const at = (measure: string, node: string | number) => world.figure(measure, node, '2023-03')
    const stations = [`station:${xiaoheStation}`, `station:${shantangStation}`]
    const led = await Promise.all(stations.map((station) => at('activities', station)))
    expect(led).toEqual([1, 0])
    expect(await at('activities', xunxian)).toBe(1)
    expect(led.reduce((sum, one) => sum + one, 0)).toBe(await at('activities', xunxian))
    expect(await Promise.all(stations.map((station) => at('activities-joined', station)))).toEqual([0, 1])
    expect(await at('activities-joined', shantang)).toBe(1)
    expect(await Promise.all(stations.map((station) => at('activity-attendances', station)))).toEqual([2, 1])
    expect(await at('activity-attendances', xunxian)).toBe(3)
    expect(await at('audience-estimate', xunxian)).toBe(200)
  })

  it('puts money to the station that paid', async () => {
    const { xiaoheStation, shantangStation } = world.county
    const id = await world.plan({ startsOn: '2023-04-07', partnerStations: [shantangStation] })
    await world.hold(id)
    const spending = [
      { id: newId(), item: '场地', fen: 100000 },
      { id: newId(), item: '横幅', fen: 20050, payer: shantangStation },
    ]
    expect((await summary(id, { spending })).body.spentFen).toBe(120050)
    const at = (node: string | number) => world.figure('activity-spending', node, '2023-04')
    expect(await at(`station:${xiaoheStation}`)).toBe(1000)
    expect(await at(`station:${shantangStation}`)).toBe(200.5)
    expect(await at(xunxian)).toBe(1200.5)
    expect(await at(xiaohe)).toBe(1000)
  })
})

describe('a correction', () => {
  it('takes the record out and puts another in its place; the figures follow', async () => {
    const id = await world.plan({ startsOn: '2023-05-30', partnerStations: [world.county.shantangStation] })
    await world.hold(id, { audienceEstimate: 50 })
    const correction = {
      id: newId(),
      reason: '实际在六一举办',
      replacement: { heldOn: '2023-06-01', audienceEstimate: 80, partnerStations: [] },
    }
    const answer = await world.post(`/api/activities/${id}/holding/correction`, correction)
    expect(answer.status).toBe(201)
    const figures = async (measure: string) => [
      await world.figure(measure, xunxian, '2023-05'),
      await world.figure(measure, xunxian, '2023-06'),
    ]
    expect(await figures('audience-estimate')).toEqual([0, 80])
    expect(await figures('activities-joined')).toEqual([0, 0])
    const { body } = await world.get(`/api/activities/${id}`)
    expect(body.held).toMatchObject([
      { heldOn: '2023-06-01', reason: '实际在六一举办', reversal: null },
      { heldOn: '2023-05-30', reversal: { reason: '实际在六一举办' } },
    ])
  })

  it('is for who recorded it within seven days and for who may correct, for nobody else', async () => {
    const id = await world.plan({ startsOn: '2023-02-01' })
    await world.hold(id)
    const withdrawal = (by = world.worker) =>
      world.post(`/api/activities/${id}/holding/withdrawal`, { id: newId(), reason: '记错' }, by)
    const colleague = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    expect((await withdrawal(colleague)).body.code).toBe('correction-not-permitted')
    expect((await withdrawal(world.partner)).status).toBe(404)
    expect((await withdrawal(world.officer)).status).toBe(201)
    expect(await world.figure('activities', xunxian, '2023-02')).toBe(0)
    expect((await world.get(`/api/activities/${id}`)).body.state).toBe('planned')
  })

  it('of a summary needs a reason, and replaces what was spent', async () => {
    const id = await world.plan({ startsOn: '2023-08-08' })
    await world.hold(id)
    await summary(id, { spending: [{ id: newId(), item: '水', fen: 5000 }] })
    const again = { spending: [{ id: newId(), item: '水', fen: 7000 }] }
    expect((await summary(id, again)).body.problems[0].code).toBe('correction-reason-missing')
    expect((await summary(id, { ...again, reason: '补发票' })).status).toBe(201)
    expect(await world.figure('activity-spending', xunxian, '2023-08')).toBe(70)
  })

  it('lets the database refuse any edit of a fact', async () => {
    const { rows } = await world.platform.database.pool.query(
      `select has_column_privilege('zhulian_app', 'activity_event', 'held_on', 'update') as event,
        has_column_privilege('zhulian_app', 'activity_attendance', 'name', 'update') as line,
        has_table_privilege('zhulian_app', 'activity_spending', 'delete') as money`,
    )
    expect(rows).toEqual([{ event: false, line: false, money: false }])
  })
})

describe('figures of sign-ins', () => {
  it('count registered persons once, over stations', async () => {
    const person = await world.county.person({ name: '常来' })
    for (const startsOn of ['2023-10-10', '2023-10-20']) {
      const id = await world.plan({ startsOn })
      await world.signIn(id, [{ person, volunteer: true }, { name: '散客' }])
    }
    const at = (measure: string) => world.figure(measure, xunxian, '2023-10')
    expect([
      await at('activity-attendances'),
      await at('activity-persons'),
      await at('activity-volunteers'),
    ]).toEqual([4, 1, 2])
  })
})
