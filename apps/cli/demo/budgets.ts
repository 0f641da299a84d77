import { fundsContract } from '../../../rooms/funds/contract.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'

type Budgets = NonNullable<DemoPlan['budgets']>

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const fen = (yuan: number): number => yuan * 100
const yearOf = (on: string): number => Number(on.slice(0, 4))

/** Pools, budgets and what is promised of them, each on its own day: nothing is committed before its budget is open. */
export const loadBudgets: DemoPart = async (world) => {
  const { budgets } = world.plan
  if (!budgets) return
  const chance = chanceFrom(world.plan.seed + 104)
  const pools = new Map<string, string>()
  for (const pool of budgets.pools) pools.set(pool.code, await openPool(world, pool, chance))
  for (const budget of budgets.budgets) await openBudget(world, budget, pools, chance)
}

const office = ({ officeOf }: DemoWorld) => officeOf(['funds.read', 'funds.plan', 'funds.prepare'])

async function openPool(world: DemoWorld, pool: Budgets['pools'][number], chance: Chance): Promise<string> {
  const acting = office(world)
  const id = chance.id(at(pool.received))
  return world.on(pool.received, async () => {
    await acting(fundsContract.openPool, {
      body: {
        id,
        pool: id,
        division: String(pool.division ?? world.plan.county),
        year: yearOf(pool.received),
        source: pool.source,
        title: pool.title,
      } as never,
    })
    const receipt = chance.id(at(pool.received))
    await acting(fundsContract.receive, {
      params: { id },
      body: {
        id: receipt,
        receipt,
        receivedOn: pool.received,
        ...(pool.document ? { document: pool.document } : {}),
        ...(pool.share
          ? { rule: pool.share.rule, transferFen: fen(pool.share.transfer) }
          : { amountFen: fen(pool.amount ?? 0) }),
      } as never,
    })
    return id
  })
}

async function openBudget(
  world: DemoWorld,
  budget: Budgets['budgets'][number],
  pools: ReadonlyMap<string, string>,
  chance: Chance,
): Promise<void> {
  const acting = office(world)
  const id = chance.id(at(budget.from))
  await world.on(budget.from, () =>
    acting(fundsContract.openBudget, {
      body: {
        id,
        budget: id,
        division: String(world.plan.county),
        year: yearOf(budget.from),
        title: budget.title,
        programme: budget.programme ?? null,
        from: budget.from,
        to: budget.to,
        sources: budget.sources.map(([pool, yuan]) => ({ pool: pools.get(pool), amountFen: fen(yuan) })),
      } as never,
    }),
  )
  for (const { title, on, amount } of budget.commitments) {
    const commitment = chance.id(at(on))
    await world.on(on, () =>
      acting(fundsContract.commit, {
        body: { id: commitment, commitment, budget: id, title, amountFen: fen(amount), day: on } as never,
      }),
    )
  }
}
