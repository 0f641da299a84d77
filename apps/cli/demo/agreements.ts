import { targetsContract } from '../../../rooms/indicators/contract.ts'
import { projectsContract } from '../../../rooms/projects/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoStation } from './network.ts'
import type { DemoPlan } from './plan.ts'

export const agreementPermissions = ['figures.read', 'targets.write']

type Agreements = NonNullable<DemoPlan['agreements']>

/** The county's targets and a service list in force for each station, drawn from a chance of their own. */
export async function loadAgreements(
  acting: Acting,
  plan: DemoPlan,
  stations: readonly DemoStation[],
): Promise<void> {
  const { agreements } = plan
  if (!agreements) return
  const chance = chanceFrom(plan.seed + 6)
  for (const target of agreements.targets) await setTarget(acting, plan, agreements, target, chance)
  const listed = stations.filter(({ code }) => agreements.stations?.includes(code) ?? true)
  for (const station of listed) await agreeOn(acting, plan, agreements, station, chance)
}

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

async function setTarget(
  acting: Acting,
  plan: DemoPlan,
  { document }: Agreements,
  target: Agreements['targets'][number],
  chance: Chance,
) {
  const id = chance.id(at(plan.from))
  const { title, measure, each, covered_from, placed, since, baseline, milestones, article } = target
  await acting(targetsContract.setTarget, {
    body: {
      id,
      target: id,
      division: plan.county,
      title,
      measure,
      each: each ? { level: each } : null,
      coveredFrom: covered_from ?? null,
      placed: placed ?? 'inside',
      since: since ?? null,
      comparator: 'at_least',
      baseline: baseline ?? null,
      milestones,
      source: { document, article },
    } as never,
  })
}

async function agreeOn(
  acting: Acting,
  plan: DemoPlan,
  { services }: Agreements,
  station: DemoStation,
  chance: Chance,
) {
  const planned = plan.stations.find(({ code }) => code === station.code)
  if (!planned) return
  const list = chance.id(at(plan.from))
  const share =
    (planned.weight * plan.stations.length) / plan.stations.reduce((sum, { weight }) => sum + weight, 0)
  await acting(projectsContract.draftServiceList, {
    body: {
      id: list,
      list,
      station: station.id,
      title: `${plan.from.slice(0, 4)} 年${planned.name}服务清单`,
      operator: planned.operator,
      from: plan.from,
      to: plan.to,
      lines: services.map(({ by_weight, agreed, split, ...line }) => ({
        ...line,
        ...(split ? { splitBy: split[0], splitValue: split[1] } : {}),
        agreed: by_weight ? Math.round(agreed * share) : agreed,
      })),
    } as never,
  })
  await acting(projectsContract.beginServiceList, {
    params: { list },
    body: { id: chance.id(at(plan.from) + 1), version: 1 } as never,
  })
}
