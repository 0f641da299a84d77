import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { nanhai, type PayingWorld, payingWorld } from '../../../../tests/paying-world.ts'
import type { Facts, FactsOn, Programme } from '../../../programmes/index.ts'
import { shippedProgrammes } from '../../../programmes/server/index.ts'
import { type PaidPart, rollLine } from '../../domain/paying/roll-line.ts'

const monthly = shippedProgrammes().find(({ programme }) => programme.code === 'chuzhou-post-subsidy')
  ?.programme as Programme

/** What may happen to a worker: a day, and the facts from it on. */
const change: fc.Arbitrary<[string, Facts]> = fc.tuple(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, of]) => `2023-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`),
  fc.oneof(
    fc.constantFrom<Facts>(
      { level: 'assistant' },
      { level: 'intermediate' },
      { level: 'senior' },
      { level: 'none' },
    ),
    fc.constantFrom<Facts>({ posts: ['community-worker'] }, { posts: ['social-worker'] }),
  ),
)

const factsOf =
  (start: string, changes: readonly (readonly [string, Facts])[]): FactsOn =>
  (on) =>
    changes
      .filter(([from]) => from <= on)
      .toSorted(([a, x], [b, y]) => a.localeCompare(b) || JSON.stringify(x).localeCompare(JSON.stringify(y)))
      .reduce<Facts>((facts, [, more]) => Object.assign(facts, more), {
        posts: ['community-worker'],
        level: 'assistant',
        held: [],
        in_post_from: start,
      })

const paidBy = (line: ReturnType<typeof rollLine>, before: readonly PaidPart[]): PaidPart[] => [
  ...before,
  ...line.items,
]
const sum = (parts: readonly PaidPart[]) => parts.reduce((all, { amountFen }) => all + amountFen, 0)
const monthOf = (at: number) => `2023-${String(at).padStart(2, '0')}`

describe('a roll, whatever happened and whenever it was told', () => {
  const start = fc.constantFrom('2023-01-01', '2023-02-14', '2023-02-15', '2023-02-16', '2023-05-31')

  it('comes out the same from any order of events', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(change, { maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        (from, changes, at) => {
          const one = rollLine(monthly, { month: monthOf(at), factsOn: factsOf(from, changes), paid: [] })
          const other = rollLine(monthly, {
            month: monthOf(at),
            factsOn: factsOf(from, changes.toReversed()),
            paid: [],
          })
          expect(other).toEqual(one)
        },
      ),
    )
  })

  it('pays the same in all, month by month or in one at the end, and nothing when asked again', () => {
    fc.assert(
      fc.property(start, fc.array(change, { maxLength: 6 }), (from, changes) => {
        const factsOn = factsOf(from, changes)
        let paid: PaidPart[] = []
        for (let at = 1; at <= 12; at++)
          paid = paidBy(rollLine(monthly, { month: monthOf(at), factsOn, paid }), paid)
        const atOnce = rollLine(monthly, { month: '2023-12', factsOn, paid: [] })
        expect(sum(paid)).toBe(atOnce.payFen)
        expect(rollLine(monthly, { month: '2023-12', factsOn, paid }).payFen).toBe(0)
        expect(new Set(paid.map(({ period, part }) => `${period} ${part}`)).size).toBe(paid.length)
      }),
    )
  })

  it('never pays a period beyond what is due for it, though facts were told late', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(change, { maxLength: 5 }),
        fc.array(change, { maxLength: 3 }),
        (from, known, late) => {
          const early = factsOf(from, known)
          const paid = rollLine(monthly, { month: '2023-06', factsOn: early, paid: [] }).items
          const factsOn = factsOf(from, [...known, ...late])
          const line = rollLine(monthly, { month: '2023-12', factsOn, paid })
          const due = rollLine(monthly, { month: '2023-12', factsOn, paid: [] })
          expect(sum(paid) + line.payFen - line.overFen).toBe(due.payFen)
        },
      ),
    )
  })
})

type Act = 'pay' | 'bank' | 'fails' | 'withdraw' | 'sanction' | 'returns' | 'rebudget'
const acts: fc.Arbitrary<Act> = fc.constantFrom(
  'pay',
  'pay',
  'bank',
  'bank',
  'fails',
  'withdraw',
  'sanction',
  'returns',
  'rebudget',
)

