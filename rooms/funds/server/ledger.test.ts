import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Refusal } from '../../../kernel/errors.ts'
import { inTransaction } from '../../../platform/server/database/transaction.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type FundsWorld, fundsWorld } from '../../../tests/funds-world.ts'
import { commit, pay, recover, release, withdrawPayment } from './index.ts'

let world: FundsWorld
beforeAll(async () => {
  world = await fundsWorld()
})
afterAll(() => world.close())

const balances = async () => (await world.get('/api/funds/trial-balance')).body

describe('the ledger', () => {
  it('is not changed and not emptied, not even by the owner of the database', async () => {
    const pool = await world.openPool({}, 1000)
    await world.openBudget([{ pool, amountFen: 400 }])
    for (const statement of [
      'update ledger_line set amount = amount + 1',
      'delete from ledger_line',
      'truncate ledger_line',
      "update ledger_entry set reason = 'x'",
      'delete from ledger_entry',
    ])
      await expect(world.rows(statement), statement).rejects.toThrow('ledger-is-insert-only')
  })

  it('takes no entry whose lines do not sum to zero, whoever writes it', async () => {
    const pool = await world.openPool({}, 1000)
    const [account] = await world.rows("select * from fund_account where pool = $1 and kind = 'pool'", [pool])
    const entry = newId()
    await expect(
      world.rows(
        `with entry as (insert into ledger_entry (province, id, division, on_day, kind, pool, source_room, source_id, recorded_by,
           recorded_name) values (41, $1, 410621000000, '2023-12-01', 'received', $2, 'funds', $2, $2, 'x') returning id)
         insert into ledger_line (province, entry, number, division, account, amount)
         select 41, id, n, 410621000000, $3, 5 from entry, generate_series(1, 2) n`,
        [entry, pool, account.id],
      ),
    ).rejects.toThrow('ledger-not-balanced')
  })

  it('is written by no request past its one door', async () => {
    const refusedTo = async (statement: string) =>
      expect(world.platform.database.pool.query(statement), statement).rejects.toThrow('permission denied')
    await refusedTo(
      'insert into ledger_line (province, entry, number, division, account, amount) values (41, null, 1, 41, null, 1)',
    )
    await refusedTo('update fund_account set balance = 5')
    await refusedTo('delete from ledger_entry')
  })

  it('takes money that was recorded wrongly back by an entry with the opposite sign, once', async () => {
    const pool = await world.openPool({}, 1000)
    const { body } = await world.get(`/api/funds/ledger?pool=${pool}`)
    const [received] = body.items
    expect(received).toMatchObject({ kind: 'received', amount: 1000, reversedBy: null })
    const reverse = (entry = newId()) =>
      world.post(`/api/funds/ledger/${received.id}/reversal`, { entry, reason: '金额录错' })
    const entry = newId()
    expect((await reverse(entry)).status).toBe(201)
    expect((await reverse()).body.code).toBe('entry-already-reversed')
    expect((await world.get(`/api/funds/ledger/${entry}`)).body).toMatchObject({
      kind: 'reversed',
      reverses: received.id,
      reason: '金额录错',
    })
    const shown = (await world.get(`/api/funds/pools/${pool}`)).body
    expect([shown.received, shown.free, shown.receipts[0].standing]).toEqual([0, 0, false])
  })

  it('does not take back what was budgeted on: the pool would fall below zero', async () => {
    const pool = await world.openPool({}, 1000)
    await world.openBudget([{ pool, amountFen: 400 }])
    const { body } = await world.get(`/api/funds/ledger?pool=${pool}&kind=received`)
    const { status, body: told } = await world.post(`/api/funds/ledger/${body.items[0].id}/reversal`, {
      entry: newId(),
      reason: '金额录错',
    })
    expect([status, told.code]).toEqual([422, 'over-pool'])
  })

  it('leaves what a commitment went through to the commitment', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 400 }])
    await world.commit(budget, 100)
    const { body } = await world.get(`/api/funds/ledger?budget=${budget}&kind=committed`)
    const { body: told } = await world.post(`/api/funds/ledger/${body.items[0].id}/reversal`, {
      entry: newId(),
      reason: '录错',
    })
    expect(told.code).toBe('entry-not-reversible')
  })

  it('is corrected by who plans, and by nobody who only prepares', async () => {
    const pool = await world.openPool({}, 1000)
    const { body } = await world.get(`/api/funds/ledger?pool=${pool}`)
    const preparer = world.actor(['funds.read', 'funds.prepare'])
    const input = { entry: newId(), reason: '录错' }
    expect((await world.post(`/api/funds/ledger/${body.items[0].id}/reversal`, input, preparer)).status).toBe(
      403,
    )
  })

  it('is conserved under random acts on four connections at once, and no account falls below zero', async () => {
    const pool = await world.openPool({}, 3000)
    const { budget } = await world.openBudget([{ pool, amountFen: 3000 }])
    const standing = world.standing()
    const source = { room: 'test', id: newId() }
    const day = standing.today
    const commitments: string[] = []
    const payments: string[] = []
    const act = fc.record({
      name: fc.constantFrom('commit', 'release', 'pay', 'withdraw', 'recover'),
      amount: fc.integer({ min: 1, max: 900 }),
      pick: fc.nat(1000),
    })
    const acts =
      fc.sample(fc.array(act, { minLength: 160, maxLength: 160 }), { numRuns: 1, seed: 7 })[0] ?? []
    const run = ({ name, amount, pick }: (typeof acts)[number]) =>
      inTransaction<unknown, Refusal>(standing.db, standing, 'write', async (tx) => {
        const commitment = commitments[pick % commitments.length] ?? newId()
        const payment = payments[pick % payments.length] ?? newId()
        const reason = '试验'
        if (name === 'commit') {
          const id = newId()
          commitments.push(id)
          return commit(tx, standing, {
            id,
            programme: null,
            budget,
            amountFen: amount,
            day,
            title: '试验',
            source,
          })
        }
        if (name === 'release')
          return release(tx, standing, { commitment, day, amountFen: amount, reason, source })
        if (name === 'pay') {
          const id = newId()
          payments.push(id)
          const payee = { kind: 'person' as const, id: newId(), name: '王小明' }
          return pay(tx, standing, {
            id,
            commitment,
            amountFen: amount,
            day,
            kind: 'grant',
            payee,
            summary: '试验',
            source,
          })
        }
        if (name === 'withdraw') return withdrawPayment(tx, standing, { payment, reason, source })
        return recover(tx, standing, {
          id: newId(),
          payment,
          amountFen: amount,
          day,
          dueOn: day,
          reason,
          source,
        })
      })
    const lanes = Array.from({ length: 4 }, (_, lane) => acts.filter((_act, at) => at % 4 === lane))
    const results = await Promise.all(
      lanes.map(async (lane) => {
        const codes: string[] = []
        for (const one of lane) {
          const done = await run(one)
          codes.push(done.ok ? 'ok' : done.error.code)
        }
        return codes
      }),
    )
    expect(new Set(results.flat())).toContain('over-budget')
    const figures = await world.budget(budget)
    expect(figures.planned).toBe(3000)
    expect(Math.min(figures.left, figures.committed, figures.payable)).toBeGreaterThanOrEqual(0)
    const { balanced, accounts } = await balances()
    expect(balanced).toBe(true)
    for (const { kind, balance } of accounts)
      if (!['origin', 'claim'].includes(kind)) expect(balance, kind).toBeGreaterThanOrEqual(0)
  })
})

