import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FundsWorld, fundsWorld } from '../../../tests/funds-world.ts'

let world: FundsWorld
let budget: string
beforeAll(async () => {
  world = await fundsWorld()
  const pool = await world.openPool({}, 100_000_000)
  budget = (await world.openBudget([{ pool, amountFen: 100_000_000 }])).budget
})
afterAll(() => world.close())

type Drawing = { readonly payee: string; readonly number: string }
let drawn = 0

/** Payees with an account of their own. */
async function payees(count: number): Promise<Drawing[]> {
  const all: Drawing[] = []
  for (let i = 0; i < count; i += 1) {
    drawn += 1
    const name = `领款人${drawn}`
    const payee = world.person(name)
    // Account numbers of fifteen digits carry no check digit.
    const number = `629999${String(drawn).padStart(9, '0')}`
    await world.keepAccount(payee, name, { number })
    all.push({ payee, number })
  }
  return all
}

/** A run that the bank has: what each draws, for a month. */
async function handed(of: readonly Drawing[], amounts: readonly number[], month: string) {
  const { commitment } = await world.commit(
    budget,
    amounts.reduce((sum, amount) => sum + amount, 0),
  )
  const payments: string[] = []
  for (const [at, { payee }] of of.entries())
    payments.push(
      (await world.pay(commitment, amounts[at] as number, payee, { summary: `职称补贴 ${month}` })).payment,
    )
  const { run } = await world.openRun(payments, { title: `${month} 批次` })
  await world.approve(run)
  await world.hand(run)
  return { run, payments }
}

const yuan = (fen: number) => (fen / 100).toFixed(2)
const csvOf = (lines: readonly (readonly string[])[], head = '收款账号,交易金额,处理状态,失败原因') =>
  [head, ...lines.map((line) => line.join(','))].join('\r\n')
const line = ({ number }: Drawing, fen: number, state = '成功', reason = '') => [
  number,
  yuan(fen),
  state,
  reason,
]

const paid = async () => (await world.budget(budget)).paid
const run = async (id: string) => (await world.get(`/api/funds/runs/${id}`)).body
const codesOf = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code)

