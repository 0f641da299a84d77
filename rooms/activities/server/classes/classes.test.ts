import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '../../../../kernel/id.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type ActivitiesWorld, activitiesWorld } from '../../../../tests/activities-world.ts'
import { xunxian } from '../../../../tests/small-county.ts'
import { everyday } from '../../../../tests/visits-world.ts'
import { raiseUnclaimed } from './alert.ts'

let world: ActivitiesWorld
beforeAll(async () => {
  world = await activitiesWorld()
})
afterAll(() => world.close())

/** The clock of these tests stands at 10:00 on Friday, 29 December 2023. */
const today = '2023-12-29'
const grandmother = { name: '张桂兰', relation: '奶奶', phone: '19900005678' }

async function openClass(more: object = {}): Promise<Id> {
  const id = newId()
  const answer = await world.post('/api/classes', {
    id,
    title: '四点半课堂',
    station: world.county.xiaoheStation,
    place: '小河镇社工站活动室',
    field: 'child-welfare',
    weekdays: [1, 2, 3, 4, 5],
    startsAt: '07:30',
    endsAt: '09:00',
    grace: 15,
    fromOn: '2023-12-25',
    toOn: '2024-01-05',
    capacity: 20,
    ...more,
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return id
}

async function enrol(series: Id, more: object = {}): Promise<{ child: Id; pickUp: Id }> {
  const child = newId()
  const pickUp = newId()
  const answer = await world.post(`/api/classes/${series}/children`, {
    id: child,
    name: '王小宝',
    sex: 1,
    guardianName: '李丽',
    guardianPhone: '19900001234',
    enrolledOn: '2023-12-25',
    pickUps: [{ id: pickUp, ...grandmother }],
    ...more,
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return { child, pickUp }
}

const sessionOf = async (series: Id, on: string) =>
  (await world.get(`/api/classes/${series}`)).body.sessions.find((one: { on: string }) => one.on === on)

async function comes(series: Id, child: Id, on = today, at = '08:00'): Promise<Id> {
  const session = await sessionOf(series, on)
  const id = newId()
  const answer = await world.post(`/api/classes/sessions/${session.id}/arrivals`, {
    id: newId(),
    arrivals: [{ id, child, at }],
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return id
}

const goes = (attendance: Id, body: object, by = world.worker) =>
  world.post(`/api/classes/attendances/${attendance}/sign-out`, { id: newId(), ...body }, by)

describe('a recurring class', () => {
  it('has a session on each of its weekdays but for days off of the working calendar', async () => {
    const id = await openClass()
    const { body } = await world.get(`/api/classes/${id}`)
    // New Year's Day of 2024 is a day off.
    expect(body.sessions.map(({ on }: { on: string }) => on)).toEqual([
      '2023-12-25',
      '2023-12-26',
      '2023-12-27',
      '2023-12-28',
      '2023-12-29',
      '2024-01-02',
      '2024-01-03',
      '2024-01-04',
      '2024-01-05',
    ])
  })

  it('is found by the initials of its title, at its station only', async () => {
    const id = await openClass({ title: '周末舞蹈班' })
    const found = await world.get('/api/classes?search=zmwdb')
    expect(found.body.items.map((one: { id: Id }) => one.id)).toEqual([id])
    expect((await world.get('/api/classes?search=zmwdb', world.partner)).body.items).toEqual([])
    expect((await world.get(`/api/classes/${id}`, world.partner)).status).toBe(404)
  })

  it('keeps numbers sealed, shows them masked, and tells them in full to who may unmask, in the trail', async () => {
    const series = await openClass()
    const { child } = await enrol(series, { remarks: '花生过敏' })
    const { body } = await world.get(`/api/classes/${series}`)
    expect(body.enrolled[0]).toMatchObject({
      guardianPhone: '199****1234',
      remarks: '花生过敏',
      pickUps: [{ name: '张桂兰', phone: '199****5678' }],
    })
    const [row] = await world.rows('select guardian_phone, remarks from class_child where id = $1', [child])
    expect(row.guardian_phone.toString('utf8') + row.remarks.toString('utf8')).not.toMatch(/1990000|花生/)
    const contact = (by = world.worker) =>
      world.post(`/api/classes/${series}/children/${child}/contact`, { purpose: '无人接走' }, by)
    expect((await contact()).status).toBe(403)
    const reader = world.actor([...everyday, 'people.unmask'], {
      kind: 'station',
      station: world.county.xiaoheStation,
    })
    expect((await contact(reader)).body.guardianPhone).toBe('19900001234')
    const trail = await world.rows(
      `select purpose from audit_line where action = 'activities.read-class-contact'`,
    )
    expect(trail).toEqual([{ purpose: '无人接走' }])
  })

  it('needs an adult for each child, and takes no more children than it has places', async () => {
    const series = await openClass({ capacity: 1 })
    const body = { id: newId(), name: '甲', guardianName: '乙', guardianPhone: '19900001234', pickUps: [] }
    const alone = await world.post(`/api/classes/${series}/children`, body)
    expect([alone.status, alone.body.problems[0].path]).toEqual([400, '/body/pickUps'])
    await enrol(series)
    const full = await world.post(`/api/classes/${series}/children`, {
      ...body,
      pickUps: [{ id: newId(), ...grandmother }],
    })
    expect(full.body.code).toBe('class-full')
  })
})

describe('S11.A1: leaving the 16:30 class', () => {
  it('a child is signed out with an authorised adult', async () => {
    const series = await openClass()
    const { child, pickUp } = await enrol(series)
    const attendance = await comes(series, child)
    expect((await goes(attendance, { pickUp, at: '09:05' })).status).toBe(201)
    const session = await sessionOf(series, today)
    const sheet = (await world.get(`/api/classes/sessions/${session.id}`)).body
    expect(sheet.children[0]).toMatchObject({
      state: 'fetched',
      leaving: { adult: '张桂兰', relation: '奶奶', byCall: null, at: '2023-12-29T09:05:00+08:00' },
    })
    expect((await goes(attendance, { pickUp, at: '09:06' })).body.code).toBe('child-left-already')
  })

  it('a child is not signed out with anybody else, and is still there', async () => {
    const series = await openClass()
    const { child } = await enrol(series)
    const other = await enrol(series, { name: '李小贝' })
    const attendance = await comes(series, child)
    for (const adult of [{ name: '王五', relation: '叔叔' }, { pickUp: other.pickUp }, {}]) {
      const answer = await goes(attendance, adult)
      expect([answer.status, answer.body.code]).toEqual([422, 'adult-not-authorised'])
    }
    const rows = await world.rows('select from class_sign_out where attendance = $1', [attendance])
    expect(rows).toEqual([])
  })

  it('nor with an adult whose authorisation ended', async () => {
    const series = await openClass()
    const { child, pickUp } = await enrol(series)
    const attendance = await comes(series, child)
    await world.post(`/api/classes/${series}/pick-ups/${pickUp}/end`, { id: newId() })
    expect((await goes(attendance, { pickUp })).body.code).toBe('adult-not-authorised')
  })

  it('a guardian may name another adult on the telephone for this once; who took the call stays written', async () => {
    const series = await openClass()
    const { child } = await enrol(series)
    const attendance = await comes(series, child)
    const call = { guardian: '李丽', at: '09:10' }
    expect((await goes(attendance, { name: '王五', relation: '邻居', call, at: '09:20' })).status).toBe(201)
    const [row] = await world.rows(
      `select adult_name, guardian, call_taken_by, call_taken_by_name, to_char(called_at at time zone 'Asia/Shanghai', 'HH24:MI') as at
       from class_sign_out where attendance = $1`,
      [attendance],
    )
    expect(row).toEqual({
      adult_name: '王五',
      guardian: '李丽',
      call_taken_by: world.worker.account,
      call_taken_by_name: '测试员',
      at: '09:10',
    })
    const tomorrow = await comes(series, child, '2023-12-28', '08:00')
    expect((await goes(tomorrow, { name: '王五', relation: '邻居' })).body.code).toBe('adult-not-authorised')
  })

  it('unclaimed after closing and grace gives an urgent duty to the worker and to the head, once, until fetched', async () => {
    const series = await openClass()
    const { child, pickUp } = await enrol(series)
    const late = await comes(series, child)
    const head = newId()
    const asked: unknown[] = []
    const headsOf = async (at: { station: Id }) => {
      asked.push(at.station)
      return [head]
    }
    expect(await raiseUnclaimed(world.platform, headsOf)).toBeGreaterThanOrEqual(1)
    expect(asked).toContain(world.county.xiaoheStation)
    expect(await raiseUnclaimed(world.platform, headsOf)).toBe(0)
    const duties = () =>
      world.rows(
        `select d.owner, d.urgency, d.due_on::text, d.state, d.title from duty d join class_alert a on d.id = any(a.duties)
         where a.attendance = $1 order by d.owner = $2 desc`,
        [late, world.worker.account],
      )
    const duty = { urgency: 2, due_on: today, title: '放学后仍有儿童未被接走：四点半课堂' }
    expect(await duties()).toEqual([
      { ...duty, owner: world.worker.account, state: 'open' },
      { ...duty, owner: head, state: 'open' },
    ])
    const board = (await world.get('/api/classes/board')).body
    const mine = board.sessions.find((one: { series: Id }) => one.series === series)
    expect(mine.children[0]).toMatchObject({ state: 'unclaimed', guardianPhone: '199****1234' })
    await goes(late, { pickUp })
    expect((await duties()).map(({ state }) => state)).toEqual(['done', 'done'])
  })

  it('an alert about a child that was never there ends with the attendance that is withdrawn', async () => {
    const series = await openClass()
    const { child } = await enrol(series)
    const mistaken = await comes(series, child)
    await raiseUnclaimed(world.platform, async () => [])
    const states = () =>
      world.rows(
        'select d.state from duty d join class_alert a on d.id = any(a.duties) where a.attendance = $1',
        [mistaken],
      )
    expect(await states()).toEqual([{ state: 'open' }])
    const reason = { id: newId(), reason: '签错了人' }
    expect((await world.post(`/api/classes/attendances/${mistaken}/withdrawal`, reason)).status).toBe(201)
    expect(await states()).toEqual([{ state: 'cancelled' }])
  })

  it('raises nothing for a child that was fetched, or before grace is over', async () => {
    const series = await openClass()
    const { child, pickUp } = await enrol(series)
    await goes(await comes(series, child), { pickUp })
    const later = await openClass({ startsAt: '08:00', endsAt: '09:50' })
    const other = await enrol(later)
    await comes(later, other.child)
    const heads = async () => []
    expect(await raiseUnclaimed(world.platform, heads)).toBe(0)
    const board = (await world.get('/api/classes/board')).body
    const mine = board.sessions.find((one: { series: Id }) => one.series === later)
    expect(mine.children[0].state).toBe('here')
  })

  it('is for who records at the station, and reads as not found to others', async () => {
    const series = await openClass()
    const { child, pickUp } = await enrol(series)
    const attendance = await comes(series, child)
    expect((await goes(attendance, { pickUp }, world.partner)).status).toBe(404)
    const reader = world.actor(['activities.read'], { kind: 'station', station: world.county.xiaoheStation })
    expect((await goes(attendance, { pickUp }, reader)).status).toBe(403)
    const board = (await world.get('/api/classes/board', world.partner)).body
    expect(board.sessions).toEqual([])
  })
})

describe('the attendance of a class', () => {
  it('is one a child and session', async () => {
    const series = await openClass()
    const { child } = await enrol(series)
    await comes(series, child)
    const session = await sessionOf(series, today)
    const again = await world.post(`/api/classes/sessions/${session.id}/arrivals`, {
      id: newId(),
      arrivals: [{ id: newId(), child }],
    })
    expect([again.status, again.body.code, again.body.problems[0].path]).toEqual([
      409,
      'child-here-already',
      '/body/arrivals/0/child',
    ])
  })

  it('is not written for a session to come, one that was cancelled, or a time to come', async () => {
    const series = await openClass()
    const { child } = await enrol(series)
    const arrive = async (on: string, at?: string) => {
      const session = await sessionOf(series, on)
      const arrivals = [{ id: newId(), child, ...(at ? { at } : {}) }]
      return (await world.post(`/api/classes/sessions/${session.id}/arrivals`, { id: newId(), arrivals }))
        .body.code
    }
    expect(await arrive('2024-01-02')).toBe('session-not-today')
    expect(await arrive(today, '18:00')).toBe('time-in-the-future')
    const session = await sessionOf(series, '2023-12-27')
    await world.post(`/api/classes/sessions/${session.id}/cancellation`, { id: newId(), reason: '下雪' })
    expect(await arrive('2023-12-27')).toBe('session-cancelled')
  })

  it('is counted in sessions, attendances and children, and what is withdrawn is not', async () => {
    const station = `station:${world.county.xiaoheStation}`
    const figures = async () =>
      Promise.all(
        ['class-sessions', 'class-attendances', 'class-children'].map((code) =>
          world.figure(code, station, '2023-12'),
        ),
      )
    const before = await figures()
    const series = await openClass()
    const person = await world.county.person({ name: '赵小满', categories: ['KJ'] })
    const known = await enrol(series, { person, name: undefined })
    const other = await enrol(series)
    await comes(series, known.child, '2023-12-26')
    await comes(series, known.child, '2023-12-27')
    const wrong = await comes(series, other.child, '2023-12-27')
    const plus = (amounts: number[]) => amounts.map((amount, at) => (before[at] ?? 0) + amount)
    expect(await figures()).toEqual(plus([2, 3, 2]))
    expect(await world.figure('class-attendances', xunxian, '2023-12')).toBe((before[1] ?? 0) + 3)
    const withdrawal = (by = world.worker) =>
      world.post(`/api/classes/attendances/${wrong}/withdrawal`, { id: newId(), reason: '没来' }, by)
    const colleague = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    expect((await withdrawal(colleague)).body.code).toBe('correction-not-permitted')
    expect((await withdrawal()).status).toBe(201)
    expect(await figures()).toEqual(plus([2, 2, 1]))
  })

  it('stands when the class is changed; only sessions to come are laid out anew', async () => {
    const series = await openClass()
    const { child } = await enrol(series)
    await comes(series, child)
    const { version } = (await world.get(`/api/classes/${series}`)).body
    const answer = await world.send(world.worker, 'PUT', `/api/classes/${series}`, {
      id: newId(),
      version,
      title: '四点半课堂（周一三五）',
      place: '新活动室',
      weekdays: [1, 3, 5],
      startsAt: '16:30',
      endsAt: '18:00',
      fromOn: '2023-12-25',
      toOn: '2024-01-05',
    })
    expect(answer.status).toBe(200)
    const { body } = await world.get(`/api/classes/${series}`)
    expect(body.sessions.map(({ on }: { on: string }) => on).filter((on: string) => on >= today)).toEqual([
      '2023-12-29',
      '2024-01-03',
      '2024-01-05',
    ])
    expect(body.attendances).toBe(1)
  })
})
