import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type PartnersWorld, partnersWorld } from '../../../tests/partners-world.ts'
import { xiaoheVillage } from '../../../tests/small-county.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { checkDigitOf } from '../../people/index.ts'

let world: PartnersWorld
beforeAll(async () => {
  world = await partnersWorld()
})
afterAll(() => world.close())

const facts = { name: '李春花', birth: '1990-05-01', division: xiaoheVillage, linkedOn: '2023-03-05' }
const numberOf = (at: number) => {
  const digits = `99062119900501${String(100 + at)}`
  return digits + checkDigitOf(digits)
}

const register = async (more: object = {}, by = world.worker) => {
  const volunteer = newId()
  const body = { id: newId(), volunteer, station: world.county.xiaoheStation, ...facts, ...more }
  return { volunteer, ...(await world.post('/api/volunteers', body, by)) }
}
const flow = (volunteer: string) =>
  world.rows(
    'select day::text, change, registration from figures_volunteer_flow where volunteer = $1 order by day, change',
    [volunteer],
  )

describe('a volunteer', () => {
  it('gets a number, and is found by initials and by number, with the phone masked', async () => {
    const { volunteer, body } = await register({ name: '单雄信', phone: '13812345678' })
    expect(body.number).toMatch(/^ZY-410621-\d{5}$/)
    for (const search of ['sxx', 'shanxiong', '雄信', body.number.toLowerCase()]) {
      const found = await world.get(`/api/volunteers?search=${encodeURIComponent(search)}`)
      expect(
        found.body.items.map(({ id }: { id: string }) => id),
        search,
      ).toEqual([volunteer])
      expect(found.body.items[0].phone).toBe('138****5678')
    }
    const shown = await world.post(`/api/volunteers/${volunteer}/unmask`, {
      field: 'phone',
      purpose: 'contact',
    })
    expect(shown.body).toEqual({ value: '13812345678' })
    const reader = world.actor(['volunteers.read'], { kind: 'station', station: world.county.xiaoheStation })
    const refused = await world.post(
      `/api/volunteers/${volunteer}/unmask`,
      { field: 'phone', purpose: 'contact' },
      reader,
    )
    expect(refused.status).toBe(403)
  })

  it('who is a minor is refused without the consent of a guardian', async () => {
    const refused = await register({ name: '周小苗', birth: '2010-01-01' })
    expect([refused.status, refused.body.problems[0].path]).toEqual([400, '/body/guardianConsentOn'])
    const minor = {
      name: '周小苗',
      birth: '2010-01-01',
      guardianConsentOn: '2023-03-01',
      guardianName: '周大树',
    }
    expect((await register(minor)).status).toBe(201)
  })

  it('is one by identity number, and remarked by name and birth', async () => {
    const idNumber = '11010519491231002X'
    const first = await register({ name: '赵一', birth: null, idNumber })
    expect(first.status).toBe(201)
    const second = await register({ name: '赵乙', birth: null, idNumber: '11010519491231002x' })
    expect([second.status, second.body.code, second.body.problems[0].data.number]).toEqual([
      409,
      'volunteer-already-registered',
      first.body.number,
    ])
    const detail = await world.get(`/api/volunteers/${first.volunteer}`)
    expect([detail.body.birth, detail.body.sex, detail.body.masked.idNumber]).toEqual([
      '1949-12-31',
      2,
      '110105********002X',
    ])
    await register({ name: '钱二', birth: '1980-02-02' })
    expect((await register({ name: '钱二', birth: '1980-02-02' })).body.warnings).toEqual([
      'same-name-and-birth',
    ])
  })

  it('belongs to one’s own station, and is not there for another', async () => {
    expect((await register({ station: world.county.shantangStation })).status).toBe(404)
    const { volunteer } = await register({ name: '孙三' })
    const stranger = world.actor(['volunteers.read', 'volunteers.write'], {
      kind: 'station',
      station: world.county.shantangStation,
    })
    expect((await world.get(`/api/volunteers/${volunteer}`, stranger)).status).toBe(404)
    expect((await world.get('/api/volunteers', stranger)).body.items).toEqual([])
    const leave = { id: newId(), version: 1, leftOn: '2023-12-01', reason: '搬走' }
    expect((await world.post(`/api/volunteers/${volunteer}/leave`, leave, stranger)).status).toBe(404)
    const reader = world.actor(['volunteers.read'], { kind: 'station', station: world.county.xiaoheStation })
    expect((await register({}, reader)).status).toBe(403)
  })

  it('S18.7: moves from the unregistered to the registered, leaves from there, and comes back', async () => {
    const { volunteer } = await register({ name: '吴四', phone: '13800000001' })
    const change = {
      id: newId(),
      version: 1,
      ...facts,
      name: '吴四',
      registeredOn: '2023-06-01',
      registrationNumber: 'P-0004',
    }
    expect((await world.put(`/api/volunteers/${volunteer}`, change)).body.version).toBe(2)
    const kept = await world.get(`/api/volunteers/${volunteer}`)
    expect([kept.body.registered, kept.body.masked.phone]).toEqual([true, '138****0001'])
    expect((await world.put(`/api/volunteers/${volunteer}`, { ...change, id: newId() })).body.code).toBe(
      'changed-meanwhile',
    )
    await world.post(`/api/volunteers/${volunteer}/leave`, {
      id: newId(),
      version: 2,
      leftOn: '2023-10-01',
      reason: '搬走',
    })
    expect(await flow(volunteer)).toEqual([
      { day: '2023-03-05', change: 1, registration: 'unregistered' },
      { day: '2023-06-01', change: -1, registration: 'unregistered' },
      { day: '2023-06-01', change: 1, registration: 'registered' },
      { day: '2023-10-01', change: -1, registration: 'registered' },
    ])
    expect(
      (await world.post(`/api/volunteers/${volunteer}/return`, { id: newId(), version: 3 })).body.version,
    ).toBe(4)
    expect(await flow(volunteer)).toHaveLength(3)
    const months = await world.rows(
      'select distinct month from figure_dirty where station = $1 and month > 202305 order by 1',
      [world.county.xiaoheStation],
    )
    expect(months.map(({ month }) => month)).toEqual([202306, 202310])
  })
})

