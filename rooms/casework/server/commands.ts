import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import {
  type AuditEntry,
  type DirtyLeaf,
  type Done,
  runCommand,
  type Standing,
} from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { requestBecame } from '../../intake/server/index.ts'
import { letterBecame } from '../../letters/server/index.ts'
import { actOn } from '../domain/case-acts.ts'
import { askedAt } from '../domain/case-clocks.ts'
import type {
  Attainment,
  CaseKind,
  CaseProblem,
  CaseSource,
  CloseReason,
  Satisfaction,
} from '../domain/case-codes.ts'
import { caseNumber, caseSeries } from '../domain/case-number.ts'
import { urgencyTerms } from '../domain/record-codes.ts'
import { type CaseRow, findCase, lockCase, movesOf, updateCase } from './case-row.ts'
import { beginPhases, keepFile, openFile, refusalOf, rulesOf } from './file/keep-file.ts'
import { closingForm, lastContact } from './file/record-row.ts'
import { moveDuties } from './file/settle-transfer.ts'
import { settleReturnNotice } from './file/transfer-duty.ts'
import { keepTurns } from './keep-turns.ts'
import { clientOn, stationPlace } from './places.ts'

export type CaseChanged = { readonly id: Id; readonly number: string; readonly version: number }

type Facts = {
  readonly kind: CaseKind
  readonly problem: CaseProblem
  readonly source: CaseSource
  readonly openedOn: Day
  readonly workerName?: string | undefined
  readonly description?: string | undefined
}

const notValid = (...problems: Problem[]): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems })

const at = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

function done(
  action: string,
  one: CaseRow,
  dirty: readonly DirtyLeaf[],
  detail: object = {},
  trail: readonly AuditEntry[] = [],
): Result<Done<CaseChanged>, never> {
  const { id, number, version } = one
  const own = {
    action,
    subject: one.person,
    division: one.division,
    station: one.station,
    detail: { case: id, version, ...detail },
  }
  // Lower rooms ask whether somebody has an open case, and are told when that may have changed.
  const events =
    dirty.length === 0
      ? []
      : [
          {
            name: 'case.turned',
            subject: id,
            division: one.division,
            data: { province: one.province, persons: [one.person] },
          },
        ]
  return ok({ answer: { id, number, version }, audit: [own, ...trail], dirty, events })
}

/** Opens a case under a new number, in the place where the client lives and of the station that takes it. */
export async function openCase(
  standing: Standing,
  platform: Platform,
  input: Facts & {
    readonly id: Id
    readonly person: Id
    readonly station?: Id | undefined
    readonly reopens?: Id | undefined
    readonly request?: Id | undefined
    readonly letter?: Id | undefined
    readonly phases: boolean
    readonly urgency: keyof typeof urgencyTerms
    readonly requestedOn?: Day | undefined
  },
): Promise<Result<CaseChanged, Refusal>> {
  const { actor, scope, today } = standing
  if (input.openedOn > today) return notValid({ code: 'case-in-the-future', path: '/body/openedOn' })
  if (input.requestedOn && input.requestedOn > input.openedOn)
    return notValid({ code: 'case-requested-after', path: '/body/requestedOn' })
  return runCommand<CaseChanged>(standing, {
    id: input.id,
    name: 'casework.open',
    input,
    run: async (tx) => {
      const client = await clientOn(tx, provincesIn(scope), input.person, input.openedOn)
      if (!client) return at('not-found', '/body/person')
      const station = input.station ?? client.station
      const province = provinceOf(client.division)
      const home = await stationPlace(tx, [province], station)
      const placed = { division: client.division, station, person: client.person }
      if (!home || !covers(scope, placed)) return at('not-found', '/body/station')
      if (station !== client.station && !covers(scope, { division: home.division, station }))
        return at('not-found', '/body/station')
      if (input.reopens) {
        const before = await findCase(tx, scope, input.reopens)
        if (before?.state !== 'closed' || before.person !== client.person)
          return at('case-reopens-other', '/body/reopens')
      }
      const series = caseSeries(home.division, input.openedOn)
      const { rows } = await sql<{ place: number }>`
        select take_case_number(${series.county}, ${series.year}) as place`.execute(tx)
      await sql`
        insert into service_case (province, id, number, person, person_ordinal, household, categories, station, division, kind, problem,
          source, opened_on, opened_station, opened_division, worker, worker_name, description, reopens, request, opened_by)
        values (${province}, ${input.id}, ${caseNumber(series, rows[0]?.place ?? 0)}, ${client.person}, ${client.ordinal},
          ${client.household}, ${[...client.categories]}::text[], ${station}, ${client.division}, ${input.kind}, ${input.problem},
          ${input.source}, ${input.openedOn}, ${station}, ${client.division}, ${actor.account},
          ${input.workerName ?? actor.name}, ${input.description ?? null}, ${input.reopens ?? null},
          ${input.request ?? null}, ${actor.account})`.execute(tx)
      let opened = (await findCase(tx, scope, input.id)) as CaseRow
      let receivedAt: number | null = null
      if (input.request) {
        const became = { room: 'casework', id: input.id }
        const taken = await requestBecame(tx, platform, standing, input.request, became)
        if (!taken.ok) return at('case-request-other', '/body/request')
        receivedAt = taken.value.receivedAt
      }
      if (input.phases || input.request) {
        opened = await beginPhases(tx, opened, {
          requestedAt:
            receivedAt !== null && !input.requestedOn
              ? receivedAt
              : askedAt(input.requestedOn ?? input.openedOn, platform.clock.now()),
          urgency: Object.keys(urgencyTerms).indexOf(input.urgency),
          byName: actor.name,
        })
        await keepFile(tx, platform.cipher, standing, opened)
      }
      const trail: AuditEntry[] = []
      if (input.letter) {
        const linked = await letterBecame(tx, platform.cipher, standing, input.letter, opened.number)
        if (!linked.ok) return at('case-letter-other', '/body/letter')
        trail.push(linked.value)
      }
      const number = { number: opened.number }
      return done('casework.open', opened, await keepTurns(tx, opened), number, trail)
    },
  })
}

