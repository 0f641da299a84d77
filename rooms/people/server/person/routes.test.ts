import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import {
  invented,
  neighbour,
  type PeopleWorld,
  peopleWorld,
  villages,
  xiaohe,
  xunxian,
} from '../../../../tests/people-world.ts'

let platform: TestPlatform
let world: PeopleWorld

beforeAll(async () => {
  platform = await testPlatform()
  world = await peopleWorld(platform)
})
afterAll(() => platform.close())

const numberless = { identityKind: 'none', noIdentityReason: 'number-not-told' }
const trail = (action: string) =>
  asOwner(platform.ownerUrl, async (client) => {
    const { rows } = await client.query(
      'select subject, purpose, detail from audit_line where action = $1 order by at desc',
      [action],
    )
    return rows
  })

describe('registering a person', () => {
  it('opens a file with a number of the county and year, born and sexed by the identity number', async () => {
    const worker = world.actor(xiaohe)
    const number = invented('1956-03-08', 22)
    const id = newId()
    const answer = await world.send(worker, 'POST', '/api/people', {
      id: newId(),
      person: id,
      station: world.stations.xiaohe,
      division: villages.zhangzhuang,
      registeredOn: '2023-05-10',
      fields: { name: '李 秀英', idNumber: number, phone: '138 0000 1234', address: '张庄村三组12号' },
      categories: [{ category: 'DB', subKind: 'rural', from: '2022-01-01' }],
    })
    expect(answer).toMatchObject({
      status: 201,
      body: { id, fileNumber: 'CL-410621-2023-00001', possibleDuplicates: [] },
    })
    const file = await world.send(worker, 'GET', `/api/people/${id}`)
    expect(file.body).toMatchObject({
      name: '李秀英',
      sex: 2,
      birth: '1956-03-08',
      age: 67,
      idNumber: `990621********${number.slice(-4)}`,
      phone: '138****1234',
      masked: { held: ['idNumber', 'phone', 'address'] },
      place: {
        code: villages.zhangzhuang,
        name: '张庄村民委员会',
        path: '河南省 鹤壁市 浚县 小河镇 张庄村民委员会',
      },
      registeredOn: '2023-05-10',
      categories: ['DB'],
      sensitive: { categories: [{ category: 'DB', subKind: 'rural', from: '2022-01-01', to: null }] },
      abilities: { readSensitive: true, unmask: true, change: true, merge: true },
    })
    expect(JSON.stringify(file.body)).not.toContain(number)
    expect(JSON.stringify(file.body)).not.toContain('12号')
  })

  it('is harmless when it is sent again, and refuses the id for anything else', async () => {
    const worker = world.actor(xiaohe)
    const body = {
      id: newId(),
      person: newId(),
      station: world.stations.xiaohe,
      division: villages.zhangzhuang,
      fields: { name: '赵一', ...numberless },
    }
    const first = await world.send(worker, 'POST', '/api/people', body)
    const again = await world.send(worker, 'POST', '/api/people', body)
    expect(again.body).toEqual(first.body)
    const other = await world.send(worker, 'POST', '/api/people', {
      ...body,
      fields: { name: '赵二', ...numberless },
    })
    expect(other).toMatchObject({ status: 409, body: { code: 'id-already-used' } })
  })

  it('says everything that is wrong at once, each with its place', async () => {
    const answer = await world.send(world.actor(xiaohe), 'POST', '/api/people', {
      id: newId(),
      person: newId(),
      station: world.stations.xiaohe,
      division: villages.zhangzhuang,
      fields: { name: '钱三', idNumber: '990621195603080023', phone: '12', education: 'nonsense' },
    })
    expect(answer.status).toBe(400)
    expect(
      answer.body.problems.map(({ path, code }: { path: string; code: string }) => [path, code]),
    ).toEqual([
      ['/body/fields/idNumber', 'identity-number-check-digit'],
      ['/body/fields/phone', 'phone-not-a-number'],
      ['/body/fields/education', 'value-not-in-list'],
    ])
  })

  it('takes a person without a number with the reason, and completes the number later', async () => {
    const worker = world.actor(xiaohe)
    const id = await world.person({
      fields: { name: '孙四', identityKind: 'none', noIdentityReason: 'not-registered' },
    })
    const without = await world.send(worker, 'GET', `/api/people/${id}`)
    expect(without.body).toMatchObject({
      identityKind: 'none',
      noIdentityReason: 'not-registered',
      idNumber: null,
    })
    const number = invented('1990-01-01', 31)
    await world.send(worker, 'PATCH', `/api/people/${id}`, {
      id: newId(),
      version: 1,
      fields: { idNumber: number },
    })
    const completed = await world.send(worker, 'GET', `/api/people/${id}`)
    expect(completed.body).toMatchObject({
      identityKind: 'resident',
      noIdentityReason: null,
      birth: '1990-01-01',
      sex: 1,
    })
  })

  it('asks for the reason when there is no number', async () => {
    const answer = await world.send(world.actor(xiaohe), 'POST', '/api/people', {
      id: newId(),
      person: newId(),
      station: world.stations.xiaohe,
      division: villages.zhangzhuang,
      fields: { name: '孙五' },
    })
    expect(answer.body.problems).toMatchObject([
      { path: '/body/fields/noIdentityReason', code: 'no-number-reason-missing' },
    ])
  })

  it('refuses a number that somebody in sight has, and does not tell of one out of sight', async () => {
    const number = invented('1961-07-07', 41)
    const first = await world.person({ fields: { name: '周六', idNumber: number } })
    const body = {
      person: newId(),
      fields: { name: '周六', idNumber: number },
    }
    const inSight = await world.send(world.actor(xunxian), 'POST', '/api/people', {
      ...body,
      id: newId(),
      station: world.stations.weixian,
      division: villages.caodian,
    })
    expect(inSight).toMatchObject({
      status: 409,
      body: { code: 'person-already-registered', data: { person: first } },
    })
    const outOfSight = await world.send(world.actor(neighbour), 'POST', '/api/people', {
      ...body,
      id: newId(),
      station: world.stations.nanzhuang,
      division: 410622100201,
    })
    expect(outOfSight).toMatchObject({ status: 201, body: { possibleDuplicates: [] } })
  })

  it('is refused at a station or a place outside the scope', async () => {
    const worker = world.actor(xiaohe)
    const body = { person: newId(), fields: { name: '吴七', ...numberless } }
    const elsewhere = await world.send(worker, 'POST', '/api/people', {
      ...body,
      id: newId(),
      station: world.stations.weixian,
      division: villages.caodian,
    })
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'station-not-found' } })
    const nowhere = await world.send(worker, 'POST', '/api/people', {
      ...body,
      id: newId(),
      station: world.stations.xiaohe,
      division: 410621105999,
    })
    expect(nowhere.body.problems).toMatchObject([{ code: 'division-code-not-valid' }])
  })

  it('gives each file of a county its own number when many register at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        world.person({ registeredOn: '2022-06-01', fields: { name: `郑${i}` } }),
      ),
    )
    const numbers = await Promise.all(
      ids.map(
        async (id) => (await world.send(world.actor(xunxian), 'GET', `/api/people/${id}`)).body.fileNumber,
      ),
    )
    expect(new Set(numbers).size).toBe(12)
    expect(numbers.toSorted().at(-1)).toBe('CL-410621-2022-00012')
  })
})

