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
  join: (code: string, payload: object) =>
    world.app.server.inject({
      method: 'POST',
      url: `/api/join/${code}`,
      payload: { id: newId(), ...payload },
    }),
}
const me = { name: '过路人', phoneEnd: '4321', ageBand: 'adult' }

describe('signing in by code', () => {
  it('needs no account, and tells what stands on the poster and nothing of other people', async () => {
    const { id, code } = await posted()
    await world.signIn(id, [{ name: '先来的人', phoneEnd: '1111' }])
    const page = await visitor.look(code)
    expect(page.json()).toEqual({
      title: '关爱儿童守护未来',
      themeDay: '世界儿童日',
      place: '小河镇文化广场',
      station: '小河镇社会工作服务站',
      startsOn: '2023-12-29',
      startsAt: '14:00',
      endsOn: '2023-12-29',
      endsAt: '16:00',
      state: 'open',
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
