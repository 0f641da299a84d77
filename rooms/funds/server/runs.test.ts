import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type FundsWorld, fundsWorld } from '../../../tests/funds-world.ts'

let world: FundsWorld
let budget: string
beforeAll(async () => {
  world = await fundsWorld()
  const pool = await world.openPool({}, 100_000_000)
  budget = (await world.openBudget([{ pool, amountFen: 100_000_000 }])).budget
})
afterAll(() => world.close())

const numbers = ['6299990000000017', '6299990000000025', '6299990000000033']

/** Payees with an account, and a payment of each that waits. */
async function waiting(...amounts: number[]) {
  const { commitment } = await world.commit(
    budget,
    amounts.reduce((sum, amount) => sum + amount, 0),
  )
  const payments = []
  for (const [at, amount] of amounts.entries()) {
    const name = `收款人${'甲乙丙'[at]}`
    const payee = world.person(name)
    await world.keepAccount(payee, name, { number: numbers[at] })
    payments.push((await world.pay(commitment, amount, payee)).payment)
  }
  return payments
}

const csvOf = (...lines: [string, string, string, string][]) =>
  ['收款账号,交易金额,处理状态,失败原因', ...lines.map((line) => line.join(','))].join('\r\n')
const run = async (id: string) => (await world.get(`/api/funds/runs/${id}`)).body
const payment = async (id: string) => (await world.get(`/api/funds/payments/${id}`)).body
const handed = async (...amounts: number[]) => {
  const payments = await waiting(...amounts)
  const opened = await world.openRun(payments)
  await world.approve(opened.run)
  await world.hand(opened.run)
  return { payments, run: opened.run }
}

