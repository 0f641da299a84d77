import { covers } from '../../../../kernel/actor.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read } from '../../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { searchStationSigns } from '../../../regions/server/index.ts'
import { caseTransferContract } from '../../contract.ts'
import { findCase } from '../case-row.ts'
import type { CaseNeighbours } from '../neighbours.ts'
import { askTransfer, transferChoices } from './ask-transfer.ts'
import { acceptTransfer, settleTransfer } from './settle-transfer.ts'
import { consentEnded } from './transfer-consent.ts'
import { findTransfer, listTransfers, shownTransfers, transferDetail } from './transfers.ts'

const cursorShape = [dayPart, idPart]

/** A case on its way from one station to another. */
export const caseTransferRoutes = (
  { cipher, clock, worker }: Platform,
  { workersAt }: CaseNeighbours,
): Implemented[] => [
  implement(caseTransferContract.stations, (call) =>
    read(call, async (tx) => {
      const one = await findCase(tx, call.scope, call.params.id)
      if (!one) return refused({ code: 'not-found' })
      const found = await searchStationSigns(tx, one.province, call.query.text, call.today)
      return ok({ items: found.filter(({ id }) => id !== one.station) })
    }),
  ),
  implement(caseTransferContract.choices, (call) =>
    read(call, async (tx) => {
      const one = await findCase(tx, call.scope, call.params.id)
      return one ? ok(await transferChoices(tx, cipher, call, one)) : refused({ code: 'not-found' })
    }),
  ),
  implement(caseTransferContract.askTransfer, (call) =>
    askTransfer(call, { cipher, now: clock.now() }, call.params.id, call.body),
  ),
  implement(caseTransferContract.transfers, (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, cursorShape)
    if (!after.ok) return Promise.resolve(after)
    return disclose(call, async (tx) => {
      const rows = await listTransfers(tx, call.scope, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, (row) => [row.askedOn, row.id])
      const shown = await shownTransfers(tx, cipher, { ...call, now: clock.now() }, items)
      const named = shown.filter(({ reason }) => reason !== null)
      const audit = named.map((one) => ({
        action: 'casework.read-transfer',
        division: one.fromDivision,
        station: one.fromStation,
        detail: { transfer: one.id },
      }))
      return ok({ answer: { items: shown, next }, audit })
    })
  }),
  // What was handed over is L3: whoever reads it stands in the trail, on either side.
  implement(caseTransferContract.transfer, (call) =>
    disclose(call, async (tx) => {
      const row = await findTransfer(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const ended = await consentEnded({ worker }, row, call.today)
      const shown = await transferDetail(tx, cipher, { ...call, now: clock.now() }, row, ended)
      const there = { division: row.toDivision, station: row.toStation }
      const workers = shown.abilities.accept ? await workersAt(there, call.today) : []
      const side = covers(call.scope, there)
        ? there
        : { division: row.fromDivision, station: row.fromStation }
      const entry = { action: 'casework.read-transfer', ...side, detail: { transfer: row.id } }
      return ok({ answer: { ...shown, workers: [...workers] }, audit: shown.reason === null ? [] : [entry] })
    }),
  ),
  implement(caseTransferContract.acceptTransfer, (call) =>
    acceptTransfer(call, { cipher, worker }, call.params.id, call.body, workersAt),
  ),
  implement(caseTransferContract.returnTransfer, (call) =>
    settleTransfer(call, cipher, call.params.id, 'returned', call.body),
  ),
  implement(caseTransferContract.withdrawTransfer, (call) =>
    settleTransfer(call, cipher, call.params.id, 'withdrawn', call.body),
  ),
]
