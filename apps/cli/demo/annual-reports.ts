import { addDays, type Day, day } from '../../../kernel/day.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { creditCodeOf } from './credit-code.ts'
import { inLanes } from './in-lanes.ts'
import { dayBetween, nameOf, placeNames } from './organisations.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import { drawName } from './people.ts'
import type { DemoPlan } from './plan.ts'

type Plan = NonNullable<DemoPlan['annual_reports']>
type Line = Plan['bodies'][number]
type Step = Line['steps'][number]

/** One act about a body, on the day on which it is done. */
type Act = { readonly on: Day; readonly does: () => Promise<unknown> }
type Desk = {
  readonly world: DemoWorld
  readonly plan: Plan
  readonly acting: Acting
  readonly chance: Chance
}
type Body = { readonly id: string; readonly registeredOn: Day; readonly line: Line; readonly number: number }
type Filing = { readonly year: number; readonly step: Step['step']; readonly note?: string | undefined }

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

/** The registry of a year: each body is entered, and what became of its report is done on the days of then. */
export const loadAnnualReports: DemoPart = async (world) => {
  const { annual_reports: plan } = world.plan
  if (!plan) return
  const acting = world.officeOf(['organisations.read', 'organisations.write', 'organisations.registry'])
  const drawn: { line: Line; name: string; division: number }[] = []
  for (const line of plan.bodies) {
    const names = await placeNames(acting, line.places)
    for (let turn = 0; turn < line.count; turn += 1) {
      const division = line.places[turn % line.places.length] as number
      drawn.push({ line, division, name: nameOf({ ...line, named: [] }, turn, names.get(division) ?? '') })
    }
  }
  world.progress.step({
    zh: `正在登记 ${drawn.length} 家社会组织及历年年报`,
    en: `Entering ${drawn.length} bodies and their reports of the years`,
  })
  let done = 0
  await inLanes([...drawn.entries()], 6, async ([number, { line, name, division }]) => {
    // A chance of its own for each body, so that they may be carried out beside each other.
    const desk: Desk = { world, plan, acting, chance: chanceFrom(world.plan.seed + 105 + number * 1000) }
    const { id, registeredOn } = await register(desk, line, name, division, number)
    const body = { id, registeredOn, line, number }
    for (const { on, does } of [...actsOf(desk, body), ...laterActs(desk, body)])
      if (on <= world.today) await world.on(on, does)
    world.progress.share(++done / drawn.length)
  })
}

async function register(
  { plan, acting, chance }: Desk,
  { form, registered: between }: Line,
  name: string,
  division: number,
  number: number,
) {
  const registeredOn = dayBetween(between, chance)
  const id = chance.id(at(registeredOn))
  const creditCode = creditCodeOf(form, plan.first_code + number)
  await acting(organisationsContract.registerOrganisation, {
    body: {
      id,
      organisation: id,
      name,
      creditCode,
      kind: form,
      division,
      establishedOn: registeredOn,
    } as never,
  })
  await acting(organisationsContract.saveEntry, {
    params: { id },
    body: {
      id: chance.id(at(registeredOn)),
      legalForm: form,
      authority: division,
      registeredOn,
      certificateNumber: `${plan.documents}证字${String(number + 1).padStart(4, '0')}`,
      reportsFrom: plan.year,
    } as never,
  })
  await acting(organisationsContract.saveOfficer, {
    params: { id },
    body: {
      id: chance.id(at(registeredOn)),
      officer: chance.id(at(registeredOn)),
      name: drawName(chance),
      post: 'legal-representative',
      fromOn: registeredOn,
    } as never,
  })
  return { id, registeredOn }
}

/** Steps in their order, none before the one that it follows; then the decisions by their days. */
function actsOf(desk: Desk, body: Body): readonly Act[] {
  const steps: Act[] = []
  let after: Day | undefined
  for (const step of body.line.steps) {
    const drawn = dayBetween(step.on, desk.chance)
    const on: Day = after && after > drawn ? after : drawn
    after = on
    const filing = { year: desk.plan.year, step: step.step, note: step.note }
    steps.push({ on, does: () => report(desk, body, filing, on) })
  }
  return [...steps, ...decisions(desk, body)].toSorted((a, b) => a.on.localeCompare(b.on))
}

/** The years after: filed in March and published; of the newest, one in seventeen came back and one in twenty-three is missing. */
function laterActs(desk: Desk, body: Body): readonly Act[] {
  const [first, last] = desk.plan.later ?? [1, 0]
  const acts: Act[] = []
  for (let year = first; year <= last; year += 1) {
    if (body.registeredOn > `${year}-12-31`) continue
    const filed = addDays(day(`${year + 1}-03-01`), desk.chance.between(0, 24))
    const act = (step: Step['step'], days: number, note?: string) => {
      const on = addDays(filed, days)
      acts.push({ on, does: () => report(desk, body, { year, step, note }, on) })
    }
    if (year === last && (body.line.misses_last || body.number % 23 === 7)) continue
    act('filed', 0)
    if (year === last && body.number % 17 === 5) act('returned', 6, '请补充财务会计报告')
    else {
      act('accepted', 8)
      act('published', 10)
    }
  }
  return acts
}

const report = ({ acting, chance }: Desk, { id }: Body, { year, step, note }: Filing, on: Day) =>
  acting(organisationsContract.recordReportStep, {
    params: { id },
    body: { id: chance.id(at(on)), year, step, on, ...(note ? { note } : {}) } as never,
  })

function decisions(desk: Desk, { id, line, number }: Body): readonly Act[] {
  const { consequences } = line
  if (!consequences) return []
  const { acting, plan, chance } = desk
  const fault = { fault: 'report-not-filed', faultYear: plan.year }
  const listings = new Map<string, string>()
  const document = (kind: string) => `${plan.documents}〔${kind}〕${number + 1}号`
  const basis = async (kind: 'abnormal' | 'spot-check' | 'penalty') => {
    const { bases } = await acting(organisationsContract.registryEntry, {
      params: { id },
      body: undefined as never,
    })
    return bases?.[kind] ?? ''
  }
  const list = (kind: 'abnormal' | 'spot-check', word: string, on: Day): Act => ({
    on,
    does: async () => {
      const listing = chance.id(at(on))
      listings.set(kind, listing)
      await acting(organisationsContract.list, {
        params: { id },
        body: {
          id: listing,
          list: kind,
          ...fault,
          decidedOn: on,
          document: document(word),
          legalBasis: await basis(kind),
        } as never,
      })
    },
  })
  const { abnormal, spot_check: spotCheck, penalty, left } = consequences
  const acts: Act[] = [
    list('abnormal', '异', abnormal),
    list('spot-check', '抽', spotCheck),
    {
      on: penalty.on,
      does: async () =>
        acting(organisationsContract.penalise, {
          params: { id },
          body: {
            id: chance.id(at(penalty.on)),
            kind: penalty.kind,
            ...fault,
            decidedOn: penalty.on,
            document: document('罚'),
            legalBasis: await basis('penalty'),
          } as never,
        }),
    },
  ]
  if (left)
    acts.push({
      on: left.on,
      does: () =>
        acting(organisationsContract.removeFromList, {
          params: { id: listings.get('abnormal') as string },
          body: {
            id: chance.id(at(left.on)),
            removedOn: left.on,
            document: document('移'),
            reason: left.reason,
          } as never,
        }),
    })
  return acts
}
