import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, type Day } from '../../../kernel/day.ts'
import { fundsContract } from '../../../rooms/funds/contract.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'

type Funds = NonNullable<DemoPlan['funds']>
type Contract = Funds['contracts'][number]

/** Two persons, because nobody approves what he prepared. */
type Desk = {
  readonly officer: Acting
  readonly approver: Acting
  readonly chance: Chance
  readonly county: number
  readonly now: number
  readonly today: Day
}

const officerOf = ['funds.read', 'funds.plan', 'funds.prepare', 'funds.reconcile', 'organisations.read']

/** The money of the year: a declared share and its top-up, contracts, a run that was paid with a line that failed, one that waits. */
export const loadFunds: DemoPart = async (world) => {
  const { funds } = world.plan
  if (!funds) return
  const desk = deskOf(world)
  const year = Number(desk.today.slice(0, 4))
  const budget = await openBudget(desk, funds, year)
  const payees = await findPayees(desk, funds.contracts)
  const first: { contract: Contract; payment: string }[] = []
  const waiting: string[] = []
  for (const contract of funds.contracts) {
    const payee = payees.get(contract.organisation)
    if (payee === undefined) continue
    const commitment = await commitTo(desk, budget, contract)
    await keepAccount(desk, contract, payee)
    first.push({ contract, payment: await owe(desk, commitment, contract, payee, contract.first, '首付款') })
    if (contract.waits) waiting.push(await owe(desk, commitment, contract, payee, contract.waits, '中期款'))
  }
  if (first.length === 0) return
  await payAndReconcile(desk, first)
  for (const { contract, payment } of first)
    if (contract.recovered) await claimBack(desk, contract.recovered, payment)
  if (waiting.length > 0) await prepare(desk, '中期款支付', waiting)
}

function deskOf({ platform, routes, plan, today }: DemoWorld): Desk {
  const named = (role: string, fallback: string) =>
    plan.accounts.find((account) => account.role === role)?.name ?? fallback
  const as = (account: string, name: string, permissions: readonly string[]) =>
    actingAs(platform, routes, { account, name, permissions, division: plan.county })
  return {
    officer: as('00000000-0000-7000-8000-000000000004', named('funds-officer', '财务经办'), officerOf),
    approver: as('00000000-0000-7000-8000-000000000005', named('funds-approver', '财务审批'), [
      'funds.read',
      'funds.approve',
    ]),
    chance: chanceFrom(plan.seed + 81),
    county: plan.county,
    now: platform.clock.now(),
    today,
  }
}

const fen = (yuan: number): number => yuan * 100

async function openBudget(desk: Desk, funds: Funds, year: number): Promise<string> {
  const { officer, chance, county, now, today } = desk
  const from = `${year}-01-01` as Day
  const openPool = async (source: string, title: string, more: object) => {
    const pool = chance.id(now)
    await officer(fundsContract.openPool, {
      body: { id: pool, pool, division: String(county), year, source, title } as never,
    })
    const receipt = chance.id(now)
    await officer(fundsContract.receive, {
      params: { id: pool },
      body: { id: receipt, receipt, receivedOn: from, ...more } as never,
    })
    return pool
  }
  const share = await openPool('social-assistance', `${year} 年${funds.share_title}`, {
    rule: funds.rule,
    transferFen: fen(funds.transfer),
    document: `豫财社〔${year}〕18 号（演示）`,
  })
  const { free } = await officer(fundsContract.pool, { params: { id: share }, body: undefined as never })
  const sources = [{ pool: share, amountFen: free }]
  for (const { source, title, amount, budgeted } of funds.pools) {
    const pool = await openPool(source, `${year} 年${title}`, { amountFen: fen(amount) })
    if (budgeted) sources.push({ pool, amountFen: fen(amount) })
  }
  const budget = chance.id(now)
  await officer(fundsContract.openBudget, {
    body: {
      id: budget,
      budget,
      division: String(county),
      year,
      title: funds.title,
      from,
      to: `${year}-12-31`,
      note: `${today} 前的承诺和支付为演示数据`,
      sources,
    } as never,
  })
  return budget
}

