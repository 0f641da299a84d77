import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { testApp } from '../../../tests/app.ts'
import { neighbour, villages, xunxian } from '../../../tests/people-world.ts'
import { type ReportsWorld, reportsWorld } from '../../../tests/reports-world.ts'
import { documentsErrors } from '../../documents/errors.ts'
import { evaluationErrors } from '../errors.ts'
import { evaluationRoutes } from './index.ts'

let world: ReportsWorld
let app: Awaited<ReturnType<typeof testApp>>
const round = newId()
beforeAll(async () => {
  world = await reportsWorld()
  app = await testApp(
    world.platform,
    evaluationRoutes(world.platform, { holdersOf: async () => [worker.account] }),
    { ...evaluationErrors, ...documentsErrors },
  )
  worker = app.actor({
    permissions: ['evaluation.read', 'reports.prepare'],
    scope: { kind: 'station', station: world.station },
  })
  other = app.actor({
    permissions: ['evaluation.read', 'reports.prepare'],
    scope: { kind: 'station', station: world.people.stations.weixian },
  })
  officer = app.actor({
    permissions: ['evaluation.read', 'evaluation.write'],
    scope: { kind: 'division', division: xunxian },
  })
  elsewhere = app.actor({
    permissions: ['evaluation.read', 'evaluation.write'],
    scope: { kind: 'division', division: neighbour },
  })
  await world.add(
    Array.from({ length: 60 }, (_, i) => ({
      station: world.station,
      division: villages.zhangzhuang,
      on: '2023-05-04',
      ordinal: i + 1,
    })),
  )
})
afterAll(async () => {
  await app.server.close()
  await world.close()
})

type Actor = ReturnType<typeof app.actor>
let worker: Actor
let other: Actor
let officer: Actor
let elsewhere: Actor

const ask = async (by: Actor, url: string, body?: object) => {
  const answer = await app.server.inject({
    method: body ? 'POST' : 'GET',
    url,
    headers: app.as(by),
    ...(body ? { payload: { id: newId(), ...body } } : {}),
  })
  const json = String(answer.headers['content-type']).includes('json')
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
  return { status: answer.statusCode, body: (json ? answer.json() : null) as any, bytes: answer.rawPayload }
}
const base = `/api/evaluations/${round}`
const people = ['needs', 'design', 'records', 'management', 'goals', 'satisfaction', 'sustainability']

