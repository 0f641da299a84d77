import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { villages, xiaohe, xunxian } from '../../../tests/people-world.ts'
import { type ReportsWorld, reportsWorld } from '../../../tests/reports-world.ts'

let world: ReportsWorld
let report: string
beforeAll(async () => {
  world = await reportsWorld()
  report = newId()
  const visit = { station: world.station, division: villages.zhangzhuang }
  await world.add([
    { ...visit, on: '2023-04-04', ordinal: 1, categories: ['DB'] },
    { ...visit, on: '2023-05-04', ordinal: 1, categories: ['DB', 'KJ'] },
    { ...visit, on: '2023-05-05', ordinal: 1, categories: ['DB', 'KJ'] },
    { ...visit, on: '2023-05-06', ordinal: 2, categories: ['TK'] },
    {
      ...visit,
      station: world.people.stations.weixian,
      division: villages.caodian,
      on: '2023-05-07',
      ordinal: 1,
      categories: ['DB'],
    },
  ])
})
afterAll(() => world.close())

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer.
const cell = (body: any, code: string) =>
  body.content.cells.find((one: { code: string }) => one.code === code)
const open = (by = world.social, id = report, node = `station:${world.station}`, month = '2023-05') =>
  world.post(by, '/api/reports', { report: id, node, month })
const see = (by = world.social, query = '') => world.get(by, `/api/reports/${report}${query}`)

describe('a monthly report (5.11)', () => {
  it('is opened for a station by who works there, once, and by nobody else', async () => {
    expect((await open(world.other)).status).toBe(404)
    const first = await open()
    expect(first).toMatchObject({ status: 201, body: { state: 'draft', version: 1 } })
    expect((await open(world.social, newId())).body.code).toBe('report-already-there')
  })

  it('fills itself with this month and last, persons once, categories with the note of their overlap (7.3)', async () => {
    const { body } = await see()
    expect(cell(body, 'visits')).toMatchObject({ counted: 3, last: 1 })
    expect(cell(body, 'persons-visited')).toMatchObject({ counted: 2, last: 1, addsUp: false })
    expect(cell(body, 'visits-by-category.dibao')).toMatchObject({ counted: 2, last: 1 })
    expect(cell(body, 'visits-by-category.child')).toMatchObject({ counted: 2 })
    const notes = body.content.sections.find((section: { code: string }) => section.code === 'visits').notes
    expect(notes[0].en).toContain('more than the total 3, by 2')
    expect(body).toMatchObject({ dueOn: '2023-06-07', late: false, number: null })
  })

  it('leaves out the rows of measures that this deployment does not count', async () => {
    const { body } = await see()
    expect(cell(body, 'referrals')).toBeUndefined()
  })

  it('reads as missing to a station next door and to who holds no permission', async () => {
    expect((await see(world.other)).status).toBe(404)
    expect((await see(world.actor(['figures.read'], xunxian))).status).toBe(403)
  })

  it('states an adjustment beside the counted value, with day and reason, and never in its place', async () => {
    const answer = await world.post(world.social, `/api/reports/${report}/adjustments`, {
      version: 1,
      cell: 'visits',
      difference: 2,
      on: '2023-06-02',
      reason: '纸质记录两次',
    })
    expect(answer.status).toBe(201)
    const { body } = await see()
    expect(cell(body, 'visits').counted).toBe(3)
    expect(body.content.adjustments).toMatchObject([
      { cell: 'visits', difference: 2, reason: '纸质记录两次', by: '测试员' },
    ])
    const bad = await world.post(world.social, `/api/reports/${report}/adjustments`, {
      version: 2,
      cell: 'nothing',
      difference: 1,
      on: '2023-06-02',
      reason: 'x',
    })
    expect(bad.body.problems).toMatchObject([{ code: 'cell-unknown', path: '/body/cell' }])
  })

  it('takes texts, but none with an identity number, a telephone or a colour (7.7)', async () => {
    const write = (texts: object) =>
      world.put(world.social, `/api/reports/${report}/texts`, { version: 2, texts })
    for (const text of ['证件 990621201001011237', '电话 13812345678', '红色档案两户'])
      expect((await write({ 'typical-case': text })).body.problems[0]).toMatchObject({
        code: 'text-names-someone',
        path: '/body/texts/typical-case',
      })
    expect((await write({ unknown: 'x' })).body.problems[0].code).toBe('text-unknown')
  })

  it('is not sent while a check is wrong, and says which', async () => {
    const answer = await world.post(world.social, `/api/reports/${report}/sending`, {
      version: 2,
      confirmed: true,
    })
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'report-not-complete',
        messages: {
          zh: '还有检查没有通过，请先处理：未填写：下月计划',
          en: 'Some checks do not pass yet: Not filled in: Plan for next month',
        },
        data: { checks: ['texts'] },
      },
    })
    const checks = (await see()).body.checks
    expect(checks.find((one: { code: string }) => one.code === 'texts')).toMatchObject({ level: 'wrong' })
  })

  it('is signed, frozen and sent, and a resend of the same command changes nothing', async () => {
    await world.put(world.social, `/api/reports/${report}/texts`, {
      version: 2,
      texts: { 'next-month': '入户排查' },
    })
    const id = newId()
    const send = () =>
      world.post(world.social, `/api/reports/${report}/sending`, { id, version: 3, confirmed: true })
    expect(await send()).toMatchObject({ status: 200, body: { state: 'sent', version: 4 } })
    expect(await send()).toMatchObject({ status: 200, body: { state: 'sent', version: 4 } })
    const { body } = await see()
    expect(body).toMatchObject({ state: 'sent', number: 1, versions: [{ number: 1, reason: 'sent' }] })
    expect(body.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(body.steps).toMatchObject([{ kind: 'sent', by: '测试员', number: 1 }])
    const late = await world.put(world.social, `/api/reports/${report}/texts`, {
      version: 4,
      texts: { problems: 'x' },
    })
    expect(late.body.code).toBe('report-not-open')
  })

  it('comes back with a reason from who answers for the county, not from the station, and is sent again', async () => {
    const back = (by: typeof world.head) =>
      world.post(by, `/api/reports/${report}/return`, { version: 4, reason: '请核对儿童走访' })
    expect((await back(world.social)).status).toBe(403)
    expect((await back(world.head)).body.code).toBe('not-permitted')
    expect(await back(world.officer)).toMatchObject({ status: 200, body: { state: 'returned' } })
    const again = await world.post(world.social, `/api/reports/${report}/sending`, {
      version: 5,
      confirmed: true,
    })
    expect(again.body).toMatchObject({ state: 'sent', version: 6 })
  })

  it('is accepted with a signature on the version that was sent', async () => {
    const accept = (by: typeof world.head) =>
      world.post(by, `/api/reports/${report}/acceptance`, { version: 6, confirmed: true })
    expect((await accept(world.head)).body.code).toBe('not-permitted')
    expect((await accept(world.officer)).body).toMatchObject({ state: 'accepted', version: 7 })
    expect((await see()).body.steps.at(-1)).toMatchObject({ kind: 'accepted', number: 2, by: '测试员' })
  })

  it('is never accepted by who sent it', async () => {
    const own = newId()
    await open(world.officer, own, `station:${world.people.stations.weixian}`)
    await world.put(world.officer, `/api/reports/${own}/texts`, {
      version: 1,
      texts: { 'next-month': '走访' },
    })
    expect(
      (await world.post(world.officer, `/api/reports/${own}/sending`, { version: 2, confirmed: true })).body
        .state,
    ).toBe('sent')
    const answer = await world.post(world.officer, `/api/reports/${own}/acceptance`, {
      version: 3,
      confirmed: true,
    })
    expect(answer).toMatchObject({ status: 403, body: { code: 'report-own' } })
  })
})

