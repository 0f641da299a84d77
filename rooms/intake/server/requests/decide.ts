import { sql } from 'kysely'
import { addDays, type Day, dayAt } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { AcceptedWay } from '../../domain/requests/codes.ts'
import { needsProtection } from '../../domain/requests/state.ts'
import { type AnswerTold, answeredAtOnce } from './answered.ts'
import { type Acted, actedAt, acting, type Given, refusedAt } from './changing.ts'
import { dueOf } from './clocks.ts'
import { keepFacts } from './facts.ts'
import { stationThere } from './place.ts'
import { type RequestRow, updateRequest } from './row.ts'
import { addStep } from './step.ts'

const iso = (instant: number): string => new Date(instant).toISOString()

/** The columns of a decision: when it was made, and whether in time. */
const decision = (row: RequestRow, at: number) =>
  sql`decided_at = ${iso(at)}, decided_on = ${dayAt(at)}, on_time = ${at <= dueOf(row)}`

/** Whoever ends a request that nobody had taken over answers for it from then on. */
export const byOwner = (standing: Standing) =>
  sql`owner = coalesce(owner, ${standing.actor.account}), owner_name = coalesce(owner_name, ${standing.actor.name})`

export type AcceptInput = Given & {
  readonly way: AcceptedWay
  readonly reason?: string | undefined
  readonly words?: string | undefined
  readonly dueOn?: Day | undefined
  readonly consultation?: AnswerTold | undefined
  readonly at?: string | undefined
}

/**
 * Accepts a request. Answered at once it is closed and becomes a consultation record of its station, by event; otherwise
 * its owner owes the visit, the case or the tasks by a day, so that it goes on being somebody's.
 */
export const acceptRequest = (platform: Platform, standing: Standing, target: Id, input: AcceptInput) =>
  acting<{ duty: Id | null; consultation: Id | null }>(
    platform,
    standing,
    'accept',
    target,
    input,
    async (tx, row) => {
      const { way } = input
      if (!row.triaged) return refused({ code: 'request-needs-triage' })
      if (needsProtection(row, 'accept', way)) return refused({ code: 'request-needs-protection' })
      if (way === 'consultation' && !input.reason) return refusedAt('value-missing', '/body/reason')
      if (way !== 'consultation' && !row.station) return refused({ code: 'request-needs-station' })
      if ((way === 'visit' || way === 'case') && !row.person) return refused({ code: 'request-needs-person' })
      if (way !== 'consultation' && input.consultation)
        return refusedAt('value-not-valid', '/body/consultation')
      const at = actedAt(platform, row, input.at)
      if (!at.ok) return at
      const answered =
        way === 'consultation' ? answeredAtOnce(platform, standing, row, input, at.value) : null
      // Words to the requester answer what he had written meanwhile.
      const told = input.words !== undefined
      const duty = way === 'consultation' ? null : await owe(tx, standing, row, way, input.dueOn)
      const after = await updateRequest(
        tx,
        row,
        sql`way = ${way}, duty = ${duty}, ${byOwner(standing)}, ${decision(row, at.value)},
        state = ${way === 'consultation' ? 'closed' : 'accepted'},
        settled_at = ${way === 'consultation' ? iso(at.value) : null}, answered = answered or ${told},
        became_room = ${answered ? 'activities' : null}, became_record = ${answered?.id ?? null}`,
      )
      const data = {
        request: row.id,
        person: row.person,
        wanted: way,
        station: row.station,
        ...(answered ? { answered } : {}),
      }
      return ok({
        row: after,
        step: 'accepted' as const,
        at: at.value,
        detail: { way, ...(answered ? { consultation: answered.id } : {}) },
        words: { reason: input.reason, words: input.words },
        dirty: await keepFacts(tx, after),
        events: [{ name: 'intake.request-accepted', subject: row.id, division: row.division, data }],
        more: { duty, consultation: answered?.id ?? null },
      })
    },
  )

const dutyTitles = {
  visit: { zh: '走访求助对象', en: 'Visit the person the request is for' },
  case: { zh: '为求助对象开立个案', en: 'Open a case for the person the request is for' },
  task: { zh: '把求助分办到协作单位', en: 'Give the request to a cooperating body' },
} as const

