import { evaluationContract } from '../../../rooms/evaluation/contract.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'

type Round = DemoWorld['plan']['evaluations'][number]

/** What people score by the standard `data/evaluations/station.yaml`, ten points each; figures score the rest. */
const byPeople = [
  'needs',
  'design',
  'records',
  'management',
  'goals',
  'satisfaction',
  'sustainability',
] as const
const most = 10

/** Rounds in which stations scored themselves, an assessor scored them, and evidence was shown (2.4, S5.10). */
export const loadEvaluations: DemoPart = async (world) => {
  const chance = chanceFrom(world.plan.seed + 108)
  for (const round of world.plan.evaluations) await evaluate(world, round, chance)
}

async function evaluate({ plan, stations, officeOf }: DemoWorld, round: Round, chance: Chance) {
  const newId = () => chance.id(Date.parse(`${round.due}T09:00:00+08:00`))
  const officer = officeOf(['evaluation.read', 'evaluation.write'])
  const preparer = officeOf(['evaluation.read', 'reports.prepare'])
  const { title, standard, stage, from, to, due: dueOn } = round
  const id = newId()
  const params = { id }
  const within = String(plan.county)
  await officer(evaluationContract.open, {
    body: { id: newId(), round: id, standard, within, title, stage, from, to, dueOn } as never,
  })
  const scored = stations.length - round.waiting
  for (const [place, { id: station }] of stations.entries()) {
    for (const piece of round.evidence)
      await preparer(evaluationContract.evidence, { params, body: { id: newId(), station, ...piece } })
    if (place >= scored) continue
    for (const indicator of byPeople) {
      const points = chance.between(round.least * 2, most * 2) / 2
      const own = Math.min(most, points + 0.5)
      await preparer(evaluationContract.scoreSelf, {
        params,
        body: { id: newId(), station, indicator, points: own },
      })
      await officer(evaluationContract.score, {
        params,
        body: { id: newId(), station, indicator, kind: 'third-party', points },
      })
    }
  }
  if (round.waiting === 0)
    await officer(evaluationContract.close, { params, body: { id: newId(), version: 1, confirmed: true } })
}
