import { covers, coversSubtree, scopeOf } from '../../../kernel/actor.ts'
import { type DivisionCode, townshipOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor, textPart } from '../../../platform/server/database/cursor.ts'
import { householdOfPerson, personNames, spellName } from '../../people/server/index.ts'
import { placesOf } from '../../regions/server/index.ts'
import { valueWords } from '../domain/differences.ts'
import type { Question } from '../domain/questionnaire.ts'
import {
  assignmentsOf,
  type Campaign,
  campaignsIn,
  findCampaign,
  progressByVillage,
  progressOf,
} from './campaign-store.ts'
import {
  type Door,
  doorsOfVillage,
  findDoor,
  lastRecord,
  nextOpen,
  recordById,
  valuesOf,
} from './household-store.ts'
import type { SurveyNeighbours } from './neighbours.ts'
import { questionnaireOf } from './questionnaires.ts'
import { type DifferenceRow, differencesIn } from './result-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

const seeingPeople = ({ actor, today }: Standing) => scopeOf(actor, 'people.read', today)

type Counts = { total: number; done: number; unmet: number }
const nothing: Counts = { total: 0, done: 0, unmet: 0 }

async function headsOf(tx: Handle, standing: Standing, campaigns: readonly Campaign[]) {
  const counts = await progressOf(tx, standing.scope, campaigns)
  const places = await placesOf(
    tx,
    campaigns.map(({ division }) => division),
    standing.today,
  )
  return campaigns.map((campaign) => {
    const { total, done, unmet } = counts.get(campaign.id) ?? nothing
    return {
      id: campaign.id,
      title: campaign.title,
      division: campaign.division,
      place: places(campaign.division).name,
      questionnaire: campaign.questionnaire,
      questionnaireTitle: questionnaireOf(campaign.questionnaire)?.title ?? {
        zh: campaign.questionnaire,
        en: campaign.questionnaire,
      },
      from: campaign.fromOn,
      to: campaign.toOn,
      categories: [...campaign.categories],
      state: campaign.state,
      overdue: campaign.state === 'open' && campaign.toOn < standing.today && done < total,
      openedBy: campaign.accountName,
      version: campaign.version,
      total,
      done,
      unmet,
    }
  })
}

export const surveyList = (standing: Standing, state: 'open' | 'closed' | null) =>
  read(standing, async (tx) =>
    ok({ items: await headsOf(tx, standing, await campaignsIn(tx, standing.scope, state)) }),
  )

/** Head, and how far each village is; with whose village it is. */
export async function surveyWithVillages(tx: Handle, standing: Standing, campaign: Campaign) {
  const [head] = await headsOf(tx, standing, [campaign])
  const progress = await progressByVillage(tx, standing.scope, campaign)
  const assigned = await assignmentsOf(tx, campaign)
  const places = await placesOf(
    tx,
    progress.flatMap(({ division }) => [division, townshipOf(division)]),
    standing.today,
  )
  if (!head) throw new Error('a campaign has a head')
  return {
    ...head,
    villages: progress.map(({ division, total, done, unmet }) => {
      const to = assigned.get(division)
      return {
        division,
        name: places(division).name,
        town: places(townshipOf(division)).name,
        assignedTo: to ? { account: to.account, name: to.accountName } : null,
        total,
        done,
        unmet,
      }
    }),
  }
}

