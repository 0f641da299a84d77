import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type RegistryWorld, registryWorld } from '../../../tests/registry-world.ts'
import { xunxian } from '../../../tests/small-county.ts'

let world: RegistryWorld
let registrar: Actor
let second: Actor
const registered: RegistryWorld['registered'] = (more) => world.registered(more)
beforeAll(async () => {
  world = await registryWorld()
  registrar = world.registrar
  second = world.second
})
afterAll(() => world.close())

describe('a spot check', () => {
  it('is drawn by a second person, with a seed that draws the same again', async () => {
    for (let at = 0; at < 3; at += 1) await registered({ form: 'foundation' })
    const proposed = await world.post(
      '/api/registry-draws',
      {
        id: newId(),
        title: '年度抽查',
        authority: xunxian,
        drawnFrom: 'all',
        legalForm: 'foundation',
        wanted: 2,
      },
      registrar,
    )
    expect([proposed.status, proposed.body.population]).toEqual([201, 3])
    const path = `/api/registry-draws/${proposed.body.id}`
    expect((await world.post(`${path}/drawing`, { id: newId() }, registrar)).body.code).toBe(
      'draw-by-second-person',
    )
    expect((await world.post(`${path}/drawing`, { id: newId() }, second)).status).toBe(201)
    expect((await world.post(`${path}/drawing`, { id: newId() }, second)).body.code).toBe('draw-done')
    const { body } = await world.get(path, registrar)
    expect([body.drawn.length, body.others.length, body.repeats, body.seed.length]).toEqual([2, 1, true, 32])
    await world.rows('update organisation_draw set seed = $1 where id = $2', ['another', proposed.body.id])
    const finding = {
      id: newId(),
      organisation: body.others[0].organisation,
      checkedOn: '2023-12-29',
      finding: 'nothing-found',
    }
    expect((await world.post(`${path}/findings`, finding, registrar)).status).toBe(404)
    expect(
      (
        await world.post(
          `${path}/findings`,
          { ...finding, id: newId(), organisation: body.drawn[0].organisation },
          registrar,
        )
      ).status,
    ).toBe(201)
    const few = await world.post(
      '/api/registry-draws',
      {
        id: newId(),
        title: '抽查',
        authority: xunxian,
        drawnFrom: 'abnormal',
        legalForm: 'foundation',
        wanted: 1,
      },
      registrar,
    )
    expect(few.body.problems[0].code).toBe('draw-fewer-than-wanted')
    expect((await world.get('/api/registry-draws', world.officer)).status).toBe(403)
  })

  it('is ordered by a share as well, of which a part of a body is a whole one, and goes out as a list', async () => {
    const order = { title: '按比例抽查', authority: xunxian, drawnFrom: 'all', legalForm: 'foundation' }
    const by = (more: object) =>
      world.post('/api/registry-draws', { id: newId(), ...order, ...more }, registrar)
    // Three foundations stand: a third and more of them are two.
    const proposed = await by({ sharePercent: 34 })
    expect([proposed.status, proposed.body.wanted, proposed.body.population]).toEqual([201, 2, 3])
    const path = `/api/registry-draws/${proposed.body.id}`
    expect((await world.get(path, registrar)).body).toMatchObject({ wanted: 2, sharePercent: 34 })
    for (const more of [{}, { wanted: 1, sharePercent: 10 }])
      expect((await by(more)).body.problems[0]).toMatchObject({
        code: 'draw-number-or-share',
        path: '/body/wanted',
      })
    const sheet = await world.get(`${path}/export`, registrar)
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect((await world.get(`${path}/export`, world.officer)).status).toBe(403)
  })
})
