import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type ActivitiesWorld, activitiesWorld } from '../../../../tests/activities-world.ts'
import { xunxian } from '../../../../tests/small-county.ts'

let world: ActivitiesWorld
beforeAll(async () => {
  world = await activitiesWorld()
})
afterAll(() => world.close())

/** An activity of today (29 December 2023) whose code is open, or as told. */
async function posted(more: object = {}, open = true) {
  const id = await world.plan({ startsOn: '2023-12-29', ...more })
  const { joinCode, version } = (await world.get(`/api/activities/${id}`)).body
  if (open) await world.post(`/api/activities/${id}/code`, { id: newId(), version, open })
  return { id, code: joinCode as string }
}

/** As a visitor without an account. */
const visitor = {
  look: (code: string) => world.app.server.inject({ method: 'GET', url: `/api/join/${code}` }),
  signUp: (code: string, payload: object) =>
    world.app.server.inject({
      method: 'POST',
      url: `/api/join/${code}/sign-ups`,
      payload: { id: newId(), ...payload },
    }),
  join: (code: string, payload: object) =>
    world.app.server.inject({
      method: 'POST',
      url: `/api/join/${code}`,
      payload: { id: newId(), ...payload },
    }),
}
const me = { name: '过路人', phoneEnd: '4321', ageBand: 'adult' }

/** An activity of next week that residents may sign up for. */
async function announced(more: object = {}) {
  const id = await world.plan({ startsOn: '2024-01-05', ...more })
  const { joinCode, version } = (await world.get(`/api/activities/${id}`)).body
  const open = await world.post(`/api/activities/${id}/sign-up-page`, { id: newId(), version, open: true })
  const list = async () => (await world.get(`/api/activities/${id}/sign-ups`)).body.items
  return { id, code: joinCode as string, version: open.body.version as number, list }
}

describe('signing up by code', () => {
  it('puts residents on the list in their order, without an account, and those after the last place wait', async () => {
    const { code, list } = await announced({ capacity: 1 })
    expect((await visitor.look(code)).json()).toMatchObject({ state: 'before', signUp: 'open' })
    const first = await visitor.signUp(code, { name: '王一', phone: '199 0000 1234', note: '坐轮椅' })
    expect([first.statusCode, first.json()]).toEqual([201, { received: true }])
    expect((await visitor.look(code)).json().signUp).toBe('waiting')
    const second = await visitor.signUp(code, { name: '王二', phone: '19900005678' })
    expect(second.json()).toEqual({ received: true })
    expect(await list()).toMatchObject([
      { name: '王一', phone: '199****1234', note: '坐轮椅', state: 'going', bySelf: true },
      { name: '王二', phone: '199****5678', note: null, state: 'waiting', bySelf: true },
    ])
    const [row] = await world.rows("select phone from activity_sign_up where name = '王一'", [])
    expect(row.phone.toString('utf8')).not.toContain('0000')
  })

  it('answers a second time as the first, and keeps one line', async () => {
    const { code, list } = await announced()
    const again = { name: '张三', phone: '19900001111' }
    await visitor.signUp(code, again)
    expect((await visitor.signUp(code, again)).json()).toEqual({ received: true })
    expect(await list()).toHaveLength(1)
  })

  it('is closed until the station opens it, after it closes it, once the activity begins, and when it is cancelled', async () => {
    const person = { name: '李四', phone: '19900002222' }
    const planned = await world.plan({ startsOn: '2024-01-05' })
    const { joinCode } = (await world.get(`/api/activities/${planned}`)).body
    expect((await visitor.signUp(joinCode, person)).json().code).toBe('sign-up-closed')
    const { id, code, version, list } = await announced()
    await world.post(`/api/activities/${id}/sign-up-page`, { id: newId(), version, open: false })
    expect((await visitor.look(code)).json().signUp).toBe('closed')
    expect((await visitor.signUp(code, person)).json().code).toBe('sign-up-closed')
    expect(await list()).toEqual([])
    const past = await world.plan({ startsOn: '2023-12-28' })
    const begun = await world.post(`/api/activities/${past}/sign-up-page`, {
      id: newId(),
      version: 1,
      open: true,
    })
    expect([begun.status, begun.body.code]).toEqual([409, 'activity-begun'])
  })

  it('is opened by the lead station alone, and not by who may only read', async () => {
    const id = await world.plan({ startsOn: '2024-01-05', partnerStations: [world.county.shantangStation] })
    const open = () => ({ id: newId(), version: 1, open: true })
    expect((await world.post(`/api/activities/${id}/sign-up-page`, open(), world.partner)).status).toBe(404)
    const reader = world.actor(['activities.read'], { kind: 'station', station: world.county.xiaoheStation })
    expect((await world.post(`/api/activities/${id}/sign-up-page`, open(), reader)).status).toBe(403)
  })

  it('keeps nothing of a program, and refuses what is no telephone number with its place', async () => {
    const { code, list } = await announced()
    await visitor.signUp(code, { name: '机器', phone: '19900003333', website: 'http://spam.example' })
    const wrong = await visitor.signUp(code, { name: '赵五', phone: '没有' })
    expect(wrong.json().problems).toMatchObject([{ code: 'phone-not-valid', path: '/body/phone' }])
    expect(await list()).toEqual([])
  })
})

