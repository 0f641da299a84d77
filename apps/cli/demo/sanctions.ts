import type { Day } from '../../../kernel/day.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import { fundsContract } from '../../../rooms/funds/contract.ts'
import { allSubscribers } from '../../server/compose.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { deskOf, userOf } from './desks.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'

type Sanction = DemoPlan['sanctions'][number]

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const nothing = { body: undefined as never }

/** Revocation, recovery and bar after hours were found to be forged (S13.A7), and the money that came back. */
export const loadSanctions: DemoPart = async (world) => {
  const { plan, platform } = world
  if (plan.sanctions.length === 0) return
  // What was voided becomes a finding by the ear of the room.
  await deliverEvents(platform.worker, allSubscribers(platform))
  const chance = chanceFrom(plan.seed + 140)
  for (const one of plan.sanctions) await sanction(world, one, chance)
}

async function sanction(world: DemoWorld, one: Sanction, chance: Chance): Promise<void> {
  const officer = deskOf(world, userOf(world, 'programme-officer'))
  const approver = deskOf(world, userOf(world, 'programme-approver'))
  const command = (on: Day) => ({ id: chance.id(at(on)) })
  const query = { search: one.about, limit: 5 } as never
  const { items } = await officer(applicationsContract.findings, { query, ...nothing })
  const [found] = items
  if (!found) throw new Error(`nothing was found of ${one.about}`)
  const params = { id: found.id }
  const { choices } = await officer(applicationsContract.finding, { params, ...nothing })
  const choice = choices.find(({ code }) => code === one.code)
  const proposals = (choice?.consequences ?? []).map(({ kind, amount }) => ({
    sanction: chance.id(at(one.proposed)),
    kind,
    reason: one.reason,
    ...(kind === 'recovery' ? { amountFen: amount, dueOn: one.due } : {}),
  }))
  await world.on(one.proposed, () =>
    officer(applicationsContract.proposeSanctions, {
      params,
      body: { ...command(one.proposed), sanctionCode: one.code, proposals } as never,
    }),
  )
  for (const proposal of proposals)
    await world.on(one.decided, () =>
      approver(applicationsContract.decideSanction, {
        params: { id: proposal.sanction },
        body: { ...command(one.decided), decision: 'ordered', reason: one.reason } as never,
      }),
    )
  await receive(world, one, params, command)
}

async function receive(
  world: DemoWorld,
  { received }: Sanction,
  params: { readonly id: string },
  command: (on: Day) => object,
): Promise<void> {
  if (!received) return
  const officer = deskOf(world, userOf(world, 'programme-officer'))
  const { sanctions } = await officer(applicationsContract.finding, { params, ...nothing })
  const [recovery] = sanctions.flatMap(({ recoveries }) => recoveries)
  if (recovery === undefined) throw new Error('nothing was ordered back')
  await world.on(received.on, () =>
    deskOf(world, userOf(world, 'funds-officer'))(fundsContract.receiveBack, {
      params: { id: recovery },
      body: { ...command(received.on), amountFen: received.amount * 100, day: received.on } as never,
    }),
  )
}
