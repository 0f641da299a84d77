import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { writeLedger } from '../../../../tests/fixtures/ledger.ts'
import { temporaryFolders } from '../../../../tests/fixtures/temporary-file.ts'
import { csv, type ImportWorld, importWorld, titles } from '../../../../tests/import-world.ts'
import { invented, neighbour, villages, xiaohe, xunxian } from '../../../../tests/people-world.ts'

let { world, clerk, settled, read, step, take, find, file, close } = {} as ImportWorld

beforeAll(async () => {
  ;({ world, clerk, settled, read, step, take, find, file, close } = await importWorld())
})
afterAll(() => close())

const newFolder = temporaryFolders()
const one = invented('1956-03-08', 22)
const two = invented('1960-07-15', 31)

describe('a ledger', () => {
  it('becomes people: read, previewed, taken in; one row a household makes one household', async () => {
    const seen = await read(
      csv(
        '小河镇2023年困难群众台账,,,,,,,,',
        titles,
        `刘秀兰,${one},小河镇,张庄村,13800001111,低保(农村),X001,户主,`,
        `刘建国,${two},同上,同上,,残疾人,X001,子,`,
        '刘小妹,,小河镇,张庄村,,困境儿童,X001,孙女,2015年出生未办身份证',
      ),
      { asOf: '2023-07-01' },
    )
    expect(seen).toMatchObject({
      state: 'ready',
      counts: { created: 3, updated: 0, unchanged: 0, rejected: 0 },
      preview: [
        {
          row: 3,
          name: '刘秀兰',
          idNumber: `990621********${one.slice(-4)}`,
          place: '河南省 鹤壁市 浚县 小河镇 张庄村民委员会',
          categories: ['DB'],
          outcome: 'created',
        },
        { name: '刘建国' },
        { name: '刘小妹', idNumber: null },
      ],
    })
    expect(await find('刘秀兰')).toEqual([])
    expect(await step(seen.id, 'application')).toMatchObject({ state: 'applied', counts: { created: 3 } })
    const person = await file('刘秀兰')
    expect(person).toMatchObject({
      birth: '1956-03-08',
      sex: 2,
      phone: '138****1111',
      registeredOn: '2023-07-01',
      place: { code: villages.zhangzhuang },
      sensitive: { categories: [{ category: 'DB', subKind: 'rural', from: '2023-07-01' }] },
      fileNumber: expect.stringMatching(/^CL-410621-2023-0000\d$/),
    })
    const household = await world.send(clerk, 'GET', `/api/people/households/${person.household}`)
    expect(household.body).toMatchObject({ code: 'X001', head: person.id })
    expect(household.body.members.map(({ name }: { name: string }) => name)).toEqual([
      '刘秀兰',
      '刘建国',
      '刘小妹',
    ])
    expect(await find(one.slice(-6))).toHaveLength(1)
    expect(await file('刘小妹')).toMatchObject({ identityKind: 'none', noIdentityReason: 'number-not-told' })
  })

  it('imported again updates instead of doubling, and the same file again changes nothing', async () => {
    const same = csv(titles, `陈大山,${invented('1950-01-02', 13)},小河镇,张庄村,13800002222,低保,,,`)
    expect((await take(same)).counts).toMatchObject({ created: 1 })
    const version = (await file('陈大山')).version
    expect((await take(same)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect((await file('陈大山')).version).toBe(version)
    const changed = csv(
      titles,
      `陈大山,${invented('1950-01-02', 13)},小河镇,张庄村,13800003333,低保、残疾人,,,`,
    )
    expect((await take(changed)).counts).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
    expect(await find('陈大山')).toHaveLength(1)
    expect(await file('陈大山')).toMatchObject({ phone: '138****3333', categories: ['CJ', 'DB'] })
    expect(await find('3333')).toHaveLength(1)
    expect(await find('2222')).toHaveLength(0)
  })

  it('does not put back what somebody corrected in the file since', async () => {
    const ledger = csv(titles, `秦正,${invented('1951-01-02', 13)},小河镇,张庄村,13800004444,低保,,,`)
    await take(ledger)
    const before = await file('秦正')
    await world.send(clerk, 'PATCH', `/api/people/${before.id}`, {
      id: newId(),
      version: before.version,
      fields: { phone: '13800005555' },
    })
    expect((await take(ledger)).counts).toMatchObject({ updated: 0, unchanged: 1 })
    expect((await file('秦正')).phone).toBe('138****5555')
  })

  it('finds people without a number by name, birth, village and household, and waits when two fit', async () => {
    const title = '姓名,出生日期,乡镇,村,对象类别,家庭编号'
    const ledger = csv(title, '许无号,1948-05-05,小河镇,张庄村,低保,W01')
    await take(ledger)
    expect((await take(ledger)).counts).toMatchObject({ created: 0, unchanged: 1 })
    expect((await take(csv(title, '许无号,1948-05-05,小河镇,张庄村,低保,W02'))).counts).toMatchObject({
      created: 1,
    })
    const seen = await read(csv('姓名,出生日期,乡镇,村,对象类别', '许无号,1948-05-05,小河镇,张庄村,特困'))
    expect(seen.counts).toMatchObject({ created: 0, rejected: 1 })
    const rows = await world.send(clerk, 'GET', `/api/people/imports/${seen.id}/rows`)
    expect(rows.body.items).toMatchObject([
      {
        row: 2,
        cells: [{ letter: 'A', header: '姓名', text: '许无号' }, {}, {}, {}, {}],
        problems: [{ column: null, code: 'person-ambiguous' }, { code: 'identity-number-missing' }],
      },
    ])
  })

  it('makes one person with two categories of two rows', async () => {
    const number = invented('1949-09-09', 13)
    const done = await take(
      csv(
        titles,
        `双身份,${number},小河镇,张庄村,13800006666,低保,,,`,
        `双身份,${number},小河镇,张庄村,,残疾人,,,`,
      ),
    )
    expect(done.counts).toMatchObject({ created: 1, rejected: 0 })
    expect(await file('双身份')).toMatchObject({ categories: ['CJ', 'DB'], phone: '138****6666' })
  })

  it('tells every bad cell with row, column and reason in both languages; the good rows go in', async () => {
    const seen = await read(
      csv(
        titles,
        `好人一,${invented('1952-01-01', 13)},小河镇,张庄村,,低保,,,`,
        `坏号,990621195603080023,小河镇,张庄村,,低保,,,`,
        `坏类别,${invented('1953-01-01', 13)},小河镇,张庄村,,神秘类别,,,`,
        `坏镇,${invented('1954-01-01', 13)},大河镇,张庄村,,低保,,,`,
        `小村,${invented('1955-01-01', 13)},小河镇,无名庄,,低保,,,`,
        ',,,,,,,,',
      ),
    )
    expect(seen.counts).toMatchObject({ created: 2, rejected: 3, warned: 1 })
    expect(seen.unknownWords).toEqual(['神秘类别'])
    const rows = (await world.send(clerk, 'GET', `/api/people/imports/${seen.id}/rows`)).body.items
    expect(
      rows.map(({ row, problems }: { row: number; problems: { column: string; code: string }[] }) => [
        row,
        problems[0]?.column,
        problems[0]?.code,
      ]),
    ).toEqual([
      [3, 'B', 'identity-number-check-digit'],
      [4, 'F', 'category-unknown'],
      [5, 'C', 'town-unknown'],
    ])
    expect(rows[0].problems[0].messages).toEqual({
      zh: '身份证号校验位不对，可能有一位输错',
      en: 'The check digit of the identity number is wrong; one digit may be mistyped',
    })
    const warned = await world.send(clerk, 'GET', `/api/people/imports/${seen.id}/rows?severity=warn`)
    expect(warned.body.items).toMatchObject([
      { row: 6, state: 'warned', problems: [{ code: 'village-unknown' }] },
    ])
    expect((await step(seen.id, 'application')).counts).toMatchObject({ created: 2, rejected: 3 })
    expect(await find('好人一')).toHaveLength(1)
    expect(await file('小村')).toMatchObject({ place: { code: xiaohe } })
    const right = await world.send(clerk, 'PUT', `/api/people/imports/${seen.id}/rows/${rows[0].line}`, {
      id: newId(),
      cells: [{ column: 1, text: invented('1956-03-08', 44) }],
    })
    expect(right.body).toEqual({ state: 'corrected', problems: [] })
    const wrong = await world.send(clerk, 'PUT', `/api/people/imports/${seen.id}/rows/${rows[2].line}`, {
      id: newId(),
      cells: [{ column: 2, text: '更大河镇' }],
    })
    expect(wrong.body).toMatchObject({ state: 'waiting', problems: [{ code: 'town-unknown' }] })
    expect((await step(seen.id, 'application')).counts).toMatchObject({ created: 3, rejected: 2 })
    expect(await find('坏号')).toHaveLength(1)
  })

  it('makes one person of two rows that were both put right to the same number', async () => {
    const number = invented('1948-08-08', 35)
    const wrong = number.slice(0, -1) + (number.endsWith('1') ? '2' : '1')
    const seen = await take(
      csv(
        titles,
        `双错号,${wrong},小河镇,张庄村,13800001818,低保,,,`,
        `双错号,${wrong},小河镇,张庄村,,残疾人,,,`,
      ),
    )
    expect(seen.counts).toMatchObject({ created: 0, rejected: 2 })
    for (const line of [0, 1]) {
      const right = await world.send(clerk, 'PUT', `/api/people/imports/${seen.id}/rows/${line}`, {
        id: newId(),
        cells: [{ column: 1, text: number }],
      })
      expect(right.body).toEqual({ state: 'corrected', problems: [] })
    }
    expect((await step(seen.id, 'application')).counts).toMatchObject({ created: 1, rejected: 0 })
    expect(await file('双错号')).toMatchObject({ categories: ['CJ', 'DB'], phone: '138****1818' })
  })

  it('gives back the bad rows as a file with the reasons, in which nothing can run', async () => {
    const seen = await read(
      csv(titles, `"=HYPERLINK(""http://x"")",${invented('1957-01-01', 13)},大河镇,张庄村,,低保,,,`),
    )
    const answer = await world.app.server.inject({
      method: 'GET',
      url: `/api/people/imports/${seen.id}/error-file`,
      headers: world.app.as(clerk),
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('spreadsheetml')
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('问题行'))
  })

  it('can be told what its columns and words are', async () => {
    const seen = await read(
      csv('甲,乙,丙,丁', `马某,${invented('1958-01-01', 13)},小河镇,五保老人户`, '马二,,小河镇,低保'),
    )
    expect(seen.state).toBe('mapping')
    expect(seen.sheets[0].columns).toMatchObject([
      { letter: 'A', header: '', field: null, samples: ['甲', '马某', '马二'] },
      { letter: 'B' },
      { letter: 'C', samples: ['丙', '小河镇', '小河镇'] },
      { letter: 'D' },
    ])
    const said = await world.send(clerk, 'PUT', `/api/people/imports/${seen.id}/mapping`, {
      id: newId(),
      sheets: [
        {
          sheet: '台账',
          taken: true,
          headerFrom: 1,
          headerTo: 1,
          year: null,
          categories: [],
          columns: [
            { column: 0, field: 'name', flag: null },
            { column: 1, field: 'identityNumber', flag: null },
            { column: 2, field: 'town', flag: null },
            { column: 3, field: 'categories', flag: null },
          ],
        },
      ],
      words: { 五保老人户: 'TK' },
    })
    expect(said.status).toBe(202)
    const again = await settled(seen.id)
    expect(again).toMatchObject({
      state: 'ready',
      counts: { created: 1, rejected: 1 },
      words: { 五保老人户: 'TK' },
      preview: [{ name: '马某', categories: ['TK'] }],
    })
  })

  it('is refused where one may not import, and not there for anybody else', async () => {
    const ledger = csv(titles, `外人,${invented('1959-01-01', 13)},小河镇,张庄村,,低保,,,`)
    const stranger = world.actor(neighbour)
    const refused = await world.upload(
      stranger,
      '/api/people/imports',
      { id: newId(), station: world.stations.xiaohe },
      ledger,
    )
    expect(refused).toMatchObject({ status: 404, body: { code: 'station-not-found' } })
    const seen = await read(ledger)
    for (const path of ['', '/rows', '/error-file', '/kept'])
      expect((await world.send(stranger, 'GET', `/api/people/imports/${seen.id}${path}`)).status).toBe(404)
    expect(
      (await world.send(stranger, 'POST', `/api/people/imports/${seen.id}/application`, { id: newId() }))
        .status,
    ).toBe(404)
    expect((await world.send(stranger, 'GET', '/api/people/imports')).body.items).toEqual([])
    const reader = world.actor(xunxian, ['people.read'])
    expect((await world.send(reader, 'GET', `/api/people/imports/${seen.id}`)).status).toBe(403)
  })

  it('does not take over a file of another station, nor learns of people out of sight', async () => {
    const number = invented('1947-01-01', 13)
    await world.person({
      station: world.stations.weixian,
      division: villages.caodian,
      fields: { name: '别站人', idNumber: number },
    })
    const ledger = csv(titles, `别站人,${number},小河镇,张庄村,,低保,,,`)
    const seen = await read(ledger)
    expect(seen.counts).toMatchObject({ created: 0, rejected: 1 })
    const rows = await world.send(clerk, 'GET', `/api/people/imports/${seen.id}/rows`)
    expect(rows.body.items[0].problems).toMatchObject([{ code: 'kept-by-other-station' }])
    const further = `别站人,${number},小河镇,张庄村,,残疾人,,,`
    const both = await read(csv(titles, `别站人,${number},小河镇,张庄村,,低保,,,`, further))
    expect(both.counts).toMatchObject({ created: 0, rejected: 2 })
    const waiting = await world.send(clerk, 'GET', `/api/people/imports/${both.id}/rows`)
    expect(waiting.body.items.map(({ row }: { row: number }) => row)).toEqual([2, 3])
    const townClerk = world.actor(xiaohe)
    expect((await read(ledger, {}, townClerk)).counts).toMatchObject({ created: 1, rejected: 0 })
  })

  it.each([
    ['a PDF with another name', Buffer.from('%PDF-1.7\n1 0 obj'), 'file-is-pdf'],
    ['an empty file', Buffer.alloc(0), 'file-is-empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-is-image'],
    ['half an archive', Buffer.from('504b0304140000000800', 'hex'), 'archive-truncated'],
  ])('%s is refused politely, and nothing is kept of it', async (_, bytes, code) => {
    const sent = await world.upload(
      clerk,
      '/api/people/imports',
      { id: newId(), station: world.stations.xiaohe },
      { name: '台账.xlsx', bytes },
    )
    expect(sent.status).toBeGreaterThanOrEqual(400)
    expect(sent.body.code).toBe(code)
    expect(sent.body.message).not.toBe('')
  })

  it('is sent twice without harm', async () => {
    const id = newId()
    const ledger = csv(titles, `再发,${invented('1946-01-01', 13)},小河镇,张庄村,,低保,,,`)
    const fields = { id, station: world.stations.xiaohe }
    const first = await world.upload(clerk, '/api/people/imports', fields, ledger)
    const second = await world.upload(clerk, '/api/people/imports', fields, ledger)
    expect(second).toEqual(first)
    expect((await settled(id)).counts).toMatchObject({ created: 1 })
  })
})

describe('a town ledger as stations keep it', () => {
  it('with several sheets, merged cells and mistakes gives the people it was made from, once', async () => {
    const path = join(newFolder(), 'ledger.xlsx')
    const ledger = await writeLedger(path, { rows: 300, seed: 7, faults: 0.1 })
    const expected = [...ledger.expected()]
    const good = expected.filter(({ accepted }) => accepted)
    const people = new Set(
      good.map(({ person }) => person.identityNumber ?? `${person.name}${person.birth}${person.village}`),
    )
    const seen = await read({ name: 'ledger.xlsx', bytes: readFileSync(path) })
    expect(seen.counts).toMatchObject({ created: people.size, rejected: expected.length - good.length })
    const done = await step(seen.id, 'application')
    expect(done.counts).toMatchObject({ created: people.size })
    const again = await read({ name: 'ledger.xlsx', bytes: readFileSync(path) })
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: people.size })
    const undone = await step(done.id, 'undo')
    expect(undone.state).toBe('undone')
  })
})
