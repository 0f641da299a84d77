import { addDays } from '../../../kernel/day.ts'
import { surveysContract } from '../../../rooms/surveys/contract.ts'
import { chanceFrom } from './chance.ts'
import type { DemoPart } from './parts.ts'

const well = { livelihood: 0, relief: 0, illness: 1, care: 0, school: 0, house: 0, alone: 0 }

/** Households of the demo worker's station that were visited in each survey, the child director's village first. */
const [filledBefore, filledNow] = [24, 10]
/** Every fourth household of the second survey answers otherwise than in the first. */
const changedEvery = 4

/** The county's full survey of last spring, closed, and one that runs now, a few days in. */
export const loadSurveys: DemoPart = async ({ plan, today, isFirst, households, officeOf }) => {
  if (!isFirst) return
  const scopeIn = (role: string) => plan.accounts.find((account) => account.role === role)?.scope
  const [worker, director] = [scopeIn('social-worker'), scopeIn('child-director')]
  const station = worker && 'station' in worker ? worker.station : null
  const village = director && 'division' in director ? director.division : null
  const acting = officeOf(['surveys.write', 'surveys.read', 'surveys.record', 'people.read'])
  const chance = chanceFrom(plan.seed + 41)
  const id = () => chance.id(Date.parse(`${today}T08:00:00+08:00`))
  const here = households
    .filter((household) => household.station === station)
    .toSorted((a, b) => Number(b.village === village) - Number(a.village === village))
  const open = async (title: string, from: number, to: number) => {
    const survey = id()
    await acting(surveysContract.open, {
      body: {
        id: id(),
        survey,
        title,
        division: String(plan.county),
        questionnaire: 'household-check',
        from: addDays(today, from),
        to: addDays(today, to),
        categories: ['DB', 'TK', 'KJ', 'CJ'],
      } as never,
    })
    return survey
  }
  const fill = async (survey: string, household: string, version: number, back: number, given: object) => {
    await acting(surveysContract.record, {
      params: { id: survey, household },
      body: { id: id(), record: id(), version, on: addDays(today, -back), values: {}, ...given } as never,
    })
  }
  const spring = await open(`${today.slice(0, 4)}年困难家庭大排查（第一轮）`, -120, -60)
  const doors = here.filter(({ members }) =>
    members.some(({ categories }) => categories.some((code) => asked.has(code))),
  )
  for (const [at, { id: household, members }] of doors.slice(0, filledBefore).entries()) {
    await fill(spring, household, 1, 100 - at, {
      outcome: 'filled',
      values: { ...well, members: members.length + 1 },
    })
  }
  await acting(surveysContract.close, { params: { id: spring }, body: { id: id(), version: 1 } as never })
  const autumn = await open(`${today.slice(0, 4)}年困难家庭大排查（第二轮）`, -12, 18)
  for (const [at, { id: household, members }] of doors.slice(0, filledNow).entries()) {
    const values = { ...well, members: members.length + 1 }
    if (at === 1) await fill(autumn, household, 1, 1, { outcome: 'unmet', reason: 'nobody-home' })
    else if (at % changedEvery === 0)
      await fill(autumn, household, 1, 1, {
        outcome: 'filled',
        values: { ...values, house: 1, illness: at ? 1 : 2 },
      })
    else await fill(autumn, household, 1, 1, { outcome: 'unchanged' })
  }
  if (village !== null && doors.some((door) => door.village === village)) await giveVillage(autumn, village)

  /** The child director's village is the child director's. */
  async function giveVillage(survey: string, division: number) {
    const params = { id: survey, division }
    const name = plan.accounts.find(({ role }) => role === 'child-director')?.name
    const { items } = await acting(surveysContract.colleagues, { params, body: undefined as never })
    const chosen = items.find((item) => item.name === name)
    if (chosen)
      await acting(surveysContract.assign, { params, body: { id: id(), account: chosen.account } as never })
  }
}

const asked = new Set(['DB', 'TK', 'KJ', 'CJ'])
