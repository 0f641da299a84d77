import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { cancelDuty, openDuty } from '../../duties/server/index.ts'
import { takeIn } from '../../intake/server/index.ts'
import { addWorkdays } from '../../regions/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import { type Difference, differencesOf, type Values, valueWords } from '../domain/differences.ts'
import { mayBe, mostOf, type Questionnaire } from '../domain/questionnaire.ts'
import { type Campaign, findCampaign } from './campaign-store.ts'
import {
  type Door,
  dutiesOfRecord,
  findDoor,
  insertRecord,
  lastRecord,
  needOfRecord,
  nextOpen,
  valuesOf,
} from './household-store.ts'
import type { SurveyNeighbours } from './neighbours.ts'
import { questionnaireOf } from './questionnaires.ts'

export type RecordInput = {
  readonly id: Id
  readonly record: Id
  readonly version: number
  readonly on: Day
  readonly outcome: 'filled' | 'unchanged' | 'unmet'
  readonly values: Values
  readonly reason?: string | undefined
  readonly need?: string | undefined
}

type Answer = { id: Id; differences: number; duties: number; request: string | null; next: Id | null }

/** What a record stands on beside its own tables. */
type Survey = { readonly platform: Platform; readonly neighbours: SurveyNeighbours }

/** Records what was found at a door; differences become a duty, a need a request, in the same transaction. */
export const recordDoor = (standing: Standing, room: Survey, survey: Id, household: Id, input: RecordInput) =>
  runCommand<Answer>(standing, {
    id: input.id,
    name: 'surveys.record',
    input: { ...input, survey, household },
    run: async (tx) => {
      const campaign = await findCampaign(tx, standing.scope, survey)
      const door = campaign ? await findDoor(tx, standing.scope, campaign, household, true) : null
      const asked = campaign ? questionnaireOf(campaign.questionnaire) : null
      if (!campaign || !door || !asked) return refused({ code: 'not-found' })
      const stop = refusalOf(campaign, door, standing.today, input)
      if (stop) return refused(stop)
      const found = await valuesFor(tx, campaign, door, asked, input)
      if (!found.ok) return found
      const { values, before } = found.value
      const owner = await ownerOf(standing, room.neighbours, door)
      const differences = before ? differencesOf(asked, before, values) : []
      if (door.record) await withdrawDuties(tx, standing, campaign, door.record)
      const duty = await followUp(tx, standing, { asked, door, differences, owner, record: input.record })
      const need = await needFound(tx, standing, room.platform, campaign, door, input)
      if (!need.ok) return need
      const written = await insertRecord(tx, {
        id: input.record,
        campaign,
        door,
        onDay: input.on,
        outcome: input.outcome,
        reason: input.reason ?? null,
        need: input.need ?? null,
        needRequest: need.value?.id ?? null,
        account: standing.actor.account,
        accountName: standing.actor.name,
        values,
        differences: differences.map((one) => ({ ...one, duty: one.followUp === null ? null : duty })),
      })
      if (!written) return refused({ code: 'id-already-used' })
      return ok({
        answer: {
          id: input.record,
          differences: differences.length,
          duties: duty ? 1 : 0,
          request: need.value?.number ?? null,
          next: await nextOpen(tx, standing.scope, campaign, door),
        },
        audit: {
          action: 'surveys.record',
          subject: input.record,
          division: door.division,
          station: door.station,
          detail: { survey, household, outcome: input.outcome },
        },
      })
    },
  })

function refusalOf(campaign: Campaign, door: Door, today: Day, input: RecordInput): Refusal | null {
  if (campaign.state === 'closed') return { code: 'survey-closed' }
  if (today < campaign.fromOn) return { code: 'survey-not-begun' }
  if (door.version !== input.version) return { code: 'changed-meanwhile', data: { version: door.version } }
  const problems: Problem[] = []
  if (input.on < campaign.fromOn || input.on > today)
    problems.push({ code: 'survey-day-not-valid', path: '/body/on' })
  if ((input.outcome === 'unmet') !== (input.reason !== undefined))
    problems.push({
      code: input.reason === undefined ? 'value-missing' : 'value-not-valid',
      path: '/body/reason',
    })
  return problems.length > 0 ? { code: 'request-not-valid', problems } : null
}

/** The answers of the record and those of last time; `unchanged` takes the latter as they are. */
async function valuesFor(
  tx: Handle,
  campaign: Campaign,
  door: Door,
  asked: Questionnaire,
  input: RecordInput,
): Promise<Result<{ values: Values; before: Values | null }, Refusal>> {
  if (input.outcome === 'unmet') return ok({ values: {}, before: null })
  const last = await lastRecord(tx, campaign, door.household)
  const before = last ? await valuesOf(tx, campaign, last.id) : null
  if (input.outcome === 'unchanged') {
    if (!before || asked.questions.some(({ code }) => !(code in before)))
      return refused({ code: 'survey-no-last-time' })
    return ok({ values: before, before })
  }
  const problems = answerProblems(asked, input.values)
  return problems.length > 0
    ? refused({ code: 'request-not-valid', problems })
    : ok({ values: input.values, before })
}

