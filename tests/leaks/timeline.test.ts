import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timelineSources } from '../../apps/server/compose.ts'
import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../platform/server/ids.ts'
import { permissionCodes } from '../../rooms/access/index.ts'
import { caseRecords, filing } from '../casework-world.ts'
import { asOwner } from '../database.ts'
import type { Marked } from './marked.ts'
import { leakWorld } from './world.ts'

const county = 410621000000
const neighbour = 410622000000

let world: Awaited<ReturnType<typeof leakWorld>>
let one: Marked
beforeAll(async () => {
  world = await leakWorld()
  one = world.people[0] as Marked
  await rarer()
})
afterAll(async () => {
  await world.app.server.close()
  await world.close()
})

/** Kinds that the world makes none of, written as their rooms write them. */
async function rarer(): Promise<void> {
  const { person, division, station, ids } = one
  await asOwner(world.platform.ownerUrl, async (client) => {
    const place = [41, division, station, person]
    await client.query(
      `insert into consent (province, division, station, person, id, purpose, given_by, given_on, method, withdrawn_on, recorded_by)
       values ($1, $2, $3, $4, $5, 'service', 'self', '2023-01-05', 'paper', '2023-02-05', $5)`,
      [...place, newId()],
    )
    await client.query(
      `insert into consultation (province, division, station, person, person_ordinal, id, consulted_on, month, channel, field, topic,
        worker, worker_name, recorded_by, recorded_name)
       values ($1, $2, $3, $4, 1, $5, '2023-03-05', 202303, 'telephone', 'elder-care', '低保', $5, '社工', $5, '社工')`,
      [...place, newId()],
    )
    for (const [kind, nth] of [
      ['process', 1],
      ['follow-up', 3],
    ])
      await client.query(
        `insert into case_record (province, division, station, person, id, case_id, kind, nth, phase, round, held_on, sealed,
          recorded_by, recorded_by_name, recorded_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'intake', 1, '2023-12-05', '\\x00', $5, '社工', '2023-12-05')`,
        [...place, newId(), ids.case, kind, nth],
      )
    await client.query(
      `insert into class_attendance (province, division, station, person, person_ordinal, id, session, series, child, attended_on, month,
        arrived_at, closes_at, recorded_by)
       values ($1, $2, $3, $4, 1, $5, $5, $6, $5, '2023-12-28', 202312, now(), now(), $5)`,
      [...place, newId(), ids.series],
    )
    await client.query('update pupil set person = $1 where id = $2', [person, ids.pupil])
    await client.query('update activity_attendance set confirmed_at = now() where person = $1', [person])
    await client.query(
      `insert into care_step (province, division, station, id, pupil, place, step, taken_on, taken_by, taken_by_name)
       values ($1, $2, $3, $4, $5, 1, 'found', '2023-12-06', $4, '社工')`,
      [41, division, station, newId(), ids.pupil],
    )
    await client.query(
      `update school_agreement set person = $1, state = 'in-force', agreed_on = '2023-12-07' where id = $2`,
      [person, ids.agreement],
    )
  })
}

const actor = (permissions: readonly string[], division = county): Actor =>
  world.app.actor({ permissions, scope: { kind: 'division', division } })

type Timeline = {
  items: { kind: string; key: string; day: string; page: string | null }[]
  next: string | null
  kinds: { kind: string }[]
}

async function ask(by: Actor, query = '?limit=200', person = one.person) {
  const answer = await world.app.server.inject({
    method: 'GET',
    url: `/api/people/${person}/timeline${query}`,
    headers: world.app.as(by),
  })
  return { status: answer.statusCode, body: answer.json() as Timeline & { code?: string }, text: answer.body }
}

const kindsOf = ({ items }: Timeline): string[] => [...new Set(items.map(({ kind }) => kind))].toSorted()
const allKinds = timelineSources.map(({ kind }) => kind).toSorted()

