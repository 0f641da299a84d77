import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type JudgingWorld, judgingWorld } from '../../../../tests/judging-world.ts'
import { writeWorkbook } from '../../../documents/server/index.ts'
import { checkDigitOf } from '../../../people/index.ts'

const zhejiang = 330000000000
const headings = [
  '姓名',
  '身份证号',
  '单位',
  '职务',
  '单位2',
  '职务2',
  '持有哪一级证书',
  '出生日期',
  '其中在浙江从事社会工作多少个月',
]

let world: JudgingWorld
let round: string
let city: Actor
beforeAll(async () => {
  world = await judgingWorld(zhejiang, day('2021-05-10'))
  city = world.as('county-officer', 330100000000, '市推荐')
  round = (await world.open('zhejiang-leading-talent', '首批领军人才')).round
})
afterAll(() => world.end())

async function sheet(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const out = new PassThrough()
  const written = buffer(out)
  await writeWorkbook(out, [
    { name: '推荐名单', columns: headings.map((title) => ({ title, kind: 'text' as const })), rows },
  ])
  out.end()
  return written
}

async function importRows(rows: readonly (readonly string[])[], apply: boolean, by: Actor = city) {
  const boundary = 'zhulian'
  const [id, batch] = [newId(), newId()]
  const fields = { id, batch, apply: String(apply) }
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="list.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + file),
    await sheet(rows),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await world.app.server.inject({
    method: 'POST',
    url: `/api/applications/rounds/${round}/nominations/import`,
    headers: { ...world.app.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
  return { status: answer.statusCode, body: answer.json(), batch }
}

const numberOf = (first: string) => `${first}${checkDigitOf(first)}`
const good = [
  '彭何芬',
  numberOf('99010119750102123'),
  '浙江工商大学',
  '副教授',
  '杭州芋园社会工作服务中心',
  '法人',
  '社会工作师',
  '1975-01-02',
  '90',
]

describe('nominations from a list', () => {
  it('names every wrong cell with what to write there, and writes nothing at a look', async () => {
    const { status, body } = await importRows(
      [
        good,
        ['秦芸', '123', '杭州市社会福利中心', '专职社工', '', '', '社会工作师', '1980-01-01', '90'],
        ['徐轲', '', '', '', '', '', '中级', '1980年13月1日', '很久'],
        ['', '', '某中心', '社工', '', '', '', '', ''],
      ],
      false,
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ rows: 4, ready: 1, wrongRows: 3, applied: false, batch: null })
    expect(body.preview).toEqual([
      {
        row: 2,
        name: '彭何芬',
        affiliations: [
          { organisation: '浙江工商大学', post: '副教授' },
          { organisation: '杭州芋园社会工作服务中心', post: '法人' },
        ],
      },
    ])
    const at = (row: number, column: string) =>
      body.problems.find((one: { row: number; column: string }) => one.row === row && one.column === column)
    // Numbers of persons are not said back.
    expect(at(3, '身份证号')).toMatchObject({ code: 'identity-number-not-valid', value: null })
    expect(at(4, '持有哪一级证书')).toMatchObject({
      value: '中级',
      message: {
        zh: '应填：没有证书、助理社会工作师、社会工作师、高级社会工作师',
        en: 'Write one of: None, Assistant social worker, Social worker, Senior social worker',
      },
    })
    expect(at(4, '出生日期')?.message.zh).toContain('2021-03-05')
    expect(at(4, '其中在浙江从事社会工作多少个月')?.message).toEqual({ zh: '应为数字', en: 'Write a number' })
    expect(at(5, '姓名')).toMatchObject({ code: 'value-missing' })
    expect(await world.all('select id from application')).toEqual([])
    expect(await world.all('select id from application_batch')).toEqual([])
  })

  it('does not name one body twice for a nominee, however it is written', async () => {
    const [name, number, ...rest] = good
    const twice = [
      name ?? '',
      number ?? '',
      '浙江工商大学',
      '副教授',
      '浙江 工商大学',
      '院长',
      ...rest.slice(4),
    ]
    const { body } = await importRows([twice], true)
    expect(body).toMatchObject({ ready: 0, wrongRows: 1, applied: false })
    expect(body.problems).toEqual([
      {
        row: 2,
        column: '单位2',
        value: '浙江 工商大学',
        code: 'body-named-twice',
        message: {
          zh: '单位“浙江 工商大学”写了两次，在同一单位的几个职务请写在一起',
          en: 'The body 浙江 工商大学 is named twice; write several posts at one body together',
        },
      },
    ])
    const worse = ['', '991100199003071013', ...twice.slice(2, 6), ...rest.slice(4).map(() => '不知道')]
    const all = await importRows([worse], true)
    expect(all.body.problems.map(({ column }: { column: string }) => column)).toEqual(
      expect.arrayContaining(['姓名', '身份证号', '单位2']),
    )
    const byForm = await world.nominate(
      round,
      [
        {
          name: '甲乙',
          affiliations: ['同一中心', '同一中心', '同一中心'].map((organisation) => ({ organisation })),
        },
      ],
      city,
    )
    expect(byForm.status).toBe(400)
    expect(byForm.body.problems).toMatchObject([
      { code: 'body-named-twice', path: '/body/nominees/0/affiliations/1/organisation' },
    ])
  })

  it('takes no township that lies outside the body that calls, nor a place that is none', async () => {
    const named = (township: string) =>
      world.nominate(round, [{ name: '丙丁', affiliations: [], township }], city)
    for (const township of ['410621105', '330106000000', '33'])
      expect((await named(township)).body.problems).toMatchObject([
        { code: 'township-outside-round', path: '/body/nominees/0/township' },
      ])
  })

  it('writes the rows that are right as one batch, which nobody else sees', async () => {
    const { body, batch } = await importRows([good, ['', '', '某中心', '', '', '', '', '', '']], true)
    expect(body).toMatchObject({ ready: 1, wrongRows: 1, applied: true, batch })
    const rows = await world.all<{ name: string; by: string; sealed: Buffer }>(
      'select name, nominated_by as by, sealed from application',
    )
    expect(rows).toMatchObject([{ name: '彭何芬', by: 'import' }])
    expect(rows[0]?.sealed.toString('utf8')).not.toContain('9901011975')
    const url = `/api/applications/rounds/${round}/nomination`
    expect((await world.get(url, city)).body.batches).toMatchObject([
      { id: batch, rows: 1, fileName: 'list.xlsx', mayUndo: true },
    ])
    const other = world.as('county-officer', 330200000000)
    expect((await world.get(url, other)).body.batches).toEqual([])
    expect((await world.get(url, world.as('county-officer', 410600000000))).status).toBe(404)
    expect((await world.get('/api/applications/nomination-rounds', city)).body.items).toMatchObject([
      { id: round, mine: 1 },
    ])
    expect(
      (await world.get('/api/applications/nomination-rounds', world.as('county-officer', 410600000000))).body
        .items,
    ).toEqual([])
  })

  it('does not take the same person a second time, by whichever body', async () => {
    const other = world.as('county-officer', 330200000000)
    const { body } = await importRows([good], true, other)
    expect(body).toMatchObject({ ready: 0, wrongRows: 1, applied: false })
    expect(body.problems[0]).toMatchObject({ code: 'nominee-stands-already', column: '姓名' })
  })

  it('is taken back as a whole by whoever put it forward, and put forward anew', async () => {
    const [batch] = await world.all<{ id: string }>('select id from application_batch')
    const undo = (by: Actor) => world.post(`/api/applications/batches/${batch?.id}/undoing`, {}, by)
    expect((await undo(world.as('county-officer', 330200000000))).status).toBe(404)
    expect((await undo(world.as('reviewer'))).status).toBe(403)
    expect((await undo(city)).body).toMatchObject({ taken: 1 })
    expect((await undo(city)).body.code).toBe('batch-undone')
    expect((await world.get(`/api/applications/rounds/${round}`)).body.line.applications).toBe(0)
    expect((await importRows([good], true)).body).toMatchObject({ ready: 1, applied: true })
  })

  it('is not taken back any more once the body works on it', async () => {
    const [application] = await world.all<{ id: string }>('select id from application where ended_on is null')
    await world.move([application?.id ?? ''], 'check')
    const [batch] = await world.all<{ id: string }>(
      'select id from application_batch where undone_at is null',
    )
    const { body } = await world.post(`/api/applications/batches/${batch?.id}/undoing`, {}, city)
    expect(body).toMatchObject({ code: 'batch-acted-on', data: { name: '彭何芬' } })
  })

  it('has a template with the headings of the programme and its options', async () => {
    const answer = await world.get(`/api/applications/rounds/${round}/nominations/template`, city)
    expect(answer.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(
      (await world.get(`/api/applications/rounds/${round}/nominations/template`, world.as('reviewer')))
        .status,
    ).toBe(403)
  })
})
