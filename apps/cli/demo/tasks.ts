import type { GrantScope } from '../../../kernel/actor.ts'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { clockAt } from '../../../platform/server/clock.ts'
import { createDemoAccount } from '../../../rooms/access/server/index.ts'
import { intakeContract } from '../../../rooms/intake/contract.ts'
import { allRoutes } from '../../server/compose.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoStation } from './network.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'

type PlannedTask = DemoPlan['tasks'][number]
type Someone = { readonly account: string; readonly name: string }
type Receiving = Someone & { readonly scope: GrantScope; readonly asked: object; readonly gives: boolean }

const ofGiver = ['tasks.give', 'people.read', 'people.read-sensitive', 'people.unmask']
const ofBody = ['tasks.read', 'tasks.act']

/** What stations handed to bodies, in every state, each step on its own day. */
export const loadTasks: DemoPart = async (world) => {
  const { plan } = world
  if (plan.tasks.length === 0) return
  const accounts = await openBodyAccounts(world)
  const chance = chanceFrom(plan.seed + 8)
  const last = world.isFirst ? world.today : day(plan.to)
  const known = new Set(world.stations.map(({ code }) => code))
  for (const task of plan.tasks) {
    // A plan that was cut down to some of its stations keeps what those handed to each other.
    const needed = [task.station, ...('station' in task.body ? [task.body.station] : [])]
    if (needed.every((code) => known.has(code))) await loadTask(world, task, accounts, last, chance)
  }
}

/** One account a body. The one of the sign-in page is there already and is left as it is. */
async function openBodyAccounts({
  platform,
  plan,
  bodies,
}: DemoWorld): Promise<ReadonlyMap<string, Someone>> {
  const opened = new Map<string, Someone>()
  const known = plan.accounts.map(({ user, name, scope }) => ({
    user,
    name,
    code: scope && 'organisation' in scope ? scope.organisation : undefined,
  }))
  const further = plan.bodies.flatMap(({ code, user, person }) =>
    user && person ? [{ user, name: person, code }] : [],
  )
  for (const { user, name, code } of [...known, ...further]) {
    const organisation = code ? bodies.get(code) : undefined
    const { account } = await createDemoAccount(platform, {
      userName: user,
      password: plan.password,
      displayName: name,
      home: { division: plan.county },
      grants: organisation
        ? [{ role: 'partner', scope: { kind: 'organisation', organisation }, division: plan.county }]
        : [],
    })
    opened.set(code ?? user, { account, name })
  }
  return opened
}

function receivingOf(
  { stations, bodies, plan }: DemoWorld,
  { body }: PlannedTask,
  accounts: ReadonlyMap<string, Someone>,
): Receiving {
  if ('station' in body) {
    const station = stations.find(({ code }) => code === body.station) as DemoStation
    const worker = station.workers[0] as Someone
    return {
      ...worker,
      scope: { kind: 'station', station: station.id },
      asked: { station: station.id },
      gives: true,
    }
  }
  if ('adviser' in body) {
    const adviser = accounts.get(body.adviser) as Someone
    const scope = { kind: 'division', division: plan.county } as const
    return { ...adviser, scope, asked: { account: adviser.account }, gives: false }
  }
  const organisation = bodies.get(body.organisation) as string
  const someone = accounts.get(body.organisation) as Someone
  return { ...someone, scope: { kind: 'organisation', organisation }, asked: { organisation }, gives: false }
}

async function loadTask(
  world: DemoWorld,
  planned: PlannedTask,
  accounts: ReadonlyMap<string, Someone>,
  last: Day,
  chance: Chance,
): Promise<void> {
  const givenOn = addDays(last, -planned.given)
  const station = world.stations.find(({ code }) => code === planned.station) as DemoStation
  const giver = station.workers[0] as Someone
  const body = receivingOf(world, planned, accounts)
  /** Someone on a day so many days after the giving: the product's own routes with the clock of that day. */
  const on = (after: number, who: Someone, permissions: readonly string[], scope: GrantScope): Acting => {
    const then = { ...world.platform, clock: clockAt(addDays(givenOn, after)) }
    return actingAs(then, allRoutes(then), { ...who, permissions, scope })
  }
  const asGiver = (after: number) => on(after, giver, ofGiver, { kind: 'station', station: station.id })
  const asBody = (after: number) =>
    on(after, body, body.gives ? [...ofBody, 'tasks.give'] : ofBody, body.scope)
  const next = () => chance.id(Date.parse(`${givenOn}T10:00:00+08:00`))
  const task = next()
  const person = planned.of ? someoneOf(world, planned, planned.of, chance) : null
  await asGiver(0)(intakeContract.giveTask, {
    body: {
      id: next(),
      task,
      title: planned.title,
      asked: planned.asked,
      body: body.asked,
      station: station.id,
      person,
      urgency: planned.urgency,
      handOver: {
        purpose: planned.purpose,
        data: [
          ...planned.fields.map((field) => ({ field })),
          ...(planned.situation ? [{ field: 'situation', value: planned.situation }] : []),
        ],
        legalBasis: planned.basis,
        basisNote: planned.note ?? null,
      },
    } as never,
  })
  const params = { id: task }
  let version = 1
  for (const { by, text } of planned.messages) {
    const route = by === 'body' ? intakeContract.writeAsBody : intakeContract.writeAsGiver
    await (by === 'body' ? asBody(0) : asGiver(0))(route, { params, body: { id: next(), text } as never })
  }
  const step = (more: object) => ({ params, body: { id: next(), version: version++, ...more } as never })
  const { accepted, done, returned, withdrawn } = planned
  if (accepted !== undefined) await asBody(accepted)(intakeContract.acceptTask, step({}))
  if (done) await asBody(done.after)(intakeContract.finishTask, step({ result: done.result }))
  if (returned) await asBody(returned.after)(intakeContract.returnTask, step({ reason: returned.reason }))
  if (withdrawn)
    await asGiver(withdrawn.after)(intakeContract.withdrawTask, step({ reason: withdrawn.reason }))
}

/** Somebody of the station with the category, and with a disability card where that is told; anyone with a phone else. */
function someoneOf(
  { households }: DemoWorld,
  planned: PlannedTask,
  category: string,
  chance: Chance,
): string {
  const people = households
    .filter((household) => household.station === planned.station)
    .flatMap(({ members }) => members)
    .filter(({ phone }) => phone !== null)
  const needed = people
    .filter(({ categories }) => categories.includes(category))
    .filter(({ disability }) => disability !== null || !planned.fields.includes('disability'))
  return chance.pick(needed.length > 0 ? needed : people).id
}
