import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { neighbour, type PeopleWorld, peopleWorld, xiaohe, xunxian } from '../../../../tests/people-world.ts'

let platform: TestPlatform
let world: PeopleWorld
let child: string
let grandmother: string
let household: string

beforeAll(async () => {
  platform = await testPlatform()
  world = await peopleWorld(platform)
  household = newId()
  const made = await send('POST', '/api/people/households', {
    id: newId(),
    household,
    station: world.stations.xiaohe,
    division: 410621105201,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  grandmother = await world.person({ household, fields: { name: '王秀英', sex: 2, birth: '1950-02-03' } })
  child = await world.person({ household, fields: { name: '李小明', sex: 1, birth: '2012-05-06' } })
  for (const [person, relation] of [
    [grandmother, '02'],
    [child, '41'],
  ])
    await send('PUT', `/api/people/households/${household}/members/${person}`, { id: newId(), relation })
})
afterAll(() => platform.close())

const send = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object, by = world.actor(xunxian)) =>
  world.send(by, method, url, body)
const family = async (person = child, by = world.actor(xunxian)) =>
  (await send('GET', `/api/people/${person}/family`, undefined, by)).body

/** The ties of an answer by the names of its members. */
function told({ members, ties }: Awaited<ReturnType<typeof family>>): string[] {
  const name = (key: string) => members.find((one: { key: string }) => one.key === key).name
  return ties
    .map((tie: { from: string; to: string; kind: string; source: string; quality: string | null }) =>
      [name(tie.from), tie.kind, name(tie.to), tie.source, tie.quality].filter(Boolean).join(' '),
    )
    .toSorted()
}

const father = newId()
const mother = newId()
const relative = (id: string, more: object) => ({ id: newId(), relative: id, ...more })

describe('the family of a person', () => {
  it('is what the household says, until something is recorded', async () => {
    expect(told(await family())).toEqual(['王秀英 grandparent 李小明 household'])
  })

  it('grows by relatives without a file and by ties between any two of its members', async () => {
    const added = await send(
      'POST',
      `/api/people/${child}/relatives`,
      relative(father, {
        name: '李强',
        sex: 1,
        birthYear: 1980,
        work: '外出务工',
        tie: { id: newId(), kind: 'parent', with: { person: child }, quality: 'distant' },
      }),
    )
    expect(added.status, JSON.stringify(added.body)).toBe(201)
    await send(
      'POST',
      `/api/people/${child}/relatives`,
      relative(mother, {
        name: '赵兰',
        sex: 2,
        birthYear: 1982,
        tie: { id: newId(), kind: 'parent', with: { person: child } },
      }),
    )
    const related = [
      { kind: 'divorced', from: { relative: father }, to: { relative: mother }, fromOn: '2018-03-01' },
      { kind: 'parent', from: { person: grandmother }, to: { relative: father } },
      { kind: 'guardian', from: { person: grandmother }, to: { person: child }, quality: 'close' },
    ]
    for (const body of related) {
      const answer = await send('POST', `/api/people/${child}/relations`, {
        id: newId(),
        relation: newId(),
        ...body,
      })
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    }
    const wanted = [
      '李强 divorced 赵兰 recorded',
      '李强 parent 李小明 recorded distant',
      '王秀英 grandparent 李小明 household',
      '王秀英 guardian 李小明 recorded close',
      '王秀英 parent 李强 recorded',
      '赵兰 parent 李小明 recorded',
    ].toSorted()
    expect(told(await family())).toEqual(wanted)
    // The grandmother's file shows the same family.
    expect(told(await family(grandmother))).toEqual(wanted)
  })

  it('is a picture, the same each time', async () => {
    const svg = async () => (await send('GET', `/api/people/${child}/genogram`)).body
    expect(await svg()).toContain('李强')
    expect(await svg()).toBe(await svg())
  })

  it('refuses what cannot be', async () => {
    const relate = async (body: object) =>
      (await send('POST', `/api/people/${child}/relations`, { id: newId(), relation: newId(), ...body })).body
        .code
    const both = { from: { person: child }, to: { person: grandmother } }
    expect(await relate({ ...both, kind: 'parent' })).toBe('relation-in-a-circle')
    expect(await relate({ kind: 'sibling', from: { person: child }, to: { person: child } })).toBe(
      'relation-with-oneself',
    )
    expect(await relate({ kind: 'guardian', from: { person: grandmother }, to: { person: child } })).toBe(
      'relation-known',
    )
    expect(await relate({ ...both, kind: 'other', fromOn: '2030-01-01' })).toBe('day-in-future')
    expect(await relate({ ...both, kind: 'other', fromOn: '2023-02-01', toOn: '2023-01-01' })).toBe(
      'relation-days-reversed',
    )
    expect(await relate({ kind: 'other', from: { relative: newId() }, to: { person: child } })).toBe(
      'relative-not-found',
    )
    const [a, b] = [await world.person(), await world.person()]
    expect(await relate({ kind: 'sibling', from: { person: a }, to: { person: b } })).toBe(
      'relation-outside-family',
    )
  })

  it('is corrected by another record and taken out with a reason; the history keeps all', async () => {
    const before = (await family()).ties.find(({ kind }: { kind: string }) => kind === 'guardian')
    const replacement = newId()
    const corrected = await send('POST', `/api/people/${child}/relations/${before.id}/correction`, {
      id: newId(),
      replacement,
      kind: 'guardian',
      quality: 'conflict',
      fromOn: '2019-01-01',
    })
    expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
    expect(told(await family())).toContain('王秀英 guardian 李小明 recorded conflict')
    const removed = await send('POST', `/api/people/${child}/relations/${replacement}/withdrawal`, {
      id: newId(),
      reason: '登记有误',
    })
    expect(removed.status, JSON.stringify(removed.body)).toBe(200)
    expect(told(await family()).join()).not.toContain('guardian')
    const twice = await send('POST', `/api/people/${child}/relations/${replacement}/withdrawal`, {
      id: newId(),
      reason: '登记有误',
    })
    expect(twice.body.code).toBe('relation-not-current')
    const { items } = (await send('GET', `/api/people/${child}/relations/history`)).body
    const guardian = items.filter(({ kind }: { kind: string }) => kind === 'guardian')
    expect(guardian.map(({ state }: { state: string }) => state)).toEqual(['removed', 'replaced'])
  })

  it('a relative is corrected by a new version and keeps the ties', async () => {
    const change = (version: number) =>
      send('PUT', `/api/people/${child}/relatives/${father}`, {
        id: newId(),
        version,
        name: '李强',
        sex: 1,
        birthYear: 1979,
        deceased: true,
        deathYear: 2022,
      })
    expect((await change(1)).body).toMatchObject({ version: 2 })
    expect((await change(1)).body.code).toBe('changed-meanwhile')
    const { members } = await family()
    expect(members.find(({ name }: { name: string }) => name === '李强')).toMatchObject({
      birthYear: 1979,
      deathYear: 2022,
      deceased: true,
    })
    expect(told(await family())).toContain('李强 parent 李小明 recorded distant')
  })

  it('shows how people get on, work and notes only to who may see sensitive fields', async () => {
    const plain = world.actor(xunxian, ['people.read'])
    const answer = await family(child, plain)
    expect(answer.sensitive).toBe(false)
    expect(told(answer).join()).not.toMatch(/distant|close/)
    expect(JSON.stringify(answer)).not.toContain('外出务工')
    expect((await send('GET', `/api/people/${child}/genogram`, undefined, plain)).body).toContain('李强')
    expect((await send('GET', `/api/people/${child}/relations/history`, undefined, plain)).status).toBe(403)
  })

  it('is not there for who may not see the person, and is changed by no mere reader', async () => {
    for (const path of ['family', 'genogram', 'relations/history'])
      expect(
        (await send('GET', `/api/people/${child}/${path}`, undefined, world.actor(neighbour))).status,
        path,
      ).toBe(404)
    const body = {
      id: newId(),
      relation: newId(),
      kind: 'other',
      from: { person: child },
      to: { person: grandmother },
    }
    const relate = (by: ReturnType<typeof world.actor>) =>
      send('POST', `/api/people/${child}/relations`, body, by)
    expect((await relate(world.actor(xunxian, ['people.read']))).status).toBe(403)
    expect((await relate(world.actor(neighbour))).status).toBe(404)
    const sibling = await world.person({ station: world.stations.weixian, division: 410621107202 })
    const outside = { ...body, kind: 'sibling', to: { person: sibling } }
    expect(
      (await send('POST', `/api/people/${child}/relations`, outside, world.actor(xiaohe))).body.code,
    ).toBe('not-found')
  })

  it('goes along when the file is moved to another station', async () => {
    const { version } = (await send('GET', `/api/people/${child}`)).body
    const moved = await send('POST', `/api/people/${child}/transfer`, {
      id: newId(),
      version,
      station: world.stations.weixian,
      division: '410621107202',
      kind: 'moved',
      reason: '随父母迁居',
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    const places = await asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select division::bigint as division from relative where person = $1
         union select division from person_relation where person = $1`,
        [child],
      )
      return rows.map(({ division }) => Number(division))
    })
    expect(places).toEqual([410621107202])
  })
})