describe('signing in by code', () => {
  it('needs no account, and tells what stands on the poster and nothing of other people', async () => {
    const { id, code } = await posted()
    await world.signIn(id, [{ name: '先来的人', phoneEnd: '1111' }])
    const page = await visitor.look(code)
    expect(page.json()).toEqual({
      title: '关爱儿童守护未来',
      themeDay: '世界儿童日',
      audience: null,
      place: '小河镇文化广场',
      station: '小河镇社会工作服务站',
      startsOn: '2023-12-29',
      startsAt: '14:00',
      endsOn: '2023-12-29',
      endsAt: '16:00',
      state: 'open',
      signUp: 'closed',
    })
    const joined = await visitor.join(code, me)
    expect([joined.statusCode, joined.json()]).toEqual([201, { received: true }])
  })

  it('counts once a person of the station has confirmed it', async () => {
    const { id, code } = await posted()
    await visitor.join(code, me)
    const before = (await world.get(`/api/activities/${id}`)).body
    expect([before.attendances, before.signIns.toConfirm]).toEqual([0, 1])
    const asked = await world.post(`/api/activities/${id}/sign-ins/confirmation`, { id: newId() })
    expect(asked.body.confirmed).toBe(1)
    expect((await world.get(`/api/activities/${id}`)).body.attendances).toBe(1)
    const stranger = world.actor(['activities.read', 'activities.record'], {
      kind: 'division',
      division: 410622000000,
    })
    const refused = await world.post(`/api/activities/${id}/sign-ins/confirmation`, { id: newId() }, stranger)
    expect(refused.status).toBe(404)
  })

  it('is confirmed by recording that the activity was held, but for what was struck', async () => {
    const { id, code } = await posted()
    await visitor.join(code, me)
    await visitor.join(code, { name: '捣乱', phoneEnd: '0000' })
    const { items } = (await world.get(`/api/activities/${id}/sign-ins`)).body
    expect(items.map((item: { state: string }) => item.state)).toEqual(['to-confirm', 'to-confirm'])
    await world.post(`/api/activities/${id}/sign-ins/${items[1].id}/withdrawal`, {
      id: newId(),
      reason: '不在现场',
    })
    expect((await world.hold(id)).body.confirmed).toBe(1)
    expect(await world.figure('activity-attendances', xunxian, '2023-12')).toBeGreaterThanOrEqual(1)
    expect((await visitor.join(code, { name: '迟到', phoneEnd: '2222' })).json().code).toBe('sign-in-closed')
  })

  it('answers a second time as the first, so that nobody learns who is there, and keeps one line', async () => {
    const { id, code } = await posted()
    await visitor.join(code, me)
    const again = await visitor.join(code, me)
    expect([again.statusCode, again.json()]).toEqual([201, { received: true }])
    expect((await world.get(`/api/activities/${id}/sign-ins`)).body.items).toHaveLength(1)
  })

  it('is closed until staff open it, before and after the day, and when the activity is cancelled', async () => {
    const shut = await posted({}, false)
    expect((await visitor.look(shut.code)).json().state).toBe('closed')
    expect((await visitor.join(shut.code, me)).json().code).toBe('sign-in-closed')
    const later = await world.plan({ startsOn: '2024-01-05' })
    const { version, joinCode } = (await world.get(`/api/activities/${later}`)).body
    const early = await world.post(`/api/activities/${later}/code`, { id: newId(), version, open: true })
    expect(early.body.code).toBe('activity-not-today')
    expect((await visitor.look(joinCode)).json().state).toBe('before')
    await world.post(`/api/activities/${later}/cancellation`, { id: newId(), version, reason: '停电' })
    expect((await visitor.look(joinCode)).statusCode).toBe(404)
  })

  it('keeps nothing of a program that fills in the field nobody sees', async () => {
    const { id, code } = await posted()
    const trapped = await visitor.join(code, { ...me, website: 'http://spam.example' })
    expect(trapped.statusCode).toBe(201)
    expect((await world.get(`/api/activities/${id}/sign-ins`)).body.items).toEqual([])
  })

  it('refuses a program that asks again and again from one address', async () => {
    const { code } = await posted()
    const flood = Array.from({ length: 70 }, (_, at) =>
      world.app.server.inject({
        method: 'POST',
        url: `/api/join/${code}`,
        headers: { 'x-forwarded-for': '203.0.113.9' },
        payload: { id: newId(), name: `甲${at}`, phoneEnd: '0001' },
      }),
    )
    const codes = (await Promise.all(flood)).map(({ statusCode }) => statusCode)
    expect(codes.filter((one) => one === 429).length).toBeGreaterThan(0)
  })

  it('finds nothing under a code that is none', async () => {
    expect((await visitor.look('aaaaaaaaaaaa')).statusCode).toBe(404)
    expect((await visitor.look('1; drop table')).statusCode).toBe(404)
  })
})