describe('a file', () => {
  it('is not there for somebody whose scope does not reach it, and answers the same as one that never was', async () => {
    const id = await world.person()
    const stranger = world.actor(neighbour)
    const hidden = await world.send(stranger, 'GET', `/api/people/${id}`)
    const missing = await world.send(stranger, 'GET', `/api/people/${newId()}`)
    expect(hidden.status).toBe(404)
    expect(hidden.body.code).toBe('not-found')
    expect(missing.body).toEqual(hidden.body)
    const unmasked = await world.send(stranger, 'POST', `/api/people/${id}/unmask`, {
      fields: ['idNumber'],
      purpose: 'visit',
      note: '走访',
    })
    expect(unmasked.status).toBe(404)
    const changed = await world.send(stranger, 'PATCH', `/api/people/${id}`, {
      id: newId(),
      version: 1,
      fields: { name: '别人' },
    })
    expect(changed.status).toBe(404)
  })

  it('shows no sensitive field to whoever may only read people, and says in the trail who saw them', async () => {
    const id = await world.person({
      fields: { name: '冯八', health: 'serious-illness', incomeFen: 52_000 },
      categories: [{ category: 'TK', from: '2021-01-01' }],
    })
    const plain = await world.send(world.actor(xiaohe, ['people.read']), 'GET', `/api/people/${id}`)
    expect(plain.body).not.toHaveProperty('sensitive')
    expect(plain.body).not.toHaveProperty('categories')
    expect(JSON.stringify(plain.body)).not.toContain('TK')
    expect((await trail('people.read-sensitive')).filter(({ subject }) => subject === id)).toEqual([])
    const full = await world.send(world.actor(xiaohe), 'GET', `/api/people/${id}`)
    expect(full.body.sensitive).toMatchObject({ health: 'serious-illness', incomeFen: 52_000 })
    expect((await trail('people.read-sensitive')).filter(({ subject }) => subject === id)).toHaveLength(1)
  })

  it('tells the name alone without a look at the file in the trail, and to nobody who may not see the file', async () => {
    const id = await world.person({ fields: { name: '冯九', health: 'serious-illness' } })
    const named = await world.send(world.actor(xiaohe), 'GET', `/api/people/${id}/name`)
    expect(named).toMatchObject({ status: 200, body: { id, name: '冯九' } })
    expect((await trail('people.read-sensitive')).filter(({ subject }) => subject === id)).toEqual([])
    const hidden = await world.send(world.actor(neighbour), 'GET', `/api/people/${id}/name`)
    expect([hidden.status, hidden.body.code]).toEqual([404, 'not-found'])
  })

  it('never shows a need-to-know category but after an unmasking', async () => {
    const id = await world.person({ categories: [{ category: 'XSSJ', from: '2023-01-01' }] })
    const worker = world.actor(xiaohe)
    const file = await world.send(worker, 'GET', `/api/people/${id}`)
    expect(JSON.stringify(file.body)).not.toContain('XSSJ')
    const history = await world.send(worker, 'GET', `/api/people/${id}/categories`)
    expect(history.body.items).toEqual([])
    const unmasked = await world.send(worker, 'POST', `/api/people/${id}/unmask`, {
      fields: ['restrictedCategories'],
      purpose: 'by-law',
      note: '司法所来函',
    })
    expect(unmasked.body.restrictedCategories).toEqual(['XSSJ'])
  })

  it('is unmasked for a purpose, and who saw what and why is in the trail', async () => {
    const number = invented('1970-02-02', 51)
    const id = await world.person({ fields: { name: '陈九', idNumber: number, address: '张庄村一组3号' } })
    const worker = world.actor(xiaohe)
    const answer = await world.send(worker, 'POST', `/api/people/${id}/unmask`, {
      fields: ['idNumber', 'address', 'phone'],
      purpose: 'visit',
      note: '上门走访核对',
    })
    expect(answer.body.values).toEqual({ idNumber: number, address: '张庄村一组3号' })
    const [line] = await trail('people.unmask')
    expect(line).toMatchObject({
      subject: id,
      purpose: 'visit: 上门走访核对',
      detail: { fields: ['idNumber', 'address', 'phone'] },
    })
    const without = await world.send(
      world.actor(xiaohe, ['people.read']),
      'POST',
      `/api/people/${id}/unmask`,
      {
        fields: ['idNumber'],
        purpose: 'visit',
        note: '走访',
      },
    )
    expect(without).toMatchObject({ status: 403, body: { code: 'not-permitted' } })
    const aimless = await world.send(worker, 'POST', `/api/people/${id}/unmask`, {
      fields: ['idNumber'],
      purpose: 'curiosity',
      note: '看看',
    })
    expect(aimless.status).toBe(400)
  })

  it('is changed once a version: the second of two is told what is there now', async () => {
    const id = await world.person({ fields: { name: '褚十' } })
    const worker = world.actor(xiaohe)
    const change = (fields: object) =>
      world.send(worker, 'PATCH', `/api/people/${id}`, { id: newId(), version: 1, fields })
    const [one, two] = await Promise.all([change({ name: '褚十一' }), change({ name: '褚十二' })])
    expect([one.status, two.status].toSorted()).toEqual([200, 409])
    const refused = one.status === 409 ? one : two
    const won = one.status === 409 ? '褚十二' : '褚十一'
    expect(refused.body).toMatchObject({
      code: 'changed-meanwhile',
      data: { version: 2, now: { name: won } },
    })
  })

  it('tells the abilities of whoever reads it', async () => {
    const id = await world.person()
    const reader = world.actor(xiaohe, ['people.read'])
    const file = await world.send(reader, 'GET', `/api/people/${id}`)
    expect(file.body.abilities).toEqual({
      readSensitive: false,
      unmask: false,
      change: false,
      merge: false,
      export: false,
    })
  })

  it('is seen through a grant for that one person, and no other file with it', async () => {
    const [one, other] = [await world.person(), await world.person()]
    const partner = world.actor({ kind: 'person', person: one }, ['people.read'])
    expect((await world.send(partner, 'GET', `/api/people/${one}`)).status).toBe(200)
    expect((await world.send(partner, 'GET', `/api/people/${other}`)).status).toBe(404)
    const list = await world.send(partner, 'GET', '/api/people')
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([one])
  })
})

