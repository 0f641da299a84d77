import { allRoutes, allSubscribers } from '../apps/server/compose.ts'
import { allErrors } from '../apps/server/errors.ts'
import type { Actor, GrantScope } from '../kernel/actor.ts'
import { day } from '../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../kernel/division.ts'
import { newId } from '../platform/server/ids.ts'
import { deliverEvents } from '../platform/server/outbox.ts'
import { firstStage, type Programme, stageOf } from '../rooms/programmes/index.ts'
import { keepProgramme, shippedProgrammes } from '../rooms/programmes/server/index.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'

export const nanhai = 440605000000
export const chuzhou = 341100000000

const numbers = new Map<DivisionCode, number>()

/** A body that pays under programmes: an officer, an approver, finance with its approver; and somebody elsewhere. */
export async function payingWorld(division: DivisionCode, today: string) {
  const platform = await testPlatform(day(today))
  await loadDivisions(platform.worker.pool, { only: [division] })
  const app = await testApp(platform, allRoutes(platform), allErrors)
  const at: GrantScope = { kind: 'division', division }
  const actor = (permissions: readonly string[], scope: GrantScope = at) => app.actor({ permissions, scope })
  const read = ['applications.read', 'funds.read', 'programmes.read']
  const officer = actor([...read, 'applications.pay', 'applications.sanction'])
  const second = actor([...read, 'applications.pay', 'applications.sanction'])
  const approver = actor([...read, 'applications.decide'])
  const finance = actor([...read, 'applications.pay', 'funds.plan', 'funds.prepare', 'funds.reconcile'])
  const payer = actor([...read, 'funds.approve'])
  const elsewhere = actor(
    [
      ...read,
      'applications.pay',
      'applications.sanction',
      'applications.decide',
      'funds.plan',
      'funds.prepare',
    ],
    { kind: 'division', division: 330106000000 },
  )
  const send = (method: 'GET' | 'POST') => async (url: string, payload: object | null, by: Actor) => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(by),
      ...(payload ? { payload } : {}),
    })
    const json = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : null, bytes: answer.rawPayload }
  }
  const get = (url: string, by: Actor = officer) => send('GET')(url, null, by)
  const post = (url: string, payload: object, by: Actor = officer) =>
    send('POST')(url, { id: newId(), ...payload }, by)
  const rows = (statement: string, values: unknown[] = []) =>
    asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

  /** Money of a year and a budget of all of it. */
  async function budget(
    amountFen: number,
    programme: string | null = null,
    year = Number(today.slice(0, 4)),
  ) {
    const [pool, id] = [newId(), newId()]
    const code = String(division)
    await post(
      '/api/funds/pools',
      { pool, division: code, year, source: 'fiscal', title: `${year} 财政资金` },
      finance,
    )
    await post(
      `/api/funds/pools/${pool}/receipts`,
      { receipt: newId(), amountFen, receivedOn: `${year}-01-05` },
      finance,
    )
    const opened = await post(
      '/api/funds/budgets',
      {
        budget: id,
        division: code,
        year,
        programme,
        title: '补贴预算',
        from: `${year}-01-01`,
        to: `${year}-12-31`,
        sources: [{ pool, amountFen }],
      },
      finance,
    )
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body))
    return id
  }

  const programmeOf = (code: string): Programme => {
    const found = shippedProgrammes().find(({ programme }) => programme.code === code)
    if (!found) throw new Error(code)
    return found.programme
  }

  /** An application as the core leaves it at a stage: received, decided with a sum, and answered. */
  async function application(wanted: {
    readonly programme: string
    readonly stage?: string
    readonly amountFen?: number | null
    readonly name?: string
    readonly answers?: Readonly<Record<string, unknown>>
    readonly subject?: string
    readonly division?: DivisionCode
    readonly eligible?: 'yes' | 'no' | 'unknown'
    readonly account?: string | null
  }) {
    const programme = programmeOf(wanted.programme)
    const { name = '柳申请', amountFen = null, eligible = 'yes', account = null } = wanted
    const place = wanted.division ?? division
    const stage = stageOf(programme, wanted.stage ?? firstStage(programme).code)
    if (!stage) throw new Error(`no stage ${wanted.stage}`)
    const hash = await keepProgramme(platform.worker.handle, programme)
    const id = newId()
    const at = (numbers.get(place) ?? 0) + 1
    numbers.set(place, at)
    const number = `SQ-${String(place).slice(0, 6)}-${today.slice(0, 4)}-${String(at).padStart(5, '0')}`
    await rows(
      `insert into application (province, id, division, number, programme, programme_hash, subject_kind, subject_hash, name,
         account, draft, stage, stage_who, stage_work, stage_since, received_at, eligible, amount_fen, search, ended_on, outcome)
       values ($1, $2, $3, $4, $5, $6, 'person', $7, $8, $9, false, $10, $11, $12, $13, $13::date, $14, $15, $8, $16, $17)`,
      [
        provinceOf(place),
        id,
        place,
        number,
        programme.code,
        hash,
        Buffer.from(wanted.subject ?? id),
        name,
        account,
        stage.code,
        stage.who ?? null,
        stage.work ?? null,
        today,
        eligible,
        amountFen,
        stage.ends ? today : null,
        stage.ends ?? null,
      ],
    )
    for (const [fact, value] of Object.entries(wanted.answers ?? {})) await answer(id, fact, value)
    return { id, number, name }
  }

  /** What was answered; a later answer counts. */
  const answer = (id: string, fact: string, value: unknown) =>
    rows(
      `insert into application_answer (province, id, application, division, fact, value, origin, at, by_name)
       select province, $2, id, division, $3, $4::json, $5, clock_timestamp(), '测试员' from application where id = $1`,
      [
        id,
        newId(),
        fact,
        value === null ? null : JSON.stringify(value),
        fact in switchNames ? 'body' : 'given',
      ],
    )

  const switchNames: Readonly<Record<string, true>> = { stackable: true }

  const keepAccount = (id: string, holder: string, number: string, more: object = {}) =>
    post(`/api/applications/${id}/payee-account`, {
      account: newId(),
      holder,
      number,
      bank: '中国农业银行',
      ...more,
    })

  /** From owed items through the run to what the bank says: `成功`, or why it failed. */
  async function bank(items: readonly { id: string; number: string; amountFen: number }[], said = '成功') {
    const run = newId()
    const opened = await post(
      '/api/applications/payments/run',
      { run, title: '一批', day: today, payments: items.map(({ id }) => id) },
      finance,
    )
    if (opened.status !== 201) return opened
    const { body } = await get(`/api/funds/runs/${run}`, payer)
    await post(`/api/funds/runs/${run}/approval`, { hash: body.fileHash }, payer)
    await post(`/api/funds/runs/${run}/handing`, { day: today }, finance)
    const csv = [
      '收款账号,交易金额,处理状态,失败原因,流水号',
      ...items.map(({ number, amountFen }) =>
        [
          number,
          (amountFen / 100).toFixed(2),
          said === '成功' ? '成功' : '失败',
          said === '成功' ? '' : said,
          run,
        ].join(','),
      ),
    ].join('\r\n')
    const boundary = 'zhulian-test'
    const answered = await app.server.inject({
      method: 'POST',
      url: `/api/funds/runs/${run}/return`,
      payload: [
        `--${boundary}\r\nContent-Disposition: form-data; name="id"\r\n\r\n${newId()}\r\n`,
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="r.csv"\r\nContent-Type: text/csv\r\n\r\n`,
        `${csv}\r\n--${boundary}--\r\n`,
      ].join(''),
      headers: { ...app.as(finance), 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
    await hear()
    return { status: answered.statusCode, body: answered.json(), bytes: answered.rawPayload }
  }

  const hear = () => deliverEvents(platform.worker, allSubscribers(platform))

  return {
    platform,
    app,
    actor,
    officer,
    second,
    approver,
    finance,
    payer,
    elsewhere,
    get,
    post,
    rows,
    budget,
    application,
    answer,
    keepAccount,
    bank,
    hear,
    programmeOf,
    money: async (id: string) => (await get(`/api/applications/${id}/money`)).body,
    stage: async (id: string): Promise<string> =>
      (await rows('select stage from application where id = $1', [id]))[0]?.stage,
    figures: async (id: string) => (await get(`/api/funds/budgets/${id}`, finance)).body,
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
}

export type PayingWorld = Awaited<ReturnType<typeof payingWorld>>