describe('a list of volunteers', () => {
  const titles = ['姓名', '性别', '联系方式', '链接日期', '注册日期', '注册平台编号', '出生日期']
  const list = (rows: (string | null)[][]) =>
    buffer(
      workbookAnswer('a.xlsx', [
        { name: '名单', columns: titles.map((title) => ({ title, kind: 'text' as const })), rows },
      ]).stream,
    )

  it('S18.7: registers 2869, of them 1144 registered, in seconds', async () => {
    const rows = Array.from({ length: 2869 }, (_, at) => [
      `志愿${String.fromCodePoint(0x4e00 + at)}`,
      at % 2 === 0 ? '男' : '女',
      `139${String(10_000_000 + at)}`,
      '2021/3/5',
      at < 1144 ? '2021-04-01' : null,
      at < 1144 ? `BL${at}` : null,
      null,
    ])
    const file = await list(rows)
    const started = performance.now()
    const done = await world.upload('/api/volunteers/import', file, {
      id: newId(),
      station: world.county.xiaoheStation,
      apply: 'true',
    })
    expect([done.status, done.body.ready, done.body.wrongRows]).toEqual([200, 2869, 0])
    expect(performance.now() - started).toBeLessThan(20_000)
    const totals = await world.get(`/api/volunteers/totals?search=${encodeURIComponent('志愿')}`)
    expect(totals.body).toEqual({ volunteers: 2869, registered: 1144 })
    const counted = await world.rows(
      `select registration, sum(change)::integer as n from figures_volunteer_flow where day < '2022-03-01' group by 1 order by 1`,
    )
    expect(counted).toEqual([
      { registration: 'registered', n: 1144 },
      { registration: 'unregistered', n: 1725 },
    ])
  })

  it('names the rows that are wrong, repeats no sealed text, and leaves out who is there already', async () => {
    const file = await list([
      ['郑五', '男', '1', '2023-01-01', '2023-02-01', 'BL5555', null],
      ['郑六', '雄', null, '昨天', null, null, null],
      ['郑七', null, null, '2023-01-01', null, null, '2015-01-01'],
      ['郑八', null, null, '2023-01-01', '2023-02-01', 'BL5555', null],
    ])
    const fields = { station: world.county.xiaoheStation }
    const look = await world.upload('/api/volunteers/import', file, { id: newId(), ...fields })
    expect([look.body.rows, look.body.ready, look.body.wrongRows, look.body.applied]).toEqual([
      4,
      1,
      3,
      false,
    ])
    expect(look.body.problems.map((one: { row: number; code: string }) => `${one.row} ${one.code}`)).toEqual([
      '3 day-not-valid',
      '3 value-not-in-list',
      '4 guardian-consent-missing',
      '5 volunteer-already-registered',
    ])
    expect((await world.get(`/api/volunteers?search=${encodeURIComponent('郑五')}`)).body.items).toEqual([])
    const other = { id: newId(), station: world.county.shantangStation }
    expect((await world.upload('/api/volunteers/import', file, other)).status).toBe(404)
  })

  it('may come as a batch, all or none', async () => {
    const batch = (volunteers: object[]) =>
      world.post('/api/volunteers/batch', { id: newId(), station: world.county.xiaoheStation, volunteers })
    const one = { ...facts, name: '冯九' }
    const wrong = await batch([
      { volunteer: newId(), ...one },
      { volunteer: newId(), ...one, birth: '2015-01-01' },
    ])
    expect(wrong.body.problems.map(({ path }: { path: string }) => path)).toEqual([
      '/body/volunteers/1/guardianConsentOn',
    ])
    const done = await batch([
      { volunteer: newId(), ...one },
      { volunteer: newId(), ...one, name: '冯十', idNumber: numberOf(1) },
    ])
    expect([done.status, done.body.registered]).toEqual([201, 2])
  })
})
