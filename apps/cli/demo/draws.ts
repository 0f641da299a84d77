import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { chanceFrom } from './chance.ts'
import { deskOf } from './desks.ts'
import type { DemoPart } from './parts.ts'

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

/** Spot checks of the plan's own years: the range fixed by one, drawn by another, and what the checks found. */
export const loadDraws: DemoPart = async (world) => {
  const { plan } = world
  const chance = chanceFrom(plan.seed + 140)
  for (const one of plan.annual_reports?.draws ?? []) {
    const id = chance.id(at(one.proposed))
    const params = { id }
    const [officer, second] = [deskOf(world, one.by), deskOf(world, one.drawn_by)]
    await world.on(one.proposed, () =>
      officer(organisationsContract.proposeDraw, {
        body: {
          id,
          title: one.title,
          authority: one.authority,
          drawnFrom: one.from,
          sharePercent: one.share,
        } as never,
      }),
    )
    await world.on(one.drawn, () =>
      second(organisationsContract.drawNow, { params, body: { id: chance.id(at(one.drawn)) } as never }),
    )
    const { drawn } = await officer(organisationsContract.draw, { params, body: undefined as never })
    for (const [number, { organisation }] of drawn.entries())
      await world.on(one.checked, () =>
        officer(organisationsContract.recordFinding, {
          params,
          body: {
            id: chance.id(at(one.checked)),
            organisation,
            checkedOn: one.checked,
            finding: one.findings[number % one.findings.length],
          } as never,
        }),
      )
  }
}