describe('the door for rooms above', () => {
  it('answers a resend of a commitment and refuses its id for something else', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    const standing = world.standing('applications.decide')
    const source = { room: 'applications', id: newId() }
    const id = newId()
    const once = (amountFen: number) =>
      inTransaction(standing.db, standing, 'write', (tx) =>
        commit(tx, standing, {
          id,
          programme: null,
          budget,
          amountFen,
          day: standing.today,
          title: '补贴',
          source,
        }),
      )
    expect(await once(100)).toEqual({ ok: true, value: { id } })
    expect(await once(100)).toEqual({ ok: true, value: { id } })
    expect(await once(101)).toMatchObject({ ok: false, error: { code: 'id-already-used' } })
    expect(await world.budget(budget)).toMatchObject({ committed: 100, left: 900 })
  })

  it('writes nothing when the room above refuses later on', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    const standing = world.standing('applications.decide')
    const source = { room: 'applications', id: newId() }
    await inTransaction(standing.db, standing, 'write', async (tx) => {
      await commit(tx, standing, {
        id: newId(),
        programme: null,
        budget,
        amountFen: 100,
        day: standing.today,
        title: '补贴',
        source,
      })
      return { ok: false, error: { code: 'no' } } as const
    })
    expect(await world.budget(budget)).toMatchObject({ committed: 0, left: 1000 })
  })

  it('leaves an audit line of each act', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    const { commitment } = await world.commit(budget, 100)
    const lines = await world.rows(
      "select action, detail ->> 'amount' as amount from audit_line where subject = $1",
      [commitment],
    )
    expect(lines).toEqual([{ action: 'funds.commit', amount: '100' }])
  })
})