/** Whether the phase table lets it happen; a case without phases knows no table. */
async function allowed(
  tx: Handle,
  cipher: FieldCipher,
  one: CaseRow,
  act: Parameters<typeof actOn>[1],
): Promise<Refusal | null> {
  if (one.phase === null) return null
  const file = await openFile(tx, cipher, one)
  if (!file.ok) return file.error
  const acted = actOn(file.value.facts, act, rulesOf(one))
  return acted.ok ? null : refusalOf(acted.error)
}

/** Clocks and duties say what the case says, once it is run in phases. */
async function inStep(tx: Handle, cipher: FieldCipher, standing: Standing, one: CaseRow): Promise<void> {
  if (one.phase !== null) await keepFile(tx, cipher, standing, one)
}

type Given = { readonly id: Id; readonly version: number }

/** A command that changes a case as it was seen; a withdrawn one is not changed any more. */
const changing = (
  standing: Standing,
  name: string,
  target: Id,
  input: Given,
  run: (tx: Handle, one: CaseRow) => Promise<Result<Done<CaseChanged>, Refusal>>,
): Promise<Result<CaseChanged, Refusal>> =>
  runCommand<CaseChanged>(standing, {
    id: input.id,
    name,
    input: { case: target, ...input },
    run: async (tx) => {
      const one = await lockCase(tx, standing.scope, target)
      if (!one) return refused({ code: 'not-found' })
      if (one.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: one.version } })
      if (one.state === 'withdrawn') return refused({ code: 'case-withdrawn' })
      return run(tx, one)
    },
  })

export const changeCase = (standing: Standing, { cipher }: Platform, target: Id, input: Given & Facts) =>
  changing(standing, 'casework.change', target, input, async (tx, one) => {
    if (input.openedOn > standing.today)
      return notValid({ code: 'case-in-the-future', path: '/body/openedOn' })
    const next = (await movesOf(tx, one))[0]?.movedOn ?? one.closedOn
    if (next && input.openedOn > next)
      return notValid({ code: 'case-opening-after-turn', path: '/body/openedOn' })
    const refusal = await allowed(tx, cipher, one, { do: 'set-kind', kind: input.kind })
    if (refusal) return refused(refusal)
    // Who writes in the own name takes the case over, as after a move.
    const taken = input.workerName === standing.actor.name
    const changed = await updateCase(
      tx,
      one,
      sql`kind = ${input.kind}, problem = ${input.problem}, source = ${input.source}, opened_on = ${input.openedOn},
        worker_name = ${input.workerName ?? one.workerName}, worker = ${taken ? standing.actor.account : one.worker},
        description = ${input.description ?? null}`,
    )
    if (changed.worker !== one.worker) await moveDuties(tx, standing, changed)
    await inStep(tx, cipher, standing, changed)
    return done('casework.change', changed, await keepTurns(tx, changed))
  })