/** Days in which what was accepted is begun: the next day where it is urgent, else working days as for the decision. */
const startWithin = [5, 2, 1] as const

async function owe(
  tx: Handle,
  { actor, today }: Standing,
  row: RequestRow,
  way: Exclude<AcceptedWay, 'consultation'>,
  asked: Day | undefined,
): Promise<Id> {
  const id = newId()
  const usual =
    row.urgency === 2
      ? addDays(today, 1)
      : addWorkdays(workingCalendar(), today, startWithin[row.urgency] ?? 5).date
  await openDuty(tx, {
    id,
    kind: `request-${way}`,
    subjectRoom: 'intake',
    subject: row.id,
    person: row.person,
    station: row.station ?? '',
    division: row.division,
    owner: row.owner ?? actor.account,
    title: {
      zh: `${dutyTitles[way].zh}（${row.number}）`,
      en: `${dutyTitles[way].en} (${row.number})`,
    },
    dueOn: asked ?? usual,
    urgency: row.urgency,
    by: actor.account,
  })
  return id
}

/** Hands a request to the queue of another station; its clock goes on. */
export const moveRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly station: Id; readonly reason: string },
) =>
  acting(platform, standing, 'move', target, input, async (tx, row) => {
    if (input.station === row.station) return refusedAt('request-already-there', '/body/station')
    // Anybody may hand a request to the station that it belongs to, also where nothing else is theirs to see.
    const to = await stationThere(tx, provinceOf(row.division), input.station)
    if (!to) return refusedAt('station-not-found', '/body/station')
    // Written while the request is still here: what comes after lies where the mover may not look.
    await addStep(tx, platform.cipher, row, {
      kind: 'moved',
      at: platform.clock.now(),
      actor: standing.actor,
      detail: { from: row.station, to: input.station },
      words: { reason: input.reason },
    })
    const { rows } = await sql<{ version: number }>`
      select move_request(${row.province}::smallint, ${row.id}, ${input.station}, ${to}) as version`.execute(
      tx,
    )
    const version = rows[0]?.version ?? row.version
    const after: RequestRow = {
      ...row,
      station: input.station,
      stationDivision: to,
      state: 'received',
      version,
    }
    return ok({
      row: after,
      step: null,
      // A receipt stays with the station that had it first; one that no station had is taken over by this one.
      dirty: row.station ? [] : await keepFacts(tx, after),
      detail: { to: input.station },
    })
  })

/** Refers a request to a body outside; the clock of the decision ends with it. */
export const referRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & {
    readonly to: string
    readonly organisation?: Id | undefined
    readonly reason: string
    readonly words?: string | undefined
    readonly at?: string | undefined
  },
) =>
  ended(platform, standing, 'refer', target, input, {
    state: 'referred',
    step: 'referred',
    words: { reason: input.reason, words: input.words, to: input.to },
    detail: { organisation: input.organisation ?? null },
  })

export const refuseRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly reason: string; readonly words: string; readonly at?: string | undefined },
) =>
  ended(platform, standing, 'refuse', target, input, {
    state: 'refused',
    step: 'refused',
    words: { reason: input.reason, words: input.words },
    detail: {},
  })

/** A decision after which the request is no longer ours: never while somebody in danger was left alone. */
const ended = (
  platform: Platform,
  standing: Standing,
  act: 'refer' | 'refuse',
  target: Id,
  input: Given & { readonly at?: string | undefined },
  end: {
    readonly state: 'referred' | 'refused'
    readonly step: 'referred' | 'refused'
    readonly words: { readonly reason: string; readonly words?: string | undefined; readonly to?: string }
    readonly detail: object
  },
) =>
  acting(platform, standing, act, target, input, async (tx, row): Promise<Result<Acted, Refusal>> => {
    if (needsProtection(row, act)) return refused({ code: 'request-needs-protection' })
    const at = actedAt(platform, row, input.at)
    if (!at.ok) return at
    const after = await updateRequest(
      tx,
      row,
      sql`state = ${end.state}, settled_at = ${iso(at.value)}, ${byOwner(standing)},
        answered = answered or ${end.words.words !== undefined}, ${decision(row, at.value)}`,
    )
    return ok({
      row: after,
      step: end.step,
      at: at.value,
      detail: end.detail,
      words: end.words,
      dirty: await keepFacts(tx, after),
    })
  })
