import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GrantScope } from '../../kernel/actor.ts'
import { newId } from '../../platform/server/ids.ts'
import { deliverEvents } from '../../platform/server/outbox.ts'
import { activitiesErrors } from '../../rooms/activities/errors.ts'
import { activitiesRoutes } from '../../rooms/activities/server/index.ts'
import { type TestApp, testApp } from '../../tests/app.ts'
import { type RequestsWorld, requestsWorld } from '../../tests/requests-world.ts'
import { shantang, xunxian } from '../../tests/small-county.ts'
import { allSubscribers } from './compose.ts'

/** A town of the county where no station works. */
const townWithoutStation = 410621107000

let world: RequestsWorld
let activities: TestApp
beforeAll(async () => {
  world = await requestsWorld()
  activities = await testApp(world.platform, activitiesRoutes(world.platform), activitiesErrors)
})
afterAll(async () => {
  await activities.server.close()
  await world.close()
})

const heard = () => deliverEvents(world.platform.worker, allSubscribers(world.platform))
const sees = ['activities.read', 'activities.record', 'people.read-sensitive', 'people.read']
const consultation = async (id: string, scope: GrantScope, permissions = sees) => {
  const answer = await activities.server.inject({
    method: 'GET',
    url: `/api/consultations/${id}`,
    headers: activities.as(activities.actor({ permissions, scope })),
  })
  return { status: answer.statusCode, body: answer.json() }
}

describe('a request that is answered at once (S7.9)', () => {
  const answered = async (more: object = {}) => {
    const { id } = await world.filed({ source: 'walk-in' })
    await world.triaged(id)
    const accepted = await world.act(id, 'acceptance', {
      way: 'consultation',
      reason: '讲解了临时救助的条件和材料',
      ...more,
    })
    expect(accepted.status).toBe(200)
    await heard()
    return { request: id, consultation: accepted.body.consultation as string }
  }

  it('becomes a consultation of its station, once, with what was answered', async () => {
    const { request, consultation: id } = await answered({
      consultation: { channel: 'in-person', field: 'social-assistance', minutes: 15 },
    })
    await heard()
    const { body } = await consultation(id, { kind: 'station', station: world.county.xiaoheStation })
    expect(body).toMatchObject({
      heldOn: '2023-12-29',
      channel: 'in-person',
      field: 'social-assistance',
      minutes: 15,
      anonymous: true,
      request,
      sensitive: { answer: '讲解了临时救助的条件和材料' },
    })
    expect(body.sensitive.topic).toMatch(/^政策咨询（QZ-410621-2023-\d{5}）$/)
    const [{ n }] = await world.rows('select count(*)::int as n from consultation where request = $1', [
      request,
    ])
    expect(n).toBe(1)
  })

  it('is walked to from the request, and the request from it', async () => {
    const { request, consultation: id } = await answered()
    expect((await world.seen(request)).became).toEqual({ room: 'activities', record: id })
  })

  it('marks the month of its station, so that the figure follows', async () => {
    await world.rows('delete from figure_dirty')
    await answered()
    const dirty = await world.rows('select station, month from figure_dirty where month = 202312')
    expect(dirty.some(({ station }) => station === world.county.xiaoheStation)).toBe(true)
  })

  it('keeps the words out of the events and shows the answer to nobody without the right to sensitive fields', async () => {
    const { request, consultation: id } = await answered()
    const [event] = await world.rows(
      "select data::text from outbox where name = 'intake.request-accepted' and subject = $1",
      [request],
    )
    expect(event.data).not.toContain('临时救助')
    const scope = { kind: 'station', station: world.county.xiaoheStation } as const
    expect((await consultation(id, scope, ['activities.read'])).body.sensitive).toBeNull()
    expect((await consultation(id, { kind: 'division', division: shantang })).status).toBe(404)
  })

  it('refuses what a consultation says of another way of accepting', async () => {
    const { id } = await world.filed()
    await world.triaged(id)
    const answer = await world.act(id, 'acceptance', { way: 'task', consultation: { minutes: 5 } })
    expect(answer.status).toBe(400)
    expect(answer.body.problems).toEqual([
      expect.objectContaining({ code: 'value-not-valid', path: '/body/consultation' }),
    ])
  })

  it('is taken up again and answered again: two consultations, the request names the later one', async () => {
    const { request, consultation: first } = await answered()
    expect((await world.act(request, 'reopening', { reason: '材料没有说全' })).status).toBe(200)
    const again = await world.act(request, 'acceptance', { way: 'consultation', reason: '补充说明' })
    await heard()
    expect(again.body.consultation).not.toBe(first)
    expect((await world.seen(request)).became.record).toBe(again.body.consultation)
    const rows = await world.rows('select id from consultation where request = $1', [request])
    expect(rows.map(({ id }) => id).toSorted()).toEqual([first, again.body.consultation].toSorted())
  })

  describe('by the county itself, where there is no station', () => {
    const county = { kind: 'division', division: xunxian } as const
    const works = [...sees, 'activities.correct']
    /** Filed for a town that has no station, in a county without a guidance centre. */
    const byCounty = async () => {
      const officer = world.actor(county)
      const { id } = await world.filed({ division: townWithoutStation }, officer)
      await world.triaged(id, {}, officer)
      const accepted = await world.act(
        id,
        'acceptance',
        { way: 'consultation', reason: '告知了低保申请办法' },
        officer,
      )
      expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
      await heard()
      return { request: id, consultation: accepted.body.consultation as string }
    }

    it('becomes a consultation of the county, which has no station and counts in its place', async () => {
      const { request, consultation: id } = await byCounty()
      const { body } = await consultation(id, county)
      expect(body).toMatchObject({
        station: null,
        division: townWithoutStation,
        request,
        sensitive: { answer: '告知了低保申请办法' },
      })
      expect((await world.seen(request, world.actor(county))).became).toEqual({
        room: 'activities',
        record: id,
      })
      const counted = await world.rows(
        'select station, division::text from figures_consultation where id = $1',
        [id],
      )
      expect(counted).toEqual([
        { station: '00000000-0000-0000-0000-000000000000', division: String(townWithoutStation) },
      ])
    })

    it('is corrected without a station, and no new one is recorded without', async () => {
      const { consultation: id } = await byCounty()
      const officer = activities.actor({ permissions: works, scope: county })
      const send = (url: string, payload: object) =>
        activities.server.inject({ method: 'POST', url, headers: activities.as(officer), payload })
      const facts = {
        id: newId(),
        consultedOn: '2023-12-29',
        channel: 'in-person',
        field: 'social-assistance',
        topic: '低保政策',
      }
      const corrected = await send(`/api/consultations/${id}/correction`, {
        id: newId(),
        reason: '途径写错',
        replacement: facts,
      })
      expect(corrected.statusCode, corrected.body).toBe(201)
      expect((await consultation(facts.id, county)).body).toMatchObject({
        station: null,
        channel: 'in-person',
        corrects: id,
      })
      const fresh = await send('/api/consultations', { ...facts, id: newId() })
      expect(fresh.json().problems).toEqual([
        expect.objectContaining({ code: 'value-missing', path: '/body/station' }),
      ])
    })

    it('is seen by no station of that county', async () => {
      const { consultation: id } = await byCounty()
      expect((await consultation(id, { kind: 'station', station: world.county.xiaoheStation })).status).toBe(
        404,
      )
    })
  })
})