describe('a frozen report', () => {
  it('cannot be changed or deleted by any role that serves the product', async () => {
    for (const role of ['app', 'worker'] as const) {
      const pool = role === 'app' ? world.platform.database.pool : world.platform.worker.pool
      await expect(pool.query("update report_version set content = ''")).rejects.toThrow(/permission denied/)
      await expect(pool.query('delete from report_version')).rejects.toThrow(/permission denied/)
    }
  })

  it('stays as it was when entries come late, which a later version lists and the next report tells as 补录 (7.5)', async () => {
    await world.add([
      {
        station: world.station,
        division: villages.zhangzhuang,
        on: '2023-05-20',
        ordinal: 3,
        categories: ['DB'],
      },
    ])
    const frozen = (await see()).body
    expect(cell(frozen, 'visits').counted).toBe(3)
    expect(cell((await see(world.social, '?number=0')).body, 'visits').counted).toBe(4)
    const june = newId()
    world.on('2023-07-04')
    await open(world.social, june, `station:${world.station}`, '2023-06')
    const line = async () =>
      (await world.get(world.social, `/api/reports/${june}`)).body.content.late.find(
        (one: { cell: string }) => one.cell === 'visits',
      )
    expect(await line()).toMatchObject({ month: '2023-05', reported: 3, now: 4, added: 1, removed: 0 })
    const revise = (by: typeof world.head) =>
      world.post(by, `/api/reports/${report}/versions`, { version: 7, reason: '补录一次' })
    expect((await revise(world.social)).status).toBe(403)
    expect((await revise(world.officer)).body).toMatchObject({ state: 'accepted', version: 8 })
    const later = (await see()).body
    expect(later.number).toBe(3)
    expect(later.content.changes.find((one: { cell: string }) => one.cell === 'visits')).toEqual({
      cell: 'visits',
      before: 3,
      now: 4,
    })
    expect(await line()).toBeUndefined()
    expect(cell((await see(world.social, '?number=2')).body, 'visits').counted).toBe(3)
  })

  it('leads to the records of then, not to those of now', async () => {
    const records = (query: string) =>
      world.get(world.social, `/api/reports/${report}/records?cell=visits&${query}`)
    expect((await records('number=2')).body).toMatchObject({ ofThen: true })
    expect((await records('number=2')).body.items).toHaveLength(3)
    expect((await records('number=3')).body.items).toHaveLength(4)
  })

  it('is told from a changed one by its digest', async () => {
    const { verifyReports } = await import('./index.ts')
    expect((await verifyReports(world.platform)).broken).toEqual([])
    await world.owner((client) =>
      client.query(
        `update report_version set content = replace(content, '"counted":3', '"counted":5') where number = 1`,
      ),
    )
    expect((await verifyReports(world.platform)).broken).toMatchObject([
      { number: 1, reason: 'content-changed' },
    ])
  })
})