describe('a payment run', () => {
  it('goes from the waiting payments to the bank and back: one paid, one failed and waiting again', async () => {
    const [first, second] = await waiting(20_000, 40_000)
    const opened = await world.openRun([first as string, second as string])
    expect([opened.status, opened.body.lines, opened.body.total]).toEqual([201, 2, 60_000])
    expect((await world.approve(opened.run)).status).toBe(200)
    expect((await world.hand(opened.run)).status).toBe(200)
    expect((await payment(first as string)).state).toBe('transit')
    const told = await world.reconcile(
      opened.run,
      csvOf(
        [numbers[0] as string, '200.00', '成功', ''],
        [numbers[1] as string, '400.00', '失败', '账号户名不符'],
      ),
    )
    expect(told.body).toEqual({ paid: 1, failed: 1, pending: 0, again: false })
    expect(await payment(first as string)).toMatchObject({ state: 'paid', paidOn: '2023-12-29', run: null })
    expect(await payment(second as string)).toMatchObject({
      state: 'payable',
      failures: 1,
      failure: '账号户名不符',
    })
    expect(await run(opened.run)).toMatchObject({
      state: 'reconciled',
      paidLines: 1,
      failedLines: 1,
      failedTotal: 40_000,
    })
    const { entries } = await payment(second as string)
    expect(entries.map(({ kind, amount }: { kind: string; amount: number }) => `${kind} ${amount}`)).toEqual([
      'payable 40000',
      'handed 40000',
      'failed 40000',
    ])
    const heard = await world.rows(
      "select name, data ->> 'amountFen' as amount from outbox where name like 'payment.%' order by name",
    )
    expect(heard).toEqual([
      { name: 'payment.failed', amount: '40000' },
      { name: 'payment.paid', amount: '20000' },
    ])
  })

  it('gives the bank a file whose bytes have the hash that was approved', async () => {
    const payments = await waiting(12_345)
    const opened = await world.openRun(payments)
    expect((await world.get(`/api/funds/runs/${opened.run}/bank.csv`)).body.code).toBe('run-not-approved')
    await world.approve(opened.run)
    const { bytes } = await world.get(`/api/funds/runs/${opened.run}/bank.csv`)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe((await run(opened.run)).fileHash)
    expect(bytes.toString('utf8').replace('\uFEFF', '')).toBe(
      '序号,户名,账号,开户行,金额(元),摘要\r\n1,收款人甲,6299990000000017,中国农业银行浚县支行,123.45,社工补贴\r\n'.replace(
        '金额(元)',
        '金额\uff08元\uff09',
      ),
    )
    expect((await world.get(`/api/funds/runs/${opened.run}/bank.xlsx`)).status).toBe(200)
    const taken = await world.rows(
      "select purpose, kind from audit_line where action = 'funds.bank-file' and subject = $1",
      [opened.run],
    )
    expect(taken).toEqual([
      { purpose: 'bank', kind: 'read' },
      { purpose: 'bank', kind: 'read' },
    ])
  })

  it('shows account numbers masked, on the run and on the payment', async () => {
    const [one] = await waiting(100)
    const opened = await world.openRun([one as string])
    expect((await run(opened.run)).items[0].account).toBe('**** **** **** 0017')
    expect((await payment(one as string)).account.number).toBe('**** **** **** 0017')
    const [kept] = await world.rows("select encode(sealed, 'escape') as sealed from payee_account limit 1")
    expect(kept.sealed).not.toContain('6299990000000017')
  })

  it('is approved by another person than who prepared it, and the database says so too', async () => {
    const payments = await waiting(100)
    const both = world.actor(['funds.read', 'funds.prepare', 'funds.approve'])
    const id = newId()
    await world.post('/api/funds/runs', { run: id, title: '批次', day: '2023-12-20', payments }, both)
    const own = await world.approve(id, both)
    expect([own.status, own.body.code]).toEqual([422, 'needs-second-person'])
    await expect(
      world.rows("update payment_run set state = 'approved', approved_by = prepared_by where id = $1", [id]),
    ).rejects.toThrow('payment_run_four_eyes')
    expect((await world.approve(id)).status).toBe(200)
  })

  it('is approved by nobody who may only prepare, and prepared by nobody who may only approve', async () => {
    const payments = await waiting(100)
    const opened = await world.openRun(payments)
    expect((await world.approve(opened.run, world.officer)).status).toBe(403)
    const input = { run: newId(), title: '批次', day: '2023-12-20', payments }
    expect((await world.post('/api/funds/runs', input, world.approver)).status).toBe(403)
    expect((await world.get(`/api/funds/runs/${opened.run}/bank.csv`, world.approver)).status).toBe(403)
  })

  it('is not approved when a payee changed the account meanwhile', async () => {
    const payments = await waiting(100)
    const opened = await world.openRun(payments)
    const { payee } = await payment(payments[0] as string)
    await world.keepAccount(payee, '收款人甲', { number: numbers[2] })
    const { status, body } = await world.approve(opened.run)
    expect([status, body.code]).toEqual([409, 'payee-account-changed'])
  })

  it('sends its payments back to wait when it is dropped, and is never dropped once the bank has it', async () => {
    const payments = await waiting(100)
    const opened = await world.openRun(payments)
    const refuse = () =>
      world.post(`/api/funds/runs/${opened.run}/refusal`, { reason: '金额待核' }, world.approver)
    expect((await refuse()).status).toBe(200)
    expect((await payment(payments[0] as string)).state).toBe('payable')
    const again = await world.openRun(payments)
    await world.approve(again.run)
    await world.hand(again.run)
    const late = await world.post(`/api/funds/runs/${again.run}/dropping`, { reason: '撤回' })
    expect([late.status, late.body.code]).toEqual([409, 'run-not-there'])
  })

  it('takes no payee without an account, and nothing before it is due', async () => {
    const { commitment } = await world.commit(budget, 200)
    const { payment: bare } = await world.pay(commitment, 100, world.person('无账户'))
    const none = await world.openRun([bare])
    expect([none.status, none.body.code]).toEqual([422, 'payee-without-account'])
    expect(none.body.problems[0]).toMatchObject({ path: '/body/payments/0' })
    const payee = world.person('收款人丁')
    await world.keepAccount(payee, '收款人丁')
    const { payment: later } = await world.pay(commitment, 100, payee, { day: '2023-12-28' })
    expect((await world.openRun([later])).body.code).toBe('payment-not-due')
  })

  it('finds a person to pay by name: who was paid before, and who of the register the payer may see', async () => {
    const { commitment } = await world.commit(budget, 100)
    const [paid, known] = [world.person('收款人戊'), world.person('收款人戊二')]
    await world.pay(commitment, 100, paid)
    const asked = `/api/funds/payees?search=${encodeURIComponent('收款人戊')}`
    expect((await world.get(asked)).body.items).toEqual([
      { id: paid, name: '收款人戊', paidBefore: true },
      { id: known, name: '收款人戊二', paidBefore: false },
    ])
    expect((await world.get(asked, world.approver)).status).toBe(403)
  })
})

describe('twice paid', () => {
  it('is impossible when twenty runs take the same payment at the same time', async () => {
    const payments = await waiting(100, 200, 300)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => world.openRun(at % 2 === 0 ? payments : payments.toReversed())),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, body } of answers)
      if (status !== 201) expect(['payment-in-another-run', 'payment-not-waiting']).toContain(body.code)
    const listed = await world.rows(
      'select count(*)::integer as n from payment_run_line where payment = any($1) and state = $2',
      [payments, 'listed'],
    )
    expect(listed).toEqual([{ n: 3 }])
  })

  it('is impossible when a run is handed over by several at the same time', async () => {
    const payments = await waiting(5_000)
    const opened = await world.openRun(payments)
    await world.approve(opened.run)
    const before = await world.budget(budget)
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.hand(opened.run)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await world.budget(budget)).transit - before.transit).toBe(5_000)
  })

  it('is refused by the database where the code would let it pass', async () => {
    const payments = await waiting(100)
    const opened = await world.openRun(payments)
    await expect(
      world.rows(
        `insert into payment_run_line (province, run, number, division, payment, amount, holder, account, sealed, last_digits, bank, summary)
         select province, $1, 1, division, payment, amount, holder, account, sealed, last_digits, bank, summary
         from payment_run_line where run = $2`,
        [newId(), opened.run],
      ),
    ).rejects.toThrow('payment_run_line_once')
  })
})