describe('money of applications, over random sequences of acts', () => {
  let world: PayingWorld
  beforeAll(async () => {
    world = await payingWorld(nanhai, '2019-01-31')
  })
  afterAll(() => world.close())

  const number = '6299990000000017'
  const ids = async (
    statement: string,
    budget: string,
  ): Promise<{ id: string; amount: number; application: string }[]> => world.rows(statement, [budget])

  async function act(what: Act, budget: string, at: number): Promise<void> {
    const open = await ids(
      `select id, amount::int, application from application_payment where budget = $1 and state in ('owed', 'failed') order by id`,
      budget,
    )
    const [first] = open
    if (what === 'pay') {
      const one = await world.application({
        programme: 'nanhai-practicum',
        stage: 'to-pay',
        amountFen: 60_000 * (1 + (at % 3)),
        name: `贾${at}`,
      })
      await world.post('/api/applications/payments', { applications: [one.id], budget, day: '2019-01-31' })
      await world.keepAccount(one.id, `贾${at}`, number)
    }
    if ((what === 'bank' || what === 'fails') && first)
      await world.bank(
        [{ id: first.id, number, amountFen: first.amount }],
        what === 'bank' ? '成功' : '账号有误',
      )
    if (what === 'withdraw' && first)
      await world.post(`/api/applications/payments/${first.id}/withdrawal`, { reason: '重录' })
    if (what === 'sanction') await recoverOne(budget)
    if (what === 'returns') {
      const [recovery] = await ids(
        `select r.id, 20000 as amount, r.payment as application from recovery r where r.budget = $1
           and r.received + 20000 <= r.amount order by r.id limit 1`,
        budget,
      )
      if (recovery)
        await world.post(
          `/api/funds/recoveries/${recovery.id}/receipts`,
          { amountFen: 20_000, day: '2019-01-31' },
          world.finance,
        )
    }
    if (what === 'rebudget')
      await world.post(`/api/funds/budgets/${budget}/recovered`, { reason: '转回' }, world.finance)
  }

  async function recoverOne(budget: string): Promise<void> {
    const [done] = await ids(
      `select p.id, p.amount::int, p.application from application_payment p where p.budget = $1 and p.state = 'paid'
         and not exists (select from application_finding f where f.application = p.application) order by p.id limit 1`,
      budget,
    )
    if (!done) return
    const [finding, sanction] = [newId(), newId()]
    await world.post(`/api/applications/${done.application}/findings`, {
      finding,
      foundOn: '2019-01-31',
      facts: '虚报',
    })
    await world.post(`/api/applications/findings/${finding}/proposals`, {
      sanctionCode: 'forged-hours',
      proposals: [{ sanction, kind: 'recovery', reason: '虚报', dueOn: '2019-03-01' }],
    })
    await world.post(
      `/api/applications/sanctions/${sanction}/decision`,
      { decision: 'ordered', reason: '属实' },
      world.approver,
    )
  }

  it('is conserved: the budget is what is left, promised, owed, with the bank, paid and recovered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 6, maxLength: 10 }), async (sequence) => {
        const budget = await world.budget(700_000)
        for (const [at, what] of sequence.entries()) await act(what, budget, at)
        const { planned, left, committed, payable, transit, paid, recovered } = await world.figures(budget)
        expect(planned).toBe(700_000)
        expect(left + committed + payable + transit + paid + recovered).toBe(700_000)
        const [items] = await world.rows(
          `select coalesce(sum(amount) filter (where state in ('owed', 'failed')), 0)::int as owed,
             coalesce(sum(amount) filter (where state = 'paid'), 0)::int as paid from application_payment where budget = $1`,
          [budget],
        )
        const [back] = await world.rows(
          'select coalesce(sum(received), 0)::int as received from recovery where budget = $1',
          [budget],
        )
        expect([payable + transit, paid + back.received]).toEqual([items.owed, items.paid])
      }),
      { numRuns: 5 },
    )
  }, 240_000)
})