describe('the timeline of a person', () => {
  it('tells of every room to who may see them all', async () => {
    const { body } = await ask(actor(permissionCodes))
    expect(kindsOf(body)).toEqual(allKinds)
    expect(body.kinds.map(({ kind }) => kind).toSorted()).toEqual(allKinds)
    const days = body.items.map(({ day }) => day)
    expect(days).toEqual(days.toSorted().toReversed())
  })

  it('tells nothing of a room, not even that it is there, to who may not see it', async () => {
    for (const permission of new Set(timelineSources.map((source) => source.permission))) {
      const others = permissionCodes.filter((code) => code !== permission)
      const { status, body } = await ask(actor(others))
      if (permission === 'people.read') {
        expect(status).toBe(403)
        continue
      }
      const hidden = timelineSources.filter((source) => source.permission === permission)
      const wanted = allKinds.filter((kind) => !hidden.some((source) => source.kind === kind))
      expect(kindsOf(body), permission).toEqual(wanted)
      expect(body.kinds.map(({ kind }) => kind).toSorted(), permission).toEqual(wanted)
      for (const { kind } of hidden) {
        const asked = await ask(actor(others), `?kind=${kind}`)
        expect([asked.body.items, asked.body.next], kind).toEqual([[], null])
      }
    }
  })

  it('tells nothing of a room that one may see elsewhere only', async () => {
    for (const source of timelineSources.filter(({ permission }) => permission !== 'people.read')) {
      const by = world.app.actor(
        { permissions: ['people.read'], scope: { kind: 'division', division: county } },
        { permissions: [source.permission], scope: { kind: 'division', division: neighbour } },
      )
      const { body } = await ask(by, `?kind=${source.kind}`)
      expect(body.items, source.kind).toEqual([])
    }
  })

  it('is not found for a person out of scope, and refuses kinds and periods that are none', async () => {
    expect((await ask(actor(permissionCodes, neighbour))).status).toBe(404)
    const by = actor(permissionCodes)
    expect((await ask(by, '?kind=juvenile')).status).toBe(400)
    expect((await ask(by, '?from=2023-05-01&to=2023-04-01')).status).toBe(400)
    expect((await ask(by, '?cursor=abc')).status).toBe(400)
  })

  it('pages through everything once, whatever the size of a page', async () => {
    const by = actor(permissionCodes)
    const whole = (await ask(by)).body.items.map(({ kind, key }) => `${kind} ${key}`)
    for (const limit of [1, 3, 7]) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: Timeline = (await ask(by, `?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)).body
        seen.push(...page.items.map(({ kind, key }) => `${kind} ${key}`))
        cursor = page.next
      }
      expect(seen).toEqual(whole)
    }
  })

  it('keeps to a kind and a period', async () => {
    const by = actor(permissionCodes)
    const { body } = await ask(by, '?kind=visit,consent&from=2023-01-01&to=2023-11-30')
    expect(body.items.map(({ kind, day }) => `${day} ${kind}`)).toEqual([
      '2023-02-05 consent',
      '2023-01-05 consent',
    ])
  })

  it('never tells a grade, and writes down that sensitive records were shown', async () => {
    const { text } = await ask(actor(permissionCodes))
    expect(text).not.toMatch(/"red"|红|orange|橙|高风险|中风险|低风险/)
    const lines = await asOwner(world.platform.ownerUrl, async (client) => {
      const found = await client.query(
        "select detail from audit_line where action = 'people.read-timeline' and subject = $1 order by at desc limit 1",
        [one.person],
      )
      return found.rows
    })
    expect(lines[0].detail.kinds).toContain('assessment')
  })

  it('leads to the record of each line', async () => {
    const { body } = await ask(actor(permissionCodes))
    for (const { page, kind } of body.items) if (kind !== 'duty') expect(page, kind).toMatch(/^\/[a-z]+\//)
  })
})

describe('the assessment of a case', () => {
  const worker = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']
  // The records that were written for the timeline have no words that could be opened.
  const other = () => world.people[1] as Marked
  const send = (by: Actor, method: 'GET' | 'POST', path: string, payload?: object) =>
    world.app.server.inject({
      method,
      url: `/api/cases/${other().ids.case}${path}`,
      headers: world.app.as(by),
      ...(payload ? { payload } : {}),
    })

  it('names an assessment of the client by instrument, day and score, and by no grade', async () => {
    const by = actor(worker)
    const results = await send(by, 'GET', '/assessments')
    expect(results.json().items).toMatchObject([
      { id: other().ids.assessment, assessedOn: '2023-12-20', provisional: expect.any(Boolean) },
    ])
    expect(Object.keys(results.json().items[0]).toSorted()).toEqual([
      'assessedOn',
      'id',
      'instrument',
      'provisional',
      'score',
    ])
    const { version } = (await send(by, 'GET', '/file')).json()
    const entered = await send(by, 'POST', '/phase', { id: newId(), version, to: 'assessment' })
    expect(entered.statusCode, entered.body).toBe(200)
    const scale = (assessment: string) =>
      filing(caseRecords.assessment({ scales: [{ name: '随意', score: '99', assessment }] }))
    const strange = await send(by, 'POST', '/records', scale(newId()))
    expect(strange.json().problems).toMatchObject([
      { code: 'case-result-not-found', path: '/body/record/scales/0/assessment' },
    ])
    const filed = await send(by, 'POST', '/records', scale(other().ids.assessment))
    expect(filed.statusCode, filed.body).toBe(201)
    const { records } = (await send(by, 'GET', '/file')).json()
    const found = records.find(({ kind }: { kind: string }) => kind === 'assessment').body.scales
    const [result] = results.json().items
    expect(found).toEqual([
      {
        name: result.instrument.zh,
        score: result.score,
        on: '2023-12-20',
        assessment: other().ids.assessment,
      },
    ])
  })

  it('shows no results to who may not read sensitive fields or not see the case', async () => {
    expect((await send(actor(['casework.read']), 'GET', '/assessments')).json().code).toBe('not-permitted')
    expect((await send(actor(worker, neighbour), 'GET', '/assessments')).statusCode).toBe(404)
  })
})
