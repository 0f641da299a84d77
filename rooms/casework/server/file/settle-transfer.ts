import { sql } from 'kysely'
import { covers } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { handOverDuties } from '../../../duties/server/index.ts'
import { moveReasons } from '../../domain/move-reasons.ts'
import { type CaseRow, findCase, lockCase, updateCase } from '../case-row.ts'
import { keepTurns } from '../keep-turns.ts'
import type { CaseNeighbours, NamedWorker } from '../neighbours.ts'
import { clientOn } from '../places.ts'
import { keepFile } from './keep-file.ts'
import { dropSignature } from './signature-duty.ts'
import { consentEnded } from './transfer-consent.ts'
import { settleAnswer } from './transfer-duty.ts'
import { lockTransfer, type TransferRow, type TransferWords } from './transfers.ts'

const noWorker = { code: 'case-worker-not-there', path: '/body/worker' }

/** Who answers for the case from now on: whoever accepts it, or a colleague who records cases there. */
async function whoTakes(
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  { toStation: station, toDivision: division }: TransferRow,
  input: { readonly worker?: Id | undefined; readonly workerName?: string | undefined },
  workersAt: CaseNeighbours['workersAt'],
): Promise<NamedWorker | null> {
  if (input.worker === undefined || input.worker === actor.account)
    return { account: actor.account, name: input.workerName ?? actor.name }
  const there = await workersAt({ division, station }, today)
  return there.find(({ account }) => account === input.worker) ?? null
}

export type TransferSettled = { readonly id: Id; readonly case: Id }

/**
 * Takes the case over: from now on it is open here, its records, clocks and duties are here, and it is new where it was
 * opened (7.4). The client's name comes along; the person's own file stays with whoever keeps it.
 */
export const acceptTransfer = (
  standing: Standing,
  platform: Pick<Platform, 'cipher' | 'worker'>,
  target: Id,
  input: { readonly id: Id; readonly worker?: Id | undefined; readonly workerName?: string | undefined },
  workersAt: CaseNeighbours['workersAt'],
): Promise<Result<TransferSettled, Refusal>> =>
  runCommand<TransferSettled>(standing, {
    id: input.id,
    name: 'casework.accept-transfer',
    input: { transfer: target, ...input },
    run: async (tx) => {
      const { actor, scope, today } = standing
      const { cipher } = platform
      const asked = await lockTransfer(tx, scope, 'in', target)
      if (!asked) return refused({ code: 'not-found' })
      if (asked.state !== 'asked') return refused({ code: 'case-transfer-settled' })
      if (await consentEnded(platform, asked, today)) return refused({ code: 'case-transfer-consent-ended' })
      const worker = await whoTakes(standing, asked, input, workersAt)
      if (!worker) return refused({ code: 'request-not-valid', problems: [noWorker] })
      const words = JSON.parse(cipher.open(asked.sealed)) as TransferWords
      const { rows } = await sql<{ accepted: Id | null }>`
        select accept_case_transfer(${asked.province}::smallint, ${asked.id}, ${newId()}, ${today}, ${asked.toDivision},
          ${worker.account}, ${worker.name}, ${moveReasons.taken.zh}) as accepted`.execute(tx)
      if (!rows[0]?.accepted) return refused({ code: 'case-transfer-settled' })
      // A head accepts for a colleague: the colleague answers for the case, the head has answered the request.
      if (worker.account !== actor.account)
        await sql`update case_transfer set settled_by_name = ${actor.name}
          where province = ${asked.province} and id = ${asked.id}`.execute(tx)
      const taken = (await lockCase(tx, scope, asked.case)) as CaseRow
      const name = words.clientName === null ? null : cipher.seal(words.clientName)
      const client = await clientOn(tx, [taken.province], taken.person, today)
      const division =
        client && covers(scope, { division: client.division }) ? client.division : taken.division
      const one = await updateCase(tx, taken, sql`client_sealed = ${name}, division = ${division}`)
      await moveDuties(tx, standing, one)
      await settleAnswer(tx, standing, asked, { zh: '已接收', en: 'Accepted' })
      if (one.phase !== null) await keepFile(tx, cipher, standing, one)
      return ok({
        answer: { id: asked.id, case: one.id },
        audit: {
          action: 'casework.accept-transfer',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: { case: one.id, from: asked.fromStation, worker: worker.account },
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
      const asked = await lockTransfer(tx, scope, outcome === 'returned' ? 'in' : 'out', target)
      if (!asked) return refused({ code: 'not-found' })
      if (asked.state !== 'asked') return refused({ code: 'case-transfer-settled' })
      const answer = cipher.seal(input.reason)
      if (outcome === 'returned') {
        await sql`select return_case_transfer(${asked.province}::smallint, ${asked.id}, ${today}, ${actor.name}, ${answer})`.execute(
          tx,
        )
        await settleAnswer(tx, standing, asked, { zh: '已退回', en: 'Returned' })
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
