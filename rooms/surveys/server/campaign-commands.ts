import { coversSubtree } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { contains, type DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { stationById } from '../../regions/server/index.ts'
import {
  assign,
  type Campaign,
  closeCampaign,
  doorOfPerson,
  drawHouseholds,
  findCampaign,
  insertCampaign,
} from './campaign-store.ts'
import { addDoor, doorsOfVillage } from './household-store.ts'
import type { SurveyNeighbours } from './neighbours.ts'
import { questionnaireOf } from './questionnaires.ts'

const notFound = refused<Refusal>({ code: 'not-found' })
const bad = (code: string, path: string) =>
  refused<Refusal>({ code: 'request-not-valid', problems: [{ code, path }] })

export type OpenInput = {
  readonly id: Id
  readonly survey: Id
  readonly title: string
  readonly division: DivisionCode
  readonly questionnaire: string
  readonly from: Day
  readonly to: Day
  readonly categories: readonly string[]
}

/** Opens a survey of a place in scope and draws its list. */
export async function openSurvey(standing: Standing, input: OpenInput) {
  if (!questionnaireOf(input.questionnaire)) return bad('questionnaire-unknown', '/body/questionnaire')
  if (input.from > input.to) return bad('survey-days-not-valid', '/body/to')
  return runCommand<{ id: Id; households: number }>(standing, {
    id: input.id,
    name: 'surveys.open',
    input,
    run: async (tx) => {
      const place = await placeOf(tx, standing, input.division)
      if (!place) return notFound
      const campaign = {
        id: input.survey,
        division: input.division,
        station: place.station,
        title: input.title,
        questionnaire: input.questionnaire,
        fromOn: input.from,
        toOn: input.to,
        categories: input.categories,
        by: standing.actor,
      }
      if (!(await insertCampaign(tx, campaign))) return refused({ code: 'id-already-used' })
      const households = await drawHouseholds(tx, standing.scope, campaign, standing.today)
      if (households === 0) return refused({ code: 'survey-nobody' })
      return ok({
        answer: { id: input.survey, households },
        audit: {
          action: 'surveys.open',
          subject: input.survey,
          division: input.division,
          station: place.station,
          detail: { questionnaire: input.questionnaire, households },
        },
      })
    },
  })
}

/** A division that the scope covers whole, or the town of a station in scope: then only that station's doors are drawn. */
async function placeOf(
  tx: Handle,
  { scope }: Standing,
  division: DivisionCode,
): Promise<{ station: Id | null } | null> {
  if (coversSubtree(scope, division)) return { station: null }
  for (const id of scope.stations) {
    const station = await stationById(tx, id)
    if (station && contains(division, station.division)) return { station: id }
  }
  return null
}

/** A change of an open survey with a door in scope. */
function changing(
  standing: Standing,
  act: string,
  survey: Id,
  input: { readonly id: Id },
  work: (tx: Handle, campaign: Campaign) => Promise<Result<{ id: Id; detail: object }, Refusal>>,
): Promise<Result<{ id: Id }, Refusal>> {
  return runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: `surveys.${act}`,
    input: { ...input, survey },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const campaign = await findCampaign(tx, standing.scope, survey)
      if (!campaign) return notFound
      if (campaign.state === 'closed') return refused({ code: 'survey-closed' })
      const changed = await work(tx, campaign)
      if (!changed.ok) return changed
      return ok({
        answer: { id: changed.value.id },
        audit: {
          action: `surveys.${act}`,
          subject: survey,
          division: campaign.division,
          station: campaign.station,
          detail: { ...changed.value.detail },
        },
      })
    },
  })
}

export const addHousehold = (
  standing: Standing,
  survey: Id,
  input: { readonly id: Id; readonly person: Id },
) =>
  changing(standing, 'add-household', survey, input, async (tx, campaign) => {
    const door = await doorOfPerson(tx, standing.scope, input.person)
    if (!door) return notFound
    if (!contains(campaign.division, door.division)) return refused({ code: 'survey-household-elsewhere' })
    if (!(await addDoor(tx, campaign, door))) return refused({ code: 'survey-household-listed' })
    return ok({ id: door.household, detail: { household: door.household } })
  })

export const assignVillage = (
  standing: Standing,
  neighbours: SurveyNeighbours,
  survey: Id,
  division: DivisionCode,
  input: { readonly id: Id; readonly account: Id },
) =>
  changing(standing, 'assign', survey, { ...input, id: input.id }, async (tx, campaign) => {
    const [door] = await doorsOfVillage(tx, standing.scope, campaign, division)
    if (!door) return notFound
    const possible = await neighbours.colleagues('surveys.record', door, standing.today)
    const chosen = possible.find(({ account }) => account === input.account)
    if (!chosen) return refused({ code: 'survey-account-not-possible' })
    await assign(tx, campaign, { division, station: door.station, ...chosen })
    return ok({ id: survey, detail: { village: division, account: input.account } })
  })

/** Who opened it, or who answers for its whole place, closes it; doors left open stay so. */
export const closeSurvey = (
  standing: Standing,
  survey: Id,
  input: { readonly id: Id; readonly version: number },
) =>
  changing(standing, 'close', survey, input, async (tx, campaign) => {
    const own = campaign.station !== null && standing.scope.stations.includes(campaign.station)
    if (!own && !coversSubtree(standing.scope, campaign.division)) return notFound
    return (await closeCampaign(tx, campaign, input.version))
      ? ok({ id: survey, detail: {} })
      : refused({ code: 'changed-meanwhile', data: { version: campaign.version } })
  })