/** Hands a case to another station: from that day on it is open there, and stays new where it was opened (7.4). */
export const moveCase = (
  standing: Standing,
  { cipher }: Platform,
  target: Id,
  input: Given & { readonly station: Id; readonly movedOn: Day; readonly reason: string },
) =>
  changing(standing, 'casework.move', target, input, async (tx, one) => {
    const { actor, scope, today } = standing
    if (one.state === 'closed') return refused({ code: 'case-already-closed' })
    if (one.movingStation) return refused({ code: 'case-transfer-open' })
    if (input.station === one.station) return at('case-already-there', '/body/station')
    const home = await stationPlace(tx, provincesIn(scope), input.station)
    if (!home || !covers(scope, { division: home.division, station: input.station }))
      return at('not-found', '/body/station')
    if (home.province !== one.province) return at('case-other-province', '/body/station')
    const before = (await movesOf(tx, one)).at(-1)?.movedOn
    const problem = dayProblem(input.movedOn, one, before, today)
    if (problem) return notValid({ code: problem, path: '/body/movedOn' })
    const client = await clientOn(tx, [one.province], one.person, input.movedOn)
    const division = client?.division ?? one.division
    await sql`
      insert into case_move (province, id, case_id, step, moved_on, from_station, from_division, station, division, reason, moved_by,
        moved_by_name)
      select ${one.province}, ${newId()}, ${one.id}, count(*) + 1, ${input.movedOn}, ${one.station}, ${one.division},
        ${input.station}, ${division}, ${input.reason}, ${actor.account}, ${actor.name}
      from moves_of_case(${one.province}::smallint, ${one.id})`.execute(tx)
    await settleReturnNotice(tx, standing, one, { zh: '个案已转站', en: 'The case went to another station' })
    const moved = await updateCase(tx, one, sql`station = ${input.station}, division = ${division}`)
    await moveDuties(tx, standing, moved)
    await inStep(tx, cipher, standing, moved)
    return done('casework.move', moved, await keepTurns(tx, moved), { from: one.station, to: input.station })
  })

function dayProblem(on: Day, one: CaseRow, lastMove: Day | undefined, today: Day): string | null {
  if (on > today) return 'case-in-the-future'
  if (on < one.openedOn) return 'case-day-before-opening'
  return lastMove && on < lastMove ? 'case-day-before-move' : null
}

export type Closing = Given & {
  readonly closedOn: Day
  readonly reason: CloseReason
  readonly attainment?: Attainment | undefined
  readonly satisfaction?: Satisfaction | undefined
  readonly outcome?: string | undefined
  readonly followUp?: string | undefined
}

export const closeCase = (standing: Standing, { cipher }: Platform, target: Id, input: Closing) =>
  changing(standing, 'casework.close', target, input, async (tx, one) => {
    if (one.state === 'closed') return refused({ code: 'case-already-closed' })
    // Another station is thinking about it: it would accept a case that is none any more.
    if (one.movingStation) return refused({ code: 'case-transfer-open' })
    const before = (await movesOf(tx, one)).at(-1)?.movedOn
    const problem = dayProblem(input.closedOn, one, before, standing.today)
    if (problem) return notValid({ code: problem, path: '/body/closedOn' })
    const refusal = await allowed(tx, cipher, one, { do: 'close', reason: input.reason })
    if (refusal) return refused(refusal)
    const contact = await lastContact(tx, one)
    if (contact !== null && input.closedOn < contact)
      return notValid({ code: 'case-closed-before-contact', path: '/body/closedOn' })
    // What is left out is as the closing form says: it was signed, and is not typed again. Its words stay sealed there.
    const form = one.phase === null ? null : await closingForm(tx, cipher, one)
    const closed = await updateCase(
      tx,
      one,
      sql`closed_on = ${input.closedOn}, close_reason = ${input.reason},
        attainment = ${input.attainment ?? form?.attainment ?? null},
        satisfaction = ${input.satisfaction ?? form?.satisfaction ?? null},
        outcome = ${input.outcome ?? null}, follow_up = ${input.followUp ?? null}`,
    )
    await inStep(tx, cipher, standing, closed)
    await settleReturnNotice(tx, standing, closed, { zh: '个案已结案', en: 'The case was closed' })
    return done('casework.close', closed, await keepTurns(tx, closed), { reason: input.reason })
  })

/** Takes back a closing made by mistake. A client who comes again gets a new case that names the old one. */
export const withdrawClosing = (
  standing: Standing,
  { cipher }: Platform,
  target: Id,
  input: Given & { readonly reason: string },
) =>
  changing(standing, 'casework.withdraw-closing', target, input, async (tx, one) => {
    if (one.state !== 'closed') return refused({ code: 'case-not-closed' })
    const open = await updateCase(
      tx,
      one,
      sql`closed_on = null, close_reason = null, closing_taken_back = ${input.reason}`,
    )
    await inStep(tx, cipher, standing, open)
    return done('casework.withdraw-closing', open, await keepTurns(tx, open))
  })

/** Takes a case out that was opened by mistake: its number stays used, and it counts nowhere. */
export const withdrawCase = (
  standing: Standing,
  { cipher }: Platform,
  target: Id,
  input: Given & { readonly reason: string },
) =>
  changing(standing, 'casework.withdraw', target, input, async (tx, one) => {
    if (one.movingStation) return refused({ code: 'case-transfer-open' })
    const gone = await updateCase(
      tx,
      one,
      sql`withdrawn_on = ${standing.today}, withdraw_reason = ${input.reason}`,
    )
    await inStep(tx, cipher, standing, gone)
    await settleReturnNotice(tx, standing, gone, { zh: '个案已撤销', en: 'The case was withdrawn' })
    return done('casework.withdraw', gone, await keepTurns(tx, gone))
  })
