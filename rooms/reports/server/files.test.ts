import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJs from 'exceljs'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { villages, xunxian } from '../../../tests/people-world.ts'
import { type ReportsWorld, reportsWorld } from '../../../tests/reports-world.ts'
import { writeWord } from '../../documents/server/index.ts'
import { shippedTemplates } from './index.ts'

let world: ReportsWorld
const report = newId()
beforeAll(async () => {
  world = await reportsWorld()
  await world.add([
    {
      station: world.station,
      division: villages.zhangzhuang,
      on: '2023-05-04',
      ordinal: 1,
      categories: ['DB'],
    },
    {
      station: world.station,
      division: villages.zhangzhuang,
      on: '2022-03-04',
      ordinal: 2,
      categories: ['DB'],
    },
  ])
  await world.post(world.social, '/api/reports', {
    report,
    node: `station:${world.station}`,
    month: '2023-05',
  })
})
afterAll(() => world.close())

const text = (docx: Buffer) =>
  (new PizZip(docx).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/g, '')

describe('a report as a file', () => {
  it('is a spreadsheet with a line a cell', async () => {
    const { status, bytes } = await world.get(world.social, `/api/reports/${report}/xlsx`)
    expect(status).toBe(200)
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(bytes as never)
    const rows = book.worksheets[0]?.getSheetValues() as unknown[][]
    const visits = rows.find((row) => row?.[2] === '走访')
    expect(visits?.slice(3, 6)).toEqual(['次', 1, 1])
  })

  it('is a Word file in the template that is shipped', async () => {
    const { bytes } = await world.get(world.social, `/api/reports/${report}/docx`)
    expect(text(bytes)).toContain('社会工作服务站月报表')
    expect(text(bytes)).toContain('2023年5月')
    expect(text(bytes)).not.toMatch(/[{}]/)
  })

  it('is a PDF with its Chinese font', async () => {
    const { bytes } = await world.get(world.social, `/api/reports/${report}/pdf`)
    expect(bytes.includes('/FontFile2')).toBe(true)
  })

  it('reads as missing to a station next door, in every kind', async () => {
    for (const kind of ['xlsx', 'docx', 'pdf'])
      expect((await world.get(world.other, `/api/reports/${report}/${kind}`)).status).toBe(404)
  })

  it('is shipped as what the definition makes', () => {
    for (const { file, docx } of shippedTemplates())
      expect(docx.equals(readFileSync(join(import.meta.dirname, '../../../data/templates', file)))).toBe(true)
  })
})

describe("a bureau's own template", () => {
  const own = writeWord({
    title: '浚县民政局 {unit_name}',
    language: 'zh',
    blocks: [{ kind: 'text', text: '走访 {cell_visits} 次' }],
  })

  it('is put into force by who answers for the county, refused with the list of what nothing fills', async () => {
    const send = async (by: typeof world.officer, docx: Buffer) => {
      const form = new FormData()
      form.set('id', newId())
      form.set('node', '410621')
      form.set('file', new Blob([new Uint8Array(docx)]), '本县模板.docx')
      const request = new Request('http://x/', { method: 'POST', body: form })
      const answer = await world.app.server.inject({
        method: 'POST',
        url: '/api/reports/templates/station-monthly',
        headers: { ...world.app.as(by), 'content-type': request.headers.get('content-type') ?? '' },
        payload: Buffer.from(await request.arrayBuffer()),
      })
      return { status: answer.statusCode, body: answer.json() }
    }
    const bad = writeWord({ title: '{telephone}', language: 'zh', blocks: [] })
    expect((await send(world.officer, bad)).body).toMatchObject({ code: 'word-placeholder-unknown' })
    expect((await send(world.head, own)).status).toBe(404)
    expect((await send(world.social, own)).status).toBe(403)
    expect((await send(world.officer, own)).status).toBe(201)
    const { bytes } = await world.get(world.social, `/api/reports/${report}/docx`)
    expect(text(bytes).trim()).toBe('浚县民政局 小河镇社会工作服务站走访 1 次')
  })
})