describe('a round of evaluation (2.4, S5.10)', () => {
  const opening = {
    round,
    standard: 'station',
    within: '410621',
    title: '2023年站点评估',
    from: '2023-01',
    to: '2023-12',
    dueOn: '2023-12-31',
    stage: 'during',
  }

  it('is opened by who answers for the county, and by nobody else', async () => {
    expect((await ask(worker, '/api/evaluations', opening)).status).toBe(403)
    expect((await ask(elsewhere, '/api/evaluations', opening)).status).toBe(404)
    expect(
      (await ask(officer, '/api/evaluations', { ...opening, from: '2024-01' })).body.problems[0].code,
    ).toBe('round-months-not-valid')
    expect((await ask(officer, '/api/evaluations', opening)).status).toBe(201)
    expect((await ask(worker, '/api/evaluations')).body.items).toMatchObject([{ stage: 'during' }])
    expect((await ask(officer, '/api/evaluations', opening)).body.code).toBe('id-already-used')
    expect((await ask(officer, '/api/evaluations', { ...opening, stage: 'ever' })).status).toBe(400)
    expect((await ask(elsewhere, '/api/evaluations')).body.items).toEqual([])
  })

  it('scores figures by itself and leaves what nobody scored unknown', async () => {
    const { body } = await ask(worker, `${base}/stations/${world.station}`)
    expect(body.total).toBeNull()
    expect(body.indicators.find((one: { code: string }) => one.code === 'visits')).toMatchObject({
      value: 60,
      points: 8,
    })
    expect(body.indicators.find((one: { code: string }) => one.code === 'needs').points).toBeNull()
    expect(body.abilities).toEqual({
      scoreSelf: true,
      giveEvidence: true,
      score: false,
      improve: false,
    })
  })

  it('shows a station its own evaluation only', async () => {
    expect((await ask(other, `${base}/stations/${world.station}`)).status).toBe(404)
    expect((await ask(elsewhere, base)).status).toBe(404)
    const { body } = await ask(worker, base)
    expect(body.rows.map((row: { station: string }) => row.station)).toEqual([world.station])
  })

  it('takes a station’s own points and evidence from the station, others from who evaluates', async () => {
    const self = (by: Actor, given: object = {}) =>
      ask(by, `${base}/self-scores`, { station: world.station, indicator: 'needs', points: 10, ...given })
    expect((await self(other)).status).toBe(404)
    expect((await self(officer)).status).toBe(403)
    const both = app.actor({
      permissions: ['evaluation.read', 'evaluation.write', 'reports.prepare'],
      scope: { kind: 'division', division: xunxian },
    })
    expect((await self(both)).body.code).toBe('self-by-evaluator')
    expect((await self(worker, { points: 11 })).body.problems[0]).toMatchObject({
      code: 'points-too-many',
      data: { maximum: 10 },
    })
    expect((await self(worker, { indicator: 'visits' })).body.problems[0].code).toBe('indicator-automatic')
    expect((await self(worker)).status).toBe(201)
    const evidence = (link: string) =>
      ask(worker, `${base}/evidence`, {
        station: world.station,
        indicator: 'needs',
        title: '需求调查表',
        link,
      })
    expect((await evidence('javascript:alert(1)')).status).toBe(400)
    expect((await evidence('/visits')).status).toBe(201)
    const score = (by: Actor, station: string, indicator: string, points: number) =>
      ask(by, `${base}/scores`, { station, indicator, kind: 'purchaser', points })
    expect((await score(worker, world.station, 'needs', 9)).status).toBe(403)
    for (const station of [world.station, world.people.stations.weixian])
      for (const indicator of people) expect((await score(officer, station, indicator, 9)).status).toBe(201)
  })

  it('takes a document as evidence from the station, and opens it to who may see its evaluation only', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
    const handIn = async (by: Actor, content: Buffer, id = newId()) => {
      const boundary = 'handed-in'
      const fields = { id, station: world.station, indicator: 'satisfaction', title: '满意度问卷汇总' }
      const parts = Object.entries(fields).map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`
      const answer = await app.server.inject({
        method: 'POST',
        url: `${base}/evidence/documents`,
        headers: { ...app.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([
          Buffer.from(parts.join('') + head),
          content,
          Buffer.from(`\r\n--${boundary}--\r\n`),
        ]),
      })
      return { status: answer.statusCode, code: answer.json().code as string | undefined, id }
    }
    expect((await handIn(other, pdf)).status).toBe(404)
    expect((await handIn(officer, pdf)).status).toBe(403)
    expect(await handIn(worker, Buffer.from('hello'))).toMatchObject({
      status: 415,
      code: 'document-kind-not-taken',
    })
    const given = await handIn(worker, pdf)
    expect(given.status).toBe(201)
    expect((await handIn(worker, pdf, given.id)).status).toBe(201)
    const seen = (await ask(officer, `${base}/stations/${world.station}`)).body.indicators.find(
      (one: { code: string }) => one.code === 'satisfaction',
    ).evidence
    expect(seen).toMatchObject([
      {
        id: given.id,
        title: '满意度问卷汇总',
        document: { mediaType: 'application/pdf', bytes: pdf.length },
      },
    ])
    const open = (by: Actor) => ask(by, `${base}/stations/${world.station}/evidence/${given.id}`)
    for (const by of [worker, officer]) expect((await open(by)).bytes.equals(pdf)).toBe(true)
    for (const by of [other, elsewhere]) expect((await open(by)).status).toBe(404)
    const { rows } = await world.platform.worker.pool.query(
      `select count(*)::integer as read from audit_line where action = 'evaluation.read-evidence'`,
    )
    expect(rows).toEqual([{ read: 2 }])
  })

  it('takes a wrong piece of evidence back from the station with a reason, keeps it to be seen, and from nobody else', async () => {
    const evidence = newId()
    const given = { station: world.station, indicator: 'goals', title: '误传的材料', link: '/visits' }
    expect((await ask(worker, `${base}/evidence`, { id: evidence, ...given })).status).toBe(201)
    const withdraw = (by: Actor, body: object = {}, piece = evidence) =>
      ask(by, `${base}/evidence/${piece}/withdrawal`, { station: world.station, reason: '传错了', ...body })
    expect((await withdraw(officer)).status).toBe(403)
    for (const by of [other, elsewhere]) expect([403, 404]).toContain((await withdraw(by)).status)
    expect((await withdraw(other, { station: world.people.stations.weixian })).status).toBe(404)
    expect((await withdraw(worker, {}, newId())).body.code).toBe('not-found')
    expect((await withdraw(worker, { reason: ' ' })).body.problems).toMatchObject([{ path: '/body/reason' }])
    const command = newId()
    expect((await withdraw(worker, { id: command })).status).toBe(200)
    expect((await withdraw(worker, { id: command })).status).toBe(200)
    expect((await withdraw(worker)).body.code).toBe('evidence-withdrawn')
    const seen = (await ask(officer, `${base}/stations/${world.station}`)).body.indicators.find(
      (one: { code: string }) => one.code === 'goals',
    ).evidence
    expect(seen).toMatchObject([
      { id: evidence, title: '误传的材料', withdrawn: { reason: '传错了', by: expect.any(String) } },
    ])
    const { rows } = await world.platform.worker.pool.query(
      `select detail ->> 'evidence' as evidence from audit_line where action = 'evaluation.withdraw-evidence'`,
    )
    expect(rows).toEqual([{ evidence }])
    await expect(
      world.platform.database.pool.query(`update evaluation_evidence set title = 'x'`),
    ).rejects.toThrow(/permission denied/)
  })

  it('grades and ranks all stations for the county', async () => {
    const { body } = await ask(officer, base)
    expect(body.rows.map((row: object) => row)).toMatchObject([
      {
        station: world.station,
        total: 76.2,
        grade: { code: 'qualified' },
        place: 1,
        tied: false,
        missing: 0,
      },
      {
        station: world.people.stations.weixian,
        total: 63,
        grade: { code: 'qualified' },
        place: 2,
        tied: false,
      },
    ])
    expect(
      (await ask(worker, `${base}/stations/${world.station}/docx`)).bytes.subarray(0, 2).toString(),
    ).toBe('PK')
  })

  it('is a workbook with the ranking, every indicator, and what was evaluated when', async () => {
    const sheets = async (by: Actor) => {
      const book = new ExcelJs.Workbook()
      await book.xlsx.load((await ask(by, `${base}/xlsx`)).bytes as never)
      return book.worksheets.map((sheet) => sheet.getSheetValues() as unknown[][])
    }
    const [ranking, detail, about] = await sheets(officer)
    expect(ranking?.[3]?.slice(1)).toEqual(['1', expect.any(String), 18.2, 31, 27, 76.2, '合格'])
    expect(detail?.[1]?.slice(2, 5)).toEqual(['需求评估有依据 (10)', '服务设计可行 (10)', '走访数量 (20)'])
    expect(detail?.[2]?.slice(2, 5)).toEqual([9.2, 9, 8])
    expect(about?.map((row) => row[2])).toContain('2023年1月 – 2023年12月')
    expect(about?.map((row) => row[2])).toContain('事中评估（中期）')
    // A station takes out its own line, and learns no place before the round is closed.
    const [own] = await sheets(worker)
    expect(own?.length).toBe(4)
    expect(own?.[3]?.[1]).toBe('—')
  })

  it('gives a station a duty to improve', async () => {
    const duty = { station: world.station, title: '补齐走访记录', dueOn: '2024-01-31' }
    expect((await ask(worker, `${base}/improvements`, duty)).status).toBe(403)
    expect((await ask(officer, `${base}/improvements`, duty)).status).toBe(201)
    const { rows } = await world.platform.worker.pool.query(
      `select owner, title from duty where kind = 'evaluation-improvement'`,
    )
    expect(rows).toEqual([{ owner: worker.account, title: '补齐走访记录' }])
  })

  it('keeps its results once it is closed, whatever is recorded later', async () => {
    expect((await ask(elsewhere, `${base}/closing`, { version: 1, confirmed: true })).status).toBe(404)
    expect((await ask(officer, `${base}/closing`, { version: 1, confirmed: true })).status).toBe(200)
    await world.add([
      { station: world.people.stations.weixian, division: villages.caodian, on: '2023-05-05', ordinal: 99 },
    ])
    const { body } = await ask(officer, base)
    expect(body).toMatchObject({
      state: 'closed',
      rows: [
        { total: 76.2, place: 1 },
        { total: 63, place: 2 },
      ],
    })
    expect((await ask(other, base)).body.rows).toMatchObject([{ place: 2 }])
    const late = await ask(worker, `${base}/self-scores`, {
      station: world.station,
      indicator: 'needs',
      points: 1,
    })
    expect(late.body.code).toBe('round-closed')
    const [piece] = (await ask(worker, `${base}/stations/${world.station}`)).body.indicators.find(
      (one: { code: string }) => one.code === 'needs',
    ).evidence
    const taken = { station: world.station, reason: '传错了' }
    expect((await ask(worker, `${base}/evidence/${piece.id}/withdrawal`, taken)).body.code).toBe(
      'round-closed',
    )
    await expect(world.platform.database.pool.query('delete from evaluation_result')).rejects.toThrow(
      /permission denied/,
    )
  })
})
