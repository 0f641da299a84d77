import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { ok } from '../../../../kernel/result.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { everyFigureRight, type FiguresWorld, figuresWorld } from '../../../../tests/figures-world.ts'
import { neighbour, villages, xunxian } from '../../../../tests/people-world.ts'

let world: FiguresWorld
let owner: Actor
let colleague: Actor

beforeAll(async () => {
  world = await figuresWorld()
  owner = world.actor(everyFigureRight, xunxian)
  colleague = world.actor(everyFigureRight, xunxian)
})
afterAll(() => world.close())

const send = async (
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload: object | null,
  by: Actor = owner,
) => {
  const answer = await world.app.server.inject({
    method,
    url,
    headers: world.app.as(by),
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}

const table = () => ({
  id: newId(),
  title: '各镇走访',
  shownOn: 'mine',
  kind: 'table',
  node: '410621',
  measures: ['persons-visited', 'visits'],
  sort: 'visits',
})

const pinsOf = async (by: Actor, query: Record<string, string> = {}) =>
  (await world.ask(by, '/api/figures/pins', query)).body.items

describe('what someone pins', () => {
  it('is kept as it was arranged, after what is there, and comes back to its owner', async () => {
    const first = table()
    const made = await send('POST', '/api/figures/pins', first)
    expect(made).toMatchObject({ status: 201, body: { title: '各镇走访', position: 0 } })
    const resent = await send('POST', '/api/figures/pins', first)
    expect(resent.body).toEqual(made.body)
    await send('POST', '/api/figures/pins', { ...table(), shownOn: 'node', kind: 'trend', span: '8q' })
    expect(await pinsOf(owner)).toMatchObject([
      {
        id: first.id,
        kind: 'table',
        node: '410621000000',
        measures: ['persons-visited', 'visits'],
        by: 'division',
        grouped: true,
        sort: 'visits',
        rising: false,
      },
      { shownOn: 'node', kind: 'trend', span: '8q', position: 1 },
    ])
    expect(await pinsOf(owner, { node: '410621' })).toHaveLength(2)
    expect(await pinsOf(owner, { node: '410621105' })).toEqual([])
  })

  it('is renamed, arranged anew and unpinned', async () => {
    const pin = table()
    await send('POST', '/api/figures/pins', pin)
    const change = { ...pin, id: newId(), title: '走访排名', position: 7, measures: ['visits'], rising: true }
    expect(await send('PUT', `/api/figures/pins/${pin.id}`, change)).toMatchObject({
      status: 200,
      body: { id: pin.id, title: '走访排名', position: 7, measures: ['visits'], rising: true },
    })
    expect((await send('DELETE', `/api/figures/pins/${pin.id}`, null)).status).toBe(204)
    expect((await send('DELETE', `/api/figures/pins/${pin.id}`, null)).status).toBe(404)
  })

  it('is its own account’s: a colleague of the same rights neither sees, changes nor unpins it', async () => {
    const pin = table()
    await send('POST', '/api/figures/pins', pin)
    expect(await pinsOf(colleague)).toEqual([])
    const change = { ...pin, id: newId(), position: 0 }
    const changed = await send('PUT', `/api/figures/pins/${pin.id}`, change, colleague)
    const missing = await send('PUT', `/api/figures/pins/${newId()}`, { ...change, id: newId() }, colleague)
    expect(changed.status).toBe(404)
    expect({ ...changed.body, reference: null }).toEqual({ ...missing.body, reference: null })
    expect((await send('DELETE', `/api/figures/pins/${pin.id}`, null, colleague)).status).toBe(404)
    expect((await pinsOf(owner)).map(({ id }: { id: string }) => id)).toContain(pin.id)
  })

  it('is kept apart by the database too', async () => {
    await send('POST', '/api/figures/pins', table())
    const seen = (actor: Actor) =>
      inTransaction(world.platform.database.handle, { actor, scope: noScope }, 'read', async (tx) =>
        ok((await sql<{ n: number }>`select count(*)::integer as n from figure_pin`.execute(tx)).rows[0]?.n),
      )
    expect(await seen(colleague)).toEqual({ ok: true, value: 0 })
    expect(await seen(owner)).not.toEqual({ ok: true, value: 0 })
  })

  it('is refused for a place out of reach, a measure that there is not, and parts that a place has not', async () => {
    const outsider = world.actor(everyFigureRight, neighbour)
    expect((await send('POST', '/api/figures/pins', table(), outsider)).status).toBe(404)
    const problems = async (wrong: object) =>
      (await send('POST', '/api/figures/pins', { ...table(), ...wrong })).body.problems.map(
        ({ code, path }: { code: string; path: string }) => [code, path],
      )
    expect(await problems({ measures: ['visits', 'miles'] })).toEqual([
      ['measure-unknown', '/body/measures/1'],
    ])
    expect(await problems({ node: String(villages.caodian) })).toEqual([['no-parts', '/body/by']])
    expect(await problems({ title: ' ', kind: 'pie' })).toEqual([
      ['value-missing', '/body/title'],
      ['value-not-in-list', '/body/kind'],
    ])
    expect(
      (await send('POST', '/api/figures/pins', table(), world.actor(['people.read'], xunxian))).status,
    ).toBe(403)
  })

  it('is no more than sixty', async () => {
    const many = world.actor(everyFigureRight, xunxian)
    for (let i = 0; i < 60; i++) await send('POST', '/api/figures/pins', table(), many)
    expect(await send('POST', '/api/figures/pins', table(), many)).toMatchObject({
      status: 409,
      body: { code: 'too-many-pins' },
    })
  })
})

const noScope = { ranges: [], stations: [], persons: [], organisations: [] }
