import { sql } from 'kysely'
import { covers, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { handOverDuties } from '../../../duties/server/index.ts'
import { personNames } from '../../../people/server/index.ts'
import { type StationSign, stationSigns } from '../../../regions/server/index.ts'
import type { CaseKind, CaseProblem } from '../../domain/case-codes.ts'
import { moveReasons } from '../../domain/move-reasons.ts'
import { type CaseRow, findCase, lockCase, updateCase } from '../case-row.ts'
import { keepTurns } from '../keep-turns.ts'
import { clientOn, stationPlace } from '../places.ts'
import { keepFile } from './keep-file.ts'
import { dropSignature } from './signature-duty.ts'

export type TransferState = 'asked' | 'accepted' | 'returned' | 'withdrawn'

export type TransferRow = {
  readonly province: number
  readonly id: Id
  readonly case: Id
  readonly number: string
  readonly kind: CaseKind
  readonly problem: CaseProblem
  readonly fromStation: Id
  readonly fromDivision: DivisionCode
  readonly toStation: Id
  readonly toDivision: DivisionCode
  readonly sealed: Buffer
  readonly state: TransferState
  readonly askedOn: Day
  readonly askedByName: string
  readonly settledOn: Day | null
  readonly settledByName: string | null
  readonly answerSealed: Buffer | null
}

/** What the giving station tells: who it is about, and why. */
export type TransferWords = { readonly clientName: string | null; readonly reason: string }

const columns =
  sql.raw(`province, id, case_id as "case", number, kind, problem, from_station, from_division, to_station,
  to_division, sealed, state, asked_on, asked_by_name, settled_on, settled_by_name, answer_sealed`)

const ways = {
  in: { division: 'to_division', station: 'to_station' },
  out: { division: 'from_division', station: 'from_station' },
} as const

export type TransferWay = keyof typeof ways

/** What was asked of the stations in scope, or what they asked, the latest first; one more than the page. */
export async function listTransfers(
  tx: Handle,
  scope: Scope,
  filter: { readonly way: TransferWay; readonly state?: TransferState | undefined },
  page: { readonly after: readonly unknown[] | null; readonly limit: number },
): Promise<TransferRow[]> {
  const [day, id] = page.after ?? []
  const { rows } = await sql<TransferRow>`
    select ${columns} from case_transfer
    where province = any(${provincesIn(scope)}) and ${within(scope, ways[filter.way])}
      and ${filter.state ? sql`state = ${sql.lit(filter.state)}` : sql`true`}
      and ${page.after ? sql`(asked_on, id) < (${day}::date, ${id}::uuid)` : sql`true`}
    order by asked_on desc, id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export async function transfersOf(tx: Handle, one: CaseRow): Promise<TransferRow[]> {
  const { rows } = await sql<TransferRow>`
    select ${columns} from case_transfer where province = ${one.province} and case_id = ${one.id} order by asked_at`.execute(
    tx,
  )
  return rows
}

async function findTransfer(tx: Handle, scope: Scope, way: TransferWay, id: Id): Promise<TransferRow | null> {
  const { rows } = await sql<TransferRow>`
    select ${columns} from case_transfer where province = any(${provincesIn(scope)}) and id = ${id}
      and ${within(scope, ways[way])} for update`.execute(tx)
  return rows[0] ?? null
}

/** As a list shows them, with the names that stand on both stations' signs. */
export async function shownTransfers(
  tx: Handle,
  cipher: FieldCipher,
  reader: Pick<Standing, 'actor' | 'today'>,
  rows: readonly TransferRow[],
) {
  const signs = new Map<Id, StationSign>()
  for (const province of new Set(rows.map((row) => row.province))) {
    const ids = rows.flatMap(({ fromStation, toStation }) => [fromStation, toStation])
    for (const [id, sign] of await stationSigns(tx, province, ids)) signs.set(id, sign)
  }
  return rows.map((row) => ({
    ...shownTransfer(cipher, reader, row),
    fromStationName: signs.get(row.fromStation)?.name ?? null,
    toStationName: signs.get(row.toStation)?.name ?? null,
  }))
}

/** Name and reason are for both stations, and for nobody above who may not see such fields. */
function shownTransfer(
  cipher: FieldCipher,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  { province: _, sealed, answerSealed, ...row }: TransferRow,
) {
  const holds = (permission: string) => {
    const scope = scopeOf(actor, permission, today)
    return {
      giving: covers(scope, { division: row.fromDivision, station: row.fromStation }),
      receiving: covers(scope, { division: row.toDivision, station: row.toStation }),
    }
  }
  const sensitive = holds('people.read-sensitive')
  const record = holds('casework.record')
  const reads = sensitive.giving || sensitive.receiving
  const words = reads ? (JSON.parse(cipher.open(sealed)) as TransferWords) : null
  return {
    ...row,
    clientName: words?.clientName ?? null,
    reason: words?.reason ?? null,
    answer: reads && answerSealed ? cipher.open(answerSealed) : null,
    abilities: {
      accept: row.state === 'asked' && record.receiving,
      withdraw: row.state === 'asked' && record.giving,
    },
  }
}

const at = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

/** Asks another station, wherever in the province, to take a case over; nobody needs rights there for it. */
export const askTransfer = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  input: { readonly id: Id; readonly version: number; readonly station: Id; readonly reason: string },
): Promise<Result<{ readonly id: Id; readonly version: number }, Refusal>> =>
  runCommand(standing, {
    id: input.id,
    name: 'casework.ask-transfer',
    input: { case: target, ...input },
    run: async (tx) => {
      const { actor, scope, today } = standing
      const one = await lockCase(tx, scope, target)
      if (!one) return refused({ code: 'not-found' })
      if (one.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: one.version } })
      if (one.state === 'withdrawn') return refused({ code: 'case-withdrawn' })
      if (one.state === 'closed') return refused({ code: 'case-already-closed' })
      if (one.movingStation) return refused({ code: 'case-transfer-open' })
      if (one.station === input.station) return at('case-already-there', '/body/station')
      const home = await stationPlace(tx, [one.province], input.station)
      if (!home) return at('not-found', '/body/station')
      const names = await personNames(tx, scopeOf(actor, 'people.read', today), [one.person])
      const known = names.get(one.person) ?? (one.clientSealed ? cipher.open(one.clientSealed) : null)
      const words: TransferWords = { clientName: known, reason: input.reason }
      await sql`
        insert into case_transfer (province, id, case_id, number, kind, problem, from_station, from_division, to_station, to_division,
          sealed, asked_on, asked_by, asked_by_name)
        values (${one.province}, ${input.id}, ${one.id}, ${one.number}, ${one.kind}, ${one.problem}, ${one.station},
          ${one.division}, ${input.station}, ${home.division}, ${cipher.seal(JSON.stringify(words))}, ${today},
          ${actor.account}, ${actor.name})`.execute(tx)
      const asked = await updateCase(tx, one, sql`moving_station = ${input.station}`)
      return ok({
        answer: { id: input.id, version: asked.version },
        audit: {
          action: 'casework.ask-transfer',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: { case: one.id, to: input.station },
        },
      })
    },
  })

export type TransferSettled = { readonly id: Id; readonly case: Id }

/**
 * Takes the case over: from now on it is open here, its records, clocks and duties are here, and it is new where it was
 * opened (7.4). The client's name comes along; the person's own file stays with whoever keeps it.
 */
export const acceptTransfer = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  input: { readonly id: Id; readonly workerName?: string | undefined },
): Promise<Result<TransferSettled, Refusal>> =>
  runCommand<TransferSettled>(standing, {
    id: input.id,
    name: 'casework.accept-transfer',
    input: { transfer: target, ...input },
    run: async (tx) => {
      const { actor, scope, today } = standing
      const asked = await findTransfer(tx, scope, 'in', target)
      if (!asked) return refused({ code: 'not-found' })
      if (asked.state !== 'asked') return refused({ code: 'case-transfer-settled' })
      const words = JSON.parse(cipher.open(asked.sealed)) as TransferWords
      const { rows } = await sql<{ accepted: Id | null }>`
        select accept_case_transfer(${asked.province}::smallint, ${asked.id}, ${newId()}, ${today}, ${asked.toDivision},
          ${actor.account}, ${input.workerName ?? actor.name}, ${moveReasons.taken.zh}) as accepted`.execute(
        tx,
      )
      if (!rows[0]?.accepted) return refused({ code: 'case-transfer-settled' })
      const taken = (await lockCase(tx, scope, asked.case)) as CaseRow
      const name = words.clientName === null ? null : cipher.seal(words.clientName)
      const client = await clientOn(tx, [taken.province], taken.person, today)
      const division =
        client && covers(scope, { division: client.division }) ? client.division : taken.division
      const one = await updateCase(tx, taken, sql`client_sealed = ${name}, division = ${division}`)
      await moveDuties(tx, standing, one)
      if (one.phase !== null) await keepFile(tx, cipher, standing, one)
      return ok({
        answer: { id: asked.id, case: one.id },
        audit: {
          action: 'casework.accept-transfer',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: { case: one.id, from: asked.fromStation },
        },
        dirty: await keepTurns(tx, one),
      })
    },
  })

/** The records follow the case to where it is managed, and its open duties to the worker there. */
export async function moveDuties(tx: Handle, standing: Standing, one: CaseRow): Promise<void> {
  await sql`select follow_case(${one.province}::smallint, ${one.id})`.execute(tx)
  await handOverDuties(
    tx,
    { province: one.province, room: 'casework', subject: one.id },
    { station: one.station, division: one.division, owner: one.worker },
  )
  // To sign is owed by the supervisor of the station that manages the case now; it is opened there anew.
  await dropSignature(tx, standing, one)
}

/** Returned by the station that was asked, or withdrawn by the one that asked: the case stays where it is. */
export const settleTransfer = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  outcome: 'returned' | 'withdrawn',
  input: { readonly id: Id; readonly reason: string },
): Promise<Result<TransferSettled, Refusal>> =>
  runCommand<TransferSettled>(standing, {
    id: input.id,
    name: `casework.transfer-${outcome}`,
    input: { transfer: target, ...input },
    run: async (tx) => {
      const { actor, scope, today } = standing
      const asked = await findTransfer(tx, scope, outcome === 'returned' ? 'in' : 'out', target)
      if (!asked) return refused({ code: 'not-found' })
      if (asked.state !== 'asked') return refused({ code: 'case-transfer-settled' })
      const answer = cipher.seal(input.reason)
      if (outcome === 'returned') {
        await sql`select return_case_transfer(${asked.province}::smallint, ${asked.id}, ${today}, ${actor.name}, ${answer})`.execute(
          tx,
        )
      } else {
        await sql`update case_transfer set state = 'withdrawn', settled_on = ${today}, settled_by_name = ${actor.name},
          answer_sealed = ${answer} where province = ${asked.province} and id = ${asked.id}`.execute(tx)
        const one = await findCase(tx, scope, asked.case)
        if (one) await updateCase(tx, one, sql`moving_station = null`)
      }
      const returned = outcome === 'returned'
      return ok({
        answer: { id: asked.id, case: asked.case },
        audit: {
          action: `casework.transfer-${outcome}`,
          division: returned ? asked.toDivision : asked.fromDivision,
          station: returned ? asked.toStation : asked.fromStation,
          detail: { case: asked.case },
        },
      })
    },
  })