/** Reads under a campaign with a door in scope. */
export const underCampaign = <T>(
  standing: Standing,
  id: Id,
  work: (tx: Handle, campaign: Campaign) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> =>
  read(standing, async (tx) => {
    const campaign = await findCampaign(tx, standing.scope, id)
    return campaign ? work(tx, campaign) : notFound
  })

export const surveyAnswer = (standing: Standing, id: Id) =>
  underCampaign(standing, id, async (tx, campaign) => {
    const write = scopeOf(standing.actor, 'surveys.write', standing.today)
    const placed = { division: campaign.division, station: campaign.station }
    return ok({
      ...(await surveyWithVillages(tx, standing, campaign)),
      abilities: { write: coversSubtree(write, campaign.division) || covers(write, placed) },
    })
  })

export const questionAnswer = ({ code, title, kind, unit, at_most, options }: Question) => ({
  code,
  title,
  kind,
  ...(unit ? { unit } : {}),
  ...(at_most === undefined ? {} : { atMost: at_most }),
  options,
})

const questionsFor = ({ questionnaire }: Campaign) =>
  (questionnaireOf(questionnaire)?.questions ?? []).map(questionAnswer)

export const mySurvey = (standing: Standing, id: Id) =>
  underCampaign(standing, id, async (tx, campaign) =>
    ok({ ...(await surveyWithVillages(tx, standing, campaign)), questions: questionsFor(campaign) }),
  )

const initialsOf = (name: string): string => spellName(name).keys.join(' ')

const lineOf = (door: Door, names: ReadonlyMap<Id, string>) => {
  const name = names.get(door.person) ?? null
  return {
    household: door.household,
    person: door.person,
    name,
    initials: name === null ? '' : initialsOf(name),
    state: door.state,
    on: door.onDay,
  }
}

export const villageAnswer = (standing: Standing, id: Id, division: DivisionCode) =>
  underCampaign(standing, id, async (tx, campaign) => {
    const doors = await doorsOfVillage(tx, standing.scope, campaign, division)
    if (doors.length === 0) return notFound
    const names = await personNames(
      tx,
      seeingPeople(standing),
      doors.map(({ person }) => person),
    )
    const places = await placesOf(tx, [division], standing.today)
    const order = (state: Door['state']) => ['open', 'unmet', 'done'].indexOf(state)
    return ok({
      division,
      name: places(division).name,
      items: doors
        .map((door) => lineOf(door, names))
        .toSorted(
          (a, b) => order(a.state) - order(b.state) || (a.name ?? '').localeCompare(b.name ?? '', 'zh'),
        ),
    })
  })

/** A door with what it answered; answers are L3, so that opening it is audited. */
export const doorAnswer = (standing: Standing, id: Id, household: Id) =>
  disclose(standing, async (tx) => {
    const campaign = await findCampaign(tx, standing.scope, id)
    const door = campaign ? await findDoor(tx, standing.scope, campaign, household) : null
    if (!campaign || !door) return notFound
    const people = seeingPeople(standing)
    const names = await personNames(tx, people, [door.person])
    const home = await householdOfPerson(tx, people, door.person)
    const places = await placesOf(tx, [door.division], standing.today)
    const last = await lastRecord(tx, campaign, household)
    const current = door.record ? await recordById(tx, campaign, door.record) : null
    return ok({
      answer: {
        ...lineOf(door, names),
        survey: campaign.id,
        title: campaign.title,
        division: door.division,
        place: places(door.division).name,
        open: campaign.state === 'open' && campaign.fromOn <= standing.today,
        version: door.version,
        members: (home?.members ?? []).map(({ id: member, name }) => ({ id: member, name })),
        questions: questionsFor(campaign),
        last: last ? { on: last.onDay, values: { ...(await valuesOf(tx, campaign, last.id)) } } : null,
        current: current
          ? {
              on: current.onDay,
              outcome: current.outcome,
              reason: current.reason,
              need: current.need,
              by: current.accountName,
              values: { ...(await valuesOf(tx, campaign, current.id)) },
            }
          : null,
        next: await nextOpen(tx, standing.scope, campaign, door),
      },
      audit: [
        {
          action: 'surveys.open-door',
          subject: door.person,
          division: door.division,
          station: door.station,
          detail: { survey: campaign.id, household },
        },
      ],
    })
  })

const cursorShape = [dayPart, idPart, textPart]

export async function differenceList(
  standing: Standing,
  id: Id,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = readCursor(query.cursor, cursorShape)
  if (!after.ok) return after
  return underCampaign(standing, id, async (tx, campaign) => {
    const rows = await differencesIn(tx, standing.scope, campaign, { after: after.value, limit: query.limit })
    const page = pageFrom(rows, query.limit, ({ onDay, record, question }: DifferenceRow) => [
      onDay,
      record,
      question,
    ])
    const names = await personNames(
      tx,
      seeingPeople(standing),
      page.items.map(({ person }) => person),
    )
    const places = await placesOf(
      tx,
      page.items.map(({ division }) => division),
      standing.today,
    )
    const asked = questionnaireOf(campaign.questionnaire)
    return ok({
      next: page.next,
      items: page.items.map((row) => {
        const question = asked?.questions.find(({ code }) => code === row.question)
        const words = (value: number) =>
          question
            ? { zh: valueWords(question, value, 'zh'), en: valueWords(question, value, 'en') }
            : { zh: String(value), en: String(value) }
        return {
          record: row.record,
          person: row.person,
          name: names.get(row.person) ?? null,
          place: places(row.division).name,
          on: row.onDay,
          question: row.question,
          title: question?.title ?? { zh: row.question, en: row.question },
          before: words(row.before),
          after: words(row.after),
          duty: row.duty,
        }
      }),
    })
  })
}

export const colleaguesAnswer = (
  standing: Standing,
  neighbours: SurveyNeighbours,
  id: Id,
  division: DivisionCode,
) =>
  underCampaign(standing, id, async (tx, campaign) => {
    const [door] = await doorsOfVillage(tx, standing.scope, campaign, division)
    if (!door) return notFound
    return ok({ items: [...(await neighbours.colleagues('surveys.record', door, standing.today))] })
  })