describe('two right files that arrive at one moment', () => {
  it('book each line once, though their bytes differ: one books, the other changes nothing', async () => {
    const of = await payees(2)
    const { run: id, payments } = await handed(of, [700, 800], '2023-01')
    const lines = [line(of[0] as Drawing, 700), line(of[1] as Drawing, 800, '失败', '账户已销户')]
    const files = [
      csvOf(lines),
      csvOf(lines.toReversed()),
      csvOf(lines, '收款人账号,金额,交易结果,失败原因'),
      csvOf(lines, '账号,金额,状态,备注'),
    ]
    const before = await paid()
    const answers = await Promise.all(files.map((file) => world.reconcile(id, file)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(answers.filter(({ body }) => !body.again).map(({ body }) => body)).toEqual([
      { paid: 1, failed: 1, pending: 0, again: false },
    ])
    expect(answers.filter(({ body }) => body.again)[0]?.body).toEqual({
      paid: 1,
      failed: 1,
      pending: 0,
      again: true,
    })
    expect((await paid()) - before).toBe(700)
    const entries = await world.rows(
      `select l.payment, e.kind, sum(l.amount) filter (where l.amount > 0)::integer as amount
       from ledger_line l join ledger_entry e on e.province = l.province and e.id = l.entry
       where l.payment = any($1) and e.kind in ('paid', 'failed') group by 1, 2`,
      [payments],
    )
    expect(entries.map(({ kind, amount }) => `${kind} ${amount}`).toSorted()).toEqual([
      'failed 800',
      'paid 700',
    ])
    expect((await run(id)).returns).toHaveLength(1)
  })

  it('one of the first part and one of the whole end in the whole, whichever is first', async () => {
    const of = await payees(2)
    const { run: id } = await handed(of, [700, 800], '2023-02')
    const part = csvOf([line(of[0] as Drawing, 700), line(of[1] as Drawing, 800, '处理中')])
    const whole = csvOf([line(of[0] as Drawing, 700), line(of[1] as Drawing, 800)])
    const before = await paid()
    const answers = await Promise.all([part, whole].map((file) => world.reconcile(id, file)))
    expect(answers[1]?.status).toBe(200)
    expect([200, 422]).toContain(answers[0]?.status)
    expect((await paid()) - before).toBe(1500)
    expect((await run(id)).state).toBe('reconciled')
    // The first part once more, under other bytes: now it is surely the older one, and told so with its row.
    const late = await world.reconcile(id, `${part}\r\n`)
    expect([late.status, late.body.code, codesOf(late.body)]).toEqual([
      422,
      'return-not-this-run',
      ['return-is-older'],
    ])
    expect(late.body.problems[0].messages.zh).toContain('第 3 行仍为处理中')
  })
})

describe('a file of another run', () => {
  it('is told by the name of that run where its lines fit that one only', async () => {
    const of = await payees(2)
    const march = await handed(of, [700, 800], '2023-03')
    const april = await handed(of, [800, 700], '2023-04')
    const file = csvOf([line(of[0] as Drawing, 700), line(of[1] as Drawing, 800)])
    const { status, body } = await world.reconcile(april.run, file)
    expect([status, body.code, codesOf(body)[0]]).toEqual([
      422,
      'return-not-this-run',
      'return-of-another-run',
    ])
    expect(body.problems[0].messages.en).toBe(
      'This is the result of the run “2023-03 批次” of 20 Dec 2023; take it in there',
    )
    expect((await run(april.run)).returns).toEqual([])
    expect((await world.reconcile(march.run, file)).body).toMatchObject({ paid: 2, again: false })
  })

  it('is told by what its money is for, where the same persons draw the same sums every month', async () => {
    const of = await payees(2)
    const may = await handed(of, [700, 800], '2023-05')
    const june = await handed(of, [700, 800], '2023-06')
    const told = (month: string) =>
      csvOf(
        [
          [...line(of[0] as Drawing, 700), `职称补贴 ${month}`],
          [...line(of[1] as Drawing, 800), `职称补贴 ${month}`],
        ],
        '收款账号,交易金额,处理状态,失败原因,摘要',
      )
    const wrong = await world.reconcile(june.run, told('2023-05'))
    expect([wrong.status, codesOf(wrong.body), wrong.body.problems[0].data.title]).toEqual([
      422,
      ['return-of-another-run'],
      '2023-05 批次',
    ])
    expect((await world.reconcile(may.run, told('2023-05'))).status).toBe(200)
    // Words of the bank's own are no sign of another run.
    expect(
      (await world.reconcile(june.run, told('2023-06').replaceAll('职称补贴 2023-06', '代发工资'))).body,
    ).toMatchObject({ paid: 2, again: false })
  })

  it('is told by its bytes where nothing else differs, also when both runs get it at the same moment', async () => {
    const of = await payees(1)
    const [july, august] = [await handed(of, [700], '2023-07'), await handed(of, [700], '2023-08')]
    const file = csvOf([line(of[0] as Drawing, 700)])
    const before = await paid()
    const answers = await Promise.all([july, august].map((one) => world.reconcile(one.run, file)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const [first, second] = answers[0]?.status === 200 ? [july, august] : [august, july]
    const refused = answers.find(({ status }) => status === 409)
    expect(refused?.body.code).toBe('return-taken-for-another-run')
    expect(refused?.body.data.title).toBe(first === july ? '2023-07 批次' : '2023-08 批次')
    expect((await paid()) - before).toBe(700)
    expect((await run(second.run)).state).toBe('handed')
    // A bank whose files bear no day sends the same bytes for both: whoever reconciles says so, and it is kept.
    const confirmed = await world.reconcile(second.run, file, world.officer, { alsoThisRun: 'true' })
    expect(confirmed.body).toMatchObject({ paid: 1, again: false })
    expect((await paid()) - before).toBe(1400)
    const kept = await world.rows('select same_as from payment_return where run = $1', [second.run])
    expect(kept).toEqual([{ same_as: first.run }])
  })

  it('is not named to who may not see that run', async () => {
    const of = await payees(1)
    const september = await handed(of, [900], '2023-09')
    const stranger = world.actor(['funds.read', 'funds.reconcile'], {
      kind: 'division',
      division: 330106000000,
    })
    const file = csvOf([line(of[0] as Drawing, 900)])
    expect((await world.reconcile(september.run, file, stranger)).body.code).toBe('not-found')
  })
})

describe('a file for a run that waits for none', () => {
  it('is refused: the bank has not had it yet', async () => {
    const of = await payees(1)
    const { commitment } = await world.commit(budget, 100)
    const { payment } = await world.pay(commitment, 100, (of[0] as Drawing).payee)
    const { run: id } = await world.openRun([payment])
    const early = await world.reconcile(id, csvOf([line(of[0] as Drawing, 100)]))
    expect([early.status, early.body.code]).toEqual([409, 'run-not-there'])
  })
})