describe('the state of a file', () => {
  const set = (id: string, body: object) =>
    world.send(world.actor(xiaohe), 'POST', `/api/people/${id}/state`, { id: newId(), ...body })
  const stays = (id: string) =>
    asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select registered_on::text as from, left_on::text as until from figures_register where id = $1 order by 1`,
        [id],
      )
      return rows
    })

  it('ends the time on the register, and begins another when the person is back', async () => {
    const id = await world.person({ registeredOn: '2023-01-10' })
    await set(id, { version: 1, state: 'moved-away', on: '2023-06-01', reason: '迁往新乡' })
    expect(await stays(id)).toEqual([{ from: '2023-01-10', until: '2023-06-01' }])
    await set(id, { version: 2, state: 'active', on: '2023-09-15', reason: '迁回' })
    expect(await stays(id)).toEqual([
      { from: '2023-01-10', until: '2023-06-01' },
      { from: '2023-09-15', until: null },
    ])
  })

  it('stays on the register while paused', async () => {
    const id = await world.person({ registeredOn: '2023-01-10' })
    await set(id, { version: 1, state: 'paused', on: '2023-06-01', reason: '停保复核' })
    expect(await stays(id)).toEqual([{ from: '2023-01-10', until: null }])
  })

  it('needs a reason to close a file or to bring somebody back who was recorded as dead', async () => {
    const id = await world.person({ registeredOn: '2023-01-10' })
    expect((await set(id, { version: 1, state: 'closed', on: '2023-06-01' })).body.code).toBe(
      'reason-missing',
    )
    expect((await set(id, { version: 1, state: 'died', on: '2023-06-01' })).status).toBe(200)
    expect((await set(id, { version: 2, state: 'active', on: '2023-06-01' })).body.code).toBe(
      'reason-missing',
    )
  })

  it('does not change in the future, nor before the file was opened', async () => {
    const id = await world.person({ registeredOn: '2023-01-10' })
    expect((await set(id, { version: 1, state: 'died', on: '2023-12-30' })).body.code).toBe('day-in-future')
    expect((await set(id, { version: 1, state: 'died', on: '2023-01-09' })).body.code).toBe(
      'day-before-registration',
    )
  })
})

describe('moving to another station', () => {
  const register = (id: string) =>
    asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select station, division::text, registered_on::text as from, left_on::text as until
         from figures_register where id = $1 order by 3`,
        [id],
      )
      return rows
    })

  it('leaves the time before where it was, and marks the figures of both', async () => {
    const id = await world.person({
      registeredOn: '2023-08-05',
      categories: [{ category: 'DB', from: '2023-08-05' }],
    })
    const answer = await world.send(world.actor(xunxian), 'POST', `/api/people/${id}/transfer`, {
      id: newId(),
      version: 1,
      station: world.stations.weixian,
      division: villages.caodian,
      kind: 'moved',
      on: '2023-11-20',
      reason: '搬到前草店',
    })
    expect(answer.status).toBe(200)
    expect(await register(id)).toEqual([
      {
        station: world.stations.xiaohe,
        division: String(villages.zhangzhuang),
        from: '2023-08-05',
        until: '2023-11-20',
      },
      {
        station: world.stations.weixian,
        division: String(villages.caodian),
        from: '2023-11-20',
        until: null,
      },
    ])
    const marked = await asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select distinct station, month from figure_dirty where month in (202311, 202312) order by month, station`,
      )
      return rows
    })
    for (const station of [world.stations.xiaohe, world.stations.weixian])
      expect(marked).toEqual(
        expect.arrayContaining([
          { station, month: 202311 },
          { station, month: 202312 },
        ]),
      )
    expect((await world.send(world.actor(xiaohe), 'GET', `/api/people/${id}`)).status).toBe(404)
    const found = await world.send(world.actor(villages.caodian), 'GET', `/api/people/${id}`)
    expect(found.body.categories).toEqual(['DB'])
  })

  it('as a correction, was never anywhere else', async () => {
    const id = await world.person({ registeredOn: '2023-08-05' })
    await world.send(world.actor(xunxian), 'POST', `/api/people/${id}/transfer`, {
      id: newId(),
      version: 1,
      station: world.stations.weixian,
      division: villages.caodian,
      kind: 'correction',
      reason: '登记错站',
    })
    expect(await register(id)).toMatchObject([
      { station: world.stations.weixian, from: '2023-08-05', until: null },
    ])
  })

  it('is refused to a place outside the scope', async () => {
    const id = await world.person()
    const answer = await world.send(world.actor(xiaohe), 'POST', `/api/people/${id}/transfer`, {
      id: newId(),
      version: 1,
      station: world.stations.weixian,
      division: villages.caodian,
      kind: 'moved',
      reason: '搬家',
    })
    expect(answer).toMatchObject({ status: 404, body: { code: 'station-not-found' } })
  })
})