describe('the return file', () => {
  it('is harmless when it comes twice, also at the same time', async () => {
    const { run: id } = await handed(700)
    const file = csvOf([numbers[0] as string, '7.00', '成功', ''])
    const before = await world.budget(budget)
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.reconcile(id, file)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(answers.filter(({ body }) => !body.again)).toHaveLength(1)
    expect((await world.budget(budget)).paid - before.paid).toBe(700)
  })

  it('with another total is refused whole: nothing is booked', async () => {
    const { payments, run: id } = await handed(700, 800)
    const { status, body } = await world.reconcile(
      id,
      csvOf([numbers[0] as string, '7.00', '成功', ''], [numbers[1] as string, '80.00', '成功', '']),
    )
    expect([status, body.code]).toEqual([422, 'return-not-this-run'])
    expect(body.problems.map(({ code }: { code: string }) => code)).toEqual([
      'return-row-not-ours',
      'return-line-missing',
      'return-total-differs',
    ])
    expect((await payment(payments[0] as string)).state).toBe('transit')
  })

  it('may come in two parts: what is still being worked on is settled by the later file', async () => {
    const { payments, run: id } = await handed(700, 800)
    const first = await world.reconcile(
      id,
      csvOf([numbers[0] as string, '7.00', '成功', ''], [numbers[1] as string, '8.00', '处理中', '']),
    )
    expect(first.body).toMatchObject({ paid: 1, pending: 1 })
    expect((await run(id)).state).toBe('handed')
    const second = await world.reconcile(
      id,
      csvOf([numbers[0] as string, '7.00', '成功', ''], [numbers[1] as string, '8.00', '成功', '']),
    )
    expect(second.body).toMatchObject({ paid: 1, pending: 0 })
    expect((await run(id)).state).toBe('reconciled')
    expect((await payment(payments[1] as string)).state).toBe('paid')
  })

  it('is taken in by who reconciles, and by nobody who only prepares', async () => {
    const { run: id } = await handed(700)
    const preparer = world.actor(['funds.read', 'funds.prepare'])
    expect(
      (await world.reconcile(id, csvOf([numbers[0] as string, '7.00', '成功', '']), preparer)).status,
    ).toBe(403)
  })

  it('that was wrong after all is put right by a payment sent back, which is owed again', async () => {
    const { payments, run: id } = await handed(900)
    await world.reconcile(id, csvOf([numbers[0] as string, '9.00', '成功', '']))
    const back = await world.post(`/api/funds/payments/${payments[0]}/returned`, {
      reason: '账户已销户',
      day: '2023-12-28',
    })
    expect(back.status).toBe(200)
    expect(await payment(payments[0] as string)).toMatchObject({ state: 'payable', failure: '账户已销户' })
    expect((await run(id)).items[0]).toMatchObject({ state: 'failed', reason: '账户已销户' })
    expect((await world.openRun(payments)).status).toBe(201)
  })
})

describe('a bank account', () => {
  it('in another name is refused unless it is said why', async () => {
    const child = world.person('小明')
    const other = await world.keepAccount(child, '王大明')
    expect([other.status, other.body.code]).toEqual([422, 'account-holder-differs'])
    expect(
      (await world.keepAccount(child, '王大明', { heldForReason: '未满十六周岁,由父亲代收' })).status,
    ).toBe(201)
  })

  it('that is kept for two persons is told to who records it', async () => {
    const [one, two] = [world.person('张三'), world.person('李四')]
    await world.keepAccount(one, '张三', { number: '6299990000000041' })
    const shared = await world.keepAccount(two, '李四', { number: '6299990000000041' })
    expect(shared.body.sharedWith).toEqual(['张三'])
  })

  it('is opened in full by who prepares payments, and that is in the audit trail', async () => {
    const payee = world.person('赵六')
    const { account } = await world.keepAccount(payee, '赵六', { number: '6299990000000058' })
    const unmask = (by = world.officer) =>
      world.app.server.inject({
        method: 'POST',
        url: `/api/funds/payee-accounts/${account}/number`,
        headers: world.app.as(by),
        payload: { purpose: 'check' },
      })
    expect((await unmask()).json()).toEqual({ number: '6299990000000058' })
    expect((await unmask(world.approver)).statusCode).toBe(403)
    const lines = await world.rows(
      "select purpose from audit_line where action = 'funds.unmask-account' and subject = $1",
      [payee],
    )
    expect(lines).toEqual([{ purpose: 'check' }])
  })
})