describe('paragraphs over the API', () => {
  it('print figures that lead back to their measure', async () => {
    const { body } = await world.get(world.officer, '/api/reports/paragraphs/annual?node=410621&period=2023')
    expect(body.text).toContain('服务探访已建档服务对象1次')
    const figures = body.pieces.flatMap(({ figure }: { figure: object | null }) => figure ?? [])
    expect(figures[0]).toMatchObject({ measure: 'township-stations', exact: 2 })
    expect(figures[1]).toMatchObject({ measure: 'visits', exact: 1 })
  })

  it('refuse 累计 without a start, and keep the one that is stored (X19)', async () => {
    const ask = (query = '') =>
      world.get(world.officer, `/api/reports/paragraphs/cumulative?node=410621&period=2023-05${query}`)
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'start-missing' } })
    expect((await ask('&from=2023-07')).body.problems[0].code).toBe('start-after-end')
    const store = (by: typeof world.officer) =>
      world.put(by, '/api/reports/paragraphs/cumulative/start', { node: '410621', from: '2021-10' })
    expect((await store(world.social)).status).toBe(404)
    expect((await store(world.officer)).status).toBe(200)
    expect((await ask()).body.text).toMatch(/^截至2023年5月，累计（2021年10月以来），探访2次/)
  })

  it('count no place that the reader may not see', async () => {
    expect(
      (await world.get(world.other, `/api/reports/paragraphs/annual?node=410621&period=2023`)).status,
    ).toBe(404)
    expect(
      (await world.get(world.actor([], xunxian), '/api/reports/paragraphs/annual?node=410621&period=2023'))
        .status,
    ).toBe(403)
  })
})

describe('the journal 《浚县社工》', () => {
  const url = '/api/reports/journal?within=410621&month=2023-05'

  it('compiles the month of every station, and keeps an issue as it was made final (S5.A4)', async () => {
    const issue = (await world.get(world.officer, url)).body
    expect(issue).toMatchObject({ title: '《浚县社工》', final: null, mayWrite: true })
    expect(issue.stations).toHaveLength(2)
    expect(
      issue.stations[0].figures.find((one: { measure: string }) => one.measure === 'visits'),
    ).toMatchObject({ value: 1 })
    const texts = { foreword: '五月的小河', closing: '' }
    const write = (by: typeof world.officer, given: object = {}) =>
      world.put(by, '/api/reports/journal', {
        issue: newId(),
        within: '410621',
        month: '2023-05',
        version: 0,
        texts,
        ...given,
      })
    expect((await write(world.social)).status).toBe(403)
    expect((await write(world.officer, { texts: { foreword: '13812345678' } })).body.problems[0].code).toBe(
      'text-names-someone',
    )
    await world.people.person({ fields: { name: '高明' } })
    expect((await write(world.officer, { texts: { closing: '高明来信' } })).body.problems[0]).toMatchObject({
      code: 'text-names-person',
      path: '/body/texts/closing',
    })
    expect((await write(world.officer)).status).toBe(200)
    const finish = { within: '410621', month: '2023-05' }
    expect((await world.post(world.head, '/api/reports/journal/final', finish)).status).toBe(404)
    expect((await world.post(world.officer, '/api/reports/journal/final', finish)).status).toBe(201)
    await world.add([
      { station: world.station, division: villages.zhangzhuang, on: '2023-05-30', ordinal: 9 },
    ])
    const final = (await world.get(world.officer, url)).body
    expect(final.stations[0].figures.find((one: { measure: string }) => one.measure === 'visits').value).toBe(
      1,
    )
    expect(final.final.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect((await write(world.officer, { version: 1 })).body.code).toBe('issue-published')
    expect(
      text((await world.get(world.officer, '/api/reports/journal/docx?within=410621&month=2023-05')).bytes),
    ).toContain('五月的小河')
  })

  it('reads as missing to who sees a part of the county only', async () => {
    expect((await world.get(world.social, url)).status).toBe(404)
  })
})
