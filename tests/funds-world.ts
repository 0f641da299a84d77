import type { Actor, GrantScope } from '../kernel/actor.ts'
import { scopeOf } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { day } from '../kernel/day.ts'
import type { Standing } from '../platform/server/command.ts'
import { newId } from '../platform/server/ids.ts'
import { documentsErrors } from '../rooms/documents/index.ts'
import { fundsErrors } from '../rooms/funds/errors.ts'
import { fundsRoutes } from '../rooms/funds/server/index.ts'
import { organisationsErrors } from '../rooms/organisations/errors.ts'
import { organisationsRoutes } from '../rooms/organisations/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { smallCounty, xunxian } from './small-county.ts'

export const officerOfFunds = [
  'funds.read',
  'funds.plan',
  'funds.prepare',
  'funds.reconcile',
  'organisations.read',
]
export const approverOfFunds = ['funds.read', 'funds.approve']

/** A county's money on 29 December 2023: an officer, an approver and somebody of a station. */
export async function fundsWorld(today: Day = day('2023-12-29')) {
  const platform = await testPlatform(today)
  const names = new Map<string, string>()
  const routes = [
    ...organisationsRoutes(platform),
    ...fundsRoutes(platform, {
      personName: async (_tx, _standing, person) => names.get(person) ?? null,
      personsNamed: async (_tx, _cipher, _standing, search) =>
        [...names].filter(([, name]) => name.includes(search)).map(([id, name]) => ({ id, name })),
      stopped: async () => new Map(),
    }),
  ]
  const app = await testApp(platform, routes, { ...documentsErrors, ...organisationsErrors, ...fundsErrors })
  const county = await smallCounty(platform)
  const actor = (
    permissions: readonly string[],
    scope: GrantScope = { kind: 'division', division: xunxian },
  ) => app.actor({ permissions, scope })
  const officer = actor(officerOfFunds)
  const approver = actor(approverOfFunds)
  const stationHead = actor(['people.read', 'activities.read', 'reports.approve'], {
    kind: 'station',
    station: county.xiaoheStation,
  })
  const send =
    (method: 'GET' | 'POST') =>
    async (url: string, payload: object | null, by: Actor = officer) => {
      const answer = await app.server.inject({
        method,
        url,
        headers: app.as(by),
        ...(payload ? { payload } : {}),
      })
      const json = String(answer.headers['content-type']).includes('json')
      return { status: answer.statusCode, body: json ? answer.json() : null, bytes: answer.rawPayload }
    }
  const get = (url: string, by?: Actor) => send('GET')(url, null, by)
  const post = (url: string, payload: object, by?: Actor) =>
    send('POST')(url, { id: newId(), ...payload }, by)
  const rows = (statement: string, values: unknown[] = []) =>
    asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

  const openPool = async (more: object = {}, amountFen: number | null = null) => {
    const pool = newId()
    await post('/api/funds/pools', {
      pool,
      division: '410621',
      year: 2023,
      source: 'fiscal',
      title: '2023 年财政资金',
      ...more,
    })
    if (amountFen !== null)
      await post(`/api/funds/pools/${pool}/receipts`, {
        receipt: newId(),
        amountFen,
        receivedOn: '2023-01-20',
      })
    return pool
  }
  const openBudget = async (sources: readonly { pool: string; amountFen: number }[], more: object = {}) => {
    const budget = newId()
    const answer = await post('/api/funds/budgets', {
      budget,
      division: '410621',
      year: 2023,
      title: '购买社会工作服务',
      from: '2023-01-01',
      to: '2023-12-31',
      sources,
      ...more,
    })
    return { budget, ...answer }
  }
  const commit = async (budget: string, amountFen: number, more: object = {}) => {
    const commitment = newId()
    const body = { commitment, budget, amountFen, title: '服务合同', day: '2023-12-01', ...more }
    return { commitment, ...(await post('/api/funds/commitments', body)) }
  }
  const person = (name: string) => {
    const id = newId()
    names.set(id, name)
    return id
  }
  const keepAccount = async (payee: string, holder: string, more: object = {}) => {
    const account = newId()
    const answer = await post('/api/funds/payee-accounts', {
      account,
      division: '410621',
      payeeKind: 'person',
      payee,
      holder,
      number: '6299990000000017',
      bank: '中国农业银行浚县支行',
      ...more,
    })
    return { account, ...answer }
  }
  const pay = async (commitment: string, amountFen: number, payee: string, more: object = {}) => {
    const payment = newId()
    const body = {
      payment,
      commitment,
      amountFen,
      day: '2023-12-01',
      kind: 'subsidy',
      payeeKind: 'person',
      payee,
      summary: '社工补贴',
      ...more,
    }
    return { payment, ...(await post('/api/funds/payments', body)) }
  }
  const openRun = async (payments: readonly string[], more: object = {}) => {
    const run = newId()
    const answer = await post('/api/funds/runs', {
      run,
      title: '12 月第一批',
      day: '2023-12-20',
      payments,
      ...more,
    })
    return { run, ...answer }
  }
  const approve = async (run: string, by: Actor = approver) => {
    const { body } = await get(`/api/funds/runs/${run}`, by)
    return post(`/api/funds/runs/${run}/approval`, { hash: body.fileHash }, by)
  }
  const hand = (run: string) => post(`/api/funds/runs/${run}/handing`, { day: '2023-12-21' })
  const reconcile = async (run: string, csv: string, by: Actor = officer, more: object = {}) => {
    const boundary = 'zhulian-test'
    const payload = [
      ...Object.entries({ id: newId(), ...more }).map(
        ([name, value]) =>
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      ),
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="return.csv"\r\nContent-Type: text/csv\r\n\r\n`,
      `${csv}\r\n--${boundary}--\r\n`,
    ].join('')
    const answer = await app.server.inject({
      method: 'POST',
      url: `/api/funds/runs/${run}/return`,
      payload,
      headers: { ...app.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  /** A standing as a room above would have it, with a permission of its own over the county. */
  const standing = (permission = 'funds.prepare'): Standing => {
    const who = actor([permission])
    return { db: platform.database.handle, actor: who, scope: scopeOf(who, permission, today), today }
  }
  return {
    platform,
    app,
    county,
    actor,
    officer,
    approver,
    stationHead,
    get,
    post,
    rows,
    openPool,
    openBudget,
    commit,
    person,
    keepAccount,
    pay,
    openRun,
    approve,
    hand,
    reconcile,
    standing,
    budget: async (id: string) => (await get(`/api/funds/budgets/${id}`)).body,
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
}

export type FundsWorld = Awaited<ReturnType<typeof fundsWorld>>