/** Every question is answered once, with a value that it takes or with not known. */
function answerProblems({ questions }: Questionnaire, values: Values): Problem[] {
  const known = new Set(questions.map(({ code }) => code))
  return [
    ...Object.keys(values).flatMap((code): Problem[] =>
      known.has(code) ? [] : [{ code: 'survey-question-unknown', path: `/body/values/${code}` }],
    ),
    ...questions.flatMap((question): Problem[] => {
      const path = `/body/values/${question.code}`
      const value = values[question.code]
      if (value === undefined) return [{ code: 'survey-answer-missing', path }]
      if (value === null || mayBe(question, value)) return []
      const data = { question: question.title, most: mostOf(question) }
      const code = question.kind === 'count' ? 'survey-count-not-valid' : 'survey-answer-not-valid'
      return [{ code, path, data }]
    }),
  ]
}

/** Who follows up: whoever takes in requests at the door's station, the nearest first, or who was at the door. */
async function ownerOf(standing: Standing, neighbours: SurveyNeighbours, door: Door): Promise<Id> {
  const [nearest] = await neighbours.colleagues('intake.record', door, standing.today)
  return nearest?.account ?? standing.actor.account
}

type FollowUp = {
  readonly asked: Questionnaire
  readonly door: Door
  readonly owner: Id
  readonly record: Id
}

/** One duty for all that is to be followed up at a door, due by the nearest of the questions' clocks. */
async function followUp(
  tx: Handle,
  standing: Standing,
  { asked, door, owner, record, differences }: FollowUp & { readonly differences: readonly Difference[] },
): Promise<Id | null> {
  const wanted = differences.filter(({ followUp: within }) => within !== null)
  if (wanted.length === 0) return null
  const changes = wanted.flatMap(({ question, before, after }): Words[] => {
    const one = asked.questions.find(({ code }) => code === question)
    const words = (value: number | null, language: 'zh' | 'en') => one && valueWords(one, value, language)
    return one
      ? [
          {
            zh: `${one.title.zh}由“${words(before, 'zh')}”变为“${words(after, 'zh')}”`,
            en: `${one.title.en}, from “${words(before, 'en')}” to “${words(after, 'en')}”`,
          },
        ]
      : []
  })
  const workdays = Math.min(...wanted.map(({ followUp: within }) => within ?? 0))
  return dutyFor(tx, standing, {
    door,
    owner,
    record,
    kind: 'survey-difference',
    workdays,
    title: {
      zh: `排查变化：${changes.map(({ zh }) => zh).join('；')}`,
      en: `Changes found by the survey: ${changes.map(({ en }) => en).join('; ')}`,
    },
  })
}

/** A need is a request in the one inbox. The same words at the same door, written again, are the request that is there. */
async function needFound(
  tx: Handle,
  standing: Standing,
  platform: Platform,
  campaign: Campaign,
  door: Door,
  { need, record }: RecordInput,
): Promise<Result<{ id: Id; number: string | null } | null, Refusal>> {
  if (!need) return ok(null)
  const earlier = door.record ? await needOfRecord(tx, campaign, door.record) : null
  if (earlier?.need === need) return ok({ id: earlier.request, number: null })
  const filed = await takeIn(tx, platform, standing, {
    id: newId(),
    source: 'survey',
    sourceRoom: 'surveys',
    sourceRecord: record,
    text: need,
    division: door.division,
    person: door.person,
  })
  return filed.ok ? ok({ id: filed.value.id, number: filed.value.number }) : filed
}

async function dutyFor(
  tx: Handle,
  { actor, today }: Standing,
  duty: {
    readonly door: Door
    readonly owner: Id
    readonly record: Id
    readonly kind: string
    readonly workdays: number
    readonly title: Words
  },
): Promise<Id> {
  const id = newId()
  await openDuty(tx, {
    id,
    kind: duty.kind,
    subjectRoom: 'surveys',
    subject: duty.record,
    person: duty.door.person,
    station: duty.door.station,
    division: duty.door.division,
    owner: duty.owner,
    title: duty.title,
    dueOn: addWorkdays(workingCalendar(), today, duty.workdays).date,
    urgency: 0,
    by: actor.account,
  })
  return id
}

/** A door that is filled in again owes only what it says now. */
async function withdrawDuties(
  tx: Handle,
  { actor, today }: Standing,
  campaign: Campaign,
  record: Id,
): Promise<void> {
  for (const duty of await dutiesOfRecord(tx, campaign, record))
    await cancelDuty(tx, campaign.province, duty, {
      on: today,
      by: actor.account,
      reason: { zh: '排查表已重新填写', en: 'The survey form was filled in again' },
    })
}