describe('the county', () => {
  it('sees on the board who has sent, and what is late', async () => {
    const { body } = await world.get(world.officer, '/api/reports?month=2023-05&within=410621')
    expect(body).toMatchObject({ dueOn: '2023-06-07', counts: { accepted: 1, sent: 1, late: 0 } })
    const june = (await world.get(world.officer, '/api/reports?month=2023-06&within=410621')).body
    expect(
      june.rows.find((row: { node: string }) => row.node === `station:${world.people.stations.weixian}`),
    ).toMatchObject({ state: 'missing', late: false, mayOpen: true })
    world.on('2023-07-20')
    const late = (await world.get(world.officer, '/api/reports?month=2023-06&within=410621')).body
    expect(late.counts).toMatchObject({ expected: 2, late: 2 })
    const own = (await world.get(world.social, '/api/reports?month=2023-06')).body
    expect(own.rows.map((row: { node: string }) => row.node)).toEqual([`station:${world.station}`])
  })

  it('reports for itself, a person of two stations once, and explains a difference by town and category', async () => {
    const county = newId()
    expect((await open(world.social, newId(), '410621')).status).toBe(404)
    await open(world.officer, county, '410621')
    const { body } = await world.get(world.officer, `/api/reports/${county}`)
    expect(cell(body, 'visits').counted).toBe(5)
    expect(cell(body, 'persons-visited').counted).toBe(3)
    const why = (await world.get(world.officer, `/api/reports/${county}/cells/visits`)).body
    expect(why.difference).toBe(4)
    expect(why.parts.find((part: { node: string }) => part.node === String(xiaohe))).toMatchObject({
      now: 4,
      last: 1,
      difference: 3,
    })
    expect(why.categories.find((part: { code: string }) => part.code === 'dibao')).toMatchObject({
      now: 4,
      last: 1,
    })
    expect((await world.get(world.social, `/api/reports/${county}/cells/visits`)).status).toBe(404)
  })
})

describe('the texts of a report', () => {
  it('name nobody on the register of the county, until their writer says that a word is no name there (7.7)', async () => {
    await world.people.person({ fields: { name: '高明' } })
    await world.people.person({
      fields: { name: '欧阳青' },
      station: world.people.stations.nanzhuang,
      division: 410622100201,
    })
    const own = newId()
    expect((await open(world.other, own, `station:${world.people.stations.weixian}`, '2023-04')).status).toBe(
      201,
    )
    const write = (version: number, texts: object, notNames?: string[]) =>
      world.put(world.other, `/api/reports/${own}/texts`, { version, texts, notNames })
    const texts = { problems: '服务水平提高明显', 'next-month': '走访欧阳青家' }
    expect((await write(1, { ...texts, 'typical-case': '高明一家' })).body.problems).toMatchObject([
      { code: 'text-names-person', path: '/body/texts/problems', data: { found: '高明' } },
      { code: 'text-names-person', path: '/body/texts/typical-case', data: { found: '高明' } },
    ])
    expect((await write(1, texts, ['高明'])).body).toMatchObject({ version: 2 })
    // What was said once holds for this report; a person of another county is none of this register.
    expect((await write(2, texts)).body).toMatchObject({ version: 3 })
  })
})