async function findPayees(
  { officer }: Desk,
  contracts: readonly Contract[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { organisation } of contracts) {
    const { items } = await officer(organisationsContract.organisations, {
      // The register is searched by what stands before a remark in brackets.
      query: { search: organisation.replace(/（.*/, ''), limit: 20 } as never,
      body: undefined as never,
    })
    const one = items.find(({ name }) => name === organisation)
    if (one) found.set(organisation, one.id)
  }
  return found
}

async function commitTo(
  { officer, chance, now, today }: Desk,
  budget: string,
  contract: Contract,
): Promise<string> {
  const commitment = chance.id(now)
  const { title, amount } = contract
  await officer(fundsContract.commit, {
    body: { id: commitment, commitment, budget, title, amountFen: fen(amount), day: today } as never,
  })
  return commitment
}

async function keepAccount(
  desk: Desk,
  { organisation, bank, number }: Contract,
  payee: string,
): Promise<void> {
  const account = desk.chance.id(desk.now)
  await desk.officer(fundsContract.keepPayeeAccount, {
    body: {
      id: account,
      account,
      division: String(desk.county),
      payeeKind: 'organisation',
      payee,
      holder: organisation,
      number,
      bank,
    } as never,
  })
}

async function owe(
  { officer, chance, now, today }: Desk,
  commitment: string,
  { title }: Contract,
  payee: string,
  amount: number,
  what: string,
): Promise<string> {
  const payment = chance.id(now)
  await officer(fundsContract.pay, {
    body: {
      id: payment,
      payment,
      commitment,
      amountFen: fen(amount),
      day: addDays(today, -20),
      kind: 'purchase',
      payeeKind: 'organisation',
      payee,
      summary: `${title}${what}`,
    } as never,
  })
  return payment
}

async function prepare(desk: Desk, title: string, payments: readonly string[]): Promise<string> {
  const run = desk.chance.id(desk.now)
  await desk.officer(fundsContract.openRun, {
    body: { id: run, run, title, day: desk.today, payments } as never,
  })
  return run
}

async function payAndReconcile(
  desk: Desk,
  first: readonly { readonly contract: Contract; readonly payment: string }[],
): Promise<void> {
  const { officer, approver, chance, now, today } = desk
  const run = await prepare(
    desk,
    '首付款支付',
    first.map(({ payment }) => payment),
  )
  const params = { id: run }
  const { fileHash } = await approver(fundsContract.run, { params, body: undefined as never })
  await approver(fundsContract.approveRun, { params, body: { id: chance.id(now), hash: fileHash } as never })
  await officer(fundsContract.handRun, { params, body: { id: chance.id(now), day: today } as never })
  const lines = first.map(
    ({ contract }) =>
      `${contract.organisation},${contract.number},${contract.first}.00,${contract.fails ? '失败' : '成功'},${contract.fails ?? ''}`,
  )
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-demo-'))
  try {
    const fileName = '回盘.csv'
    const path = join(folder, 'return.csv')
    const text = ['收款人户名,收款账号,交易金额,处理结果,失败原因', ...lines].join('\r\n')
    writeFileSync(path, text)
    await officer(fundsContract.reconcileRun, {
      params,
      body: { id: chance.id(now) },
      file: { path, fileName, bytes: Buffer.byteLength(text) },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function claimBack(
  { officer, chance, now, today }: Desk,
  { amount, received, reason }: NonNullable<Contract['recovered']>,
  payment: string,
): Promise<void> {
  const recovery = chance.id(now)
  await officer(fundsContract.recover, {
    body: {
      id: recovery,
      recovery,
      payment,
      amountFen: fen(amount),
      day: today,
      dueOn: addDays(today, 30),
      reason,
    } as never,
  })
  await officer(fundsContract.receiveBack, {
    params: { id: recovery },
    body: { id: chance.id(now), amountFen: fen(received), day: today } as never,
  })
}
