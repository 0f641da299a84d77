import { text } from 'node:stream/consumers'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import { fundsContract } from '../../../rooms/funds/contract.ts'
import { allSubscribers } from '../../server/compose.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { deskOf, userOf } from './desks.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'
import { withFile } from './proof.ts'

type Paid = DemoPlan['payments'][number]
/** Two persons, because nobody approves what he prepared. */
type Desk = {
  readonly world: DemoWorld
  readonly officer: Acting
  readonly approver: Acting
  readonly chance: Chance
  /** Applications whose bank account is kept. */
  readonly kept: Set<string>
}

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const nothing = { body: undefined as never }

/** Payments of applications out of budgets, each run approved by the second person and reconciled with what the bank says. */
export const loadPayments: DemoPart = async (world) => {
  const { plan, platform } = world
  if (plan.payments.length === 0) return
  world.progress.step({ zh: '正在发放并核对银行回盘', en: 'Paying, and reconciling with the bank' })
  const desk: Desk = {
    world,
    officer: deskOf(world, userOf(world, 'funds-officer')),
    approver: deskOf(world, userOf(world, 'funds-approver')),
    chance: chanceFrom(plan.seed + 130),
    kept: new Set(),
  }
  for (const paid of plan.payments) {
    // What the bank paid is heard before the next payment, which would ask for it again.
    const heard = () => deliverEvents(platform.worker, allSubscribers(platform))
    if (paid.on) await payOnce(desk, paid, paid.on)
    await heard()
    for (const month of paid.rolls) {
      await payRoll(desk, paid, month)
      await heard()
    }
  }
}

async function payOnce(desk: Desk, paid: Paid, on: Day): Promise<void> {
  const { world, officer, chance } = desk
  await world.on(on, async () => {
    const query = { programme: paid.programme } as never
    const { items, budgets } = await officer(applicationsContract.duePayments, { query, ...nothing })
    const payable = items.filter(({ hindrance }) => hindrance === null)
    if (payable.length === 0) return
    for (const { application, name, account } of payable)
      if (account === null) await keepAccount(desk, paid, application, name, on)
    await officer(applicationsContract.payApplications, {
      body: {
        id: chance.id(at(on)),
        applications: payable.map(({ application }) => application),
        budget: budgets.find(({ title }) => title === paid.budget)?.id ?? null,
        day: on,
      } as never,
    })
    await runAll(desk, paid, on)
  })
}

/** The roll of a month on the first day of the next one: looked at, confirmed, paid. */
async function payRoll(desk: Desk, paid: Paid, month: string): Promise<void> {
  const { world, officer, chance } = desk
  const on = addDays(day(`${month}-28`), 5)
  await world.on(on, async () => {
    const query = { programme: paid.programme, month } as never
    const { lines, digest, budgets } = await officer(applicationsContract.previewRoll, { query, ...nothing })
    for (const { application, name, pay } of lines)
      if (pay > 0 && !desk.kept.has(application)) await keepAccount(desk, paid, application, name, on)
    const roll = chance.id(at(on))
    await officer(applicationsContract.confirmRoll, {
      body: {
        id: chance.id(at(on)),
        roll,
        programme: paid.programme,
        month,
        budget: budgets.find(({ title }) => title === paid.budget)?.id ?? null,
        day: on,
        digest,
      } as never,
    })
    await runAll(desk, paid, on)
  })
}

/** A card of nobody: an issuer number that no bank has, with its check digit. */
function cardNumber(chance: Chance): string {
  const digits = `6200${String(chance.between(0, 99_999_999)).padStart(8, '0')}${String(chance.between(0, 999_999)).padStart(6, '0')}`
  const sum = [...digits].reduceRight((total, digit, place) => {
    const doubled = (digits.length - place) % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

async function keepAccount(
  { officer, chance, kept }: Desk,
  { bank }: Paid,
  application: string,
  holder: string,
  on: Day,
): Promise<void> {
  const number = cardNumber(chance)
  kept.add(application)
  await officer(applicationsContract.payeeAccountOf, {
    params: { id: application },
    body: { id: chance.id(at(on)), account: chance.id(at(on)), holder, number, bank } as never,
  })
}

/** Everything that waits of the programme goes into one run, and the bank pays it. */
async function runAll({ officer, approver, chance }: Desk, { programme, budget }: Paid, on: Day) {
  const waiting = await waitingPayments(officer, programme)
  if (waiting.length === 0) return
  const run = chance.id(at(on))
  await officer(applicationsContract.runOfApplications, {
    body: { id: chance.id(at(on)), run, title: `${budget}发放`, day: on, payments: waiting } as never,
  })
  const params = { id: run }
  const { fileHash } = await approver(fundsContract.run, { params, ...nothing })
  await approver(fundsContract.approveRun, {
    params,
    body: { id: chance.id(at(on)), hash: fileHash } as never,
  })
  await officer(fundsContract.handRun, { params, body: { id: chance.id(at(on)), day: on } as never })
  const sheet = await returnedBy(officer, run)
  await withFile('回盘.csv', sheet, (file) =>
    officer(fundsContract.reconcileRun, { params, body: { id: chance.id(at(on)) }, file }),
  )
}

/** What the bank sends back: the file that it was given, with a word of success on each line. */
async function returnedBy(officer: Acting, run: string): Promise<string> {
  const { stream } = await officer(fundsContract.bankCsv, { params: { id: run }, ...nothing })
  const [head = '', ...lines] = (await text(stream)).trimEnd().split('\r\n')
  return [`${head},处理结果`, ...lines.map((line) => `${line},成功`)].join('\r\n')
}

/** Ids of what is owed to applications and stands in no run yet. */
async function waitingPayments(officer: Acting, programme: string): Promise<readonly string[]> {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const query = { programme, state: 'owed', limit: 200, ...(cursor ? { cursor } : {}) } as never
    const page: { items: { id: string; payment: string | null }[]; next: string | null } = await officer(
      applicationsContract.applicationPayments,
      { query, ...nothing },
    )
    found.push(...page.items.flatMap(({ id, payment }) => (payment === null ? [] : [id])))
    cursor = page.next
  } while (cursor)
  return found
}
