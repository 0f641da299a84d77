import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { reversalsOf } from '../../../platform/server/reversal.ts'
import { maskPhone } from '../../people/index.ts'
import { personNames } from '../../people/server/index.ts'
import { stationNames } from '../../regions/server/index.ts'
import { deliveriesOf } from './delivery-store.ts'
import { chainOf, type LinkRow } from './store.ts'

/** Links as a list shows them. */
export async function resourceLines(tx: Handle, { today }: Standing, rows: readonly LinkRow[]) {
  const stations = await stationNames(tx, [...new Set(rows.map(({ station }) => station))])
  return rows.map((row) => lineOf(row, stations, today))
}

export type ResourceLine = ReturnType<typeof lineOf>

function lineOf(row: LinkRow, stations: ReadonlyMap<Id, string>, today: Day) {
  const standing = row.reversedBy === null
  const remaining = row.quantity === null ? null : row.quantity - row.delivered
  return {
    id: row.id,
    station: row.station,
    stationName: stations.get(row.station) ?? null,
    division: row.division,
    linkedOn: row.linkedOn,
    sourceKind: row.sourceKind,
    organisation: row.organisation,
    sourceName: row.sourceName,
    kind: row.kind,
    name: row.name,
    specification: row.specification,
    quantity: row.quantity,
    unit: row.unit,
    amount: row.amount,
    basis: row.basis,
    promisedOn: row.promisedOn,
    delivered: row.delivered,
    remaining,
    overdue: standing && row.promisedOn !== null && row.promisedOn < today && remaining !== 0,
    handler: row.handler,
    standing,
  }
}

/** One link whole: its hand-outs, its chain of corrections, and what the reader may do. */
export async function resourceDetail(tx: Handle, cipher: FieldCipher, standing: Standing, row: LinkRow) {
  const { actor, scope, today } = standing
  const [line] = await resourceLines(tx, standing, [row])
  const chain = await chainOf(tx, scope, row)
  const deliveries = await deliveriesOf(tx, scope, row.province, row.chain ?? row.id)
  const names = await personNames(tx, scopeOf(actor, 'people.read', today), [
    ...new Set(deliveries.flatMap(({ persons }) => persons)),
  ])
  const reversals = await reversalsOf(
    tx,
    row.province,
    [...chain, ...deliveries].map(({ id }) => id),
  )
  const recording = covers(scopeOf(actor, 'resources.record', today), row)
  return {
    ...(line as ResourceLine),
    creditCode: row.creditCode,
    contactName: row.contactName,
    contactPhone: row.sealed ? maskPhone(cipher.open(row.sealed)) : null,
    unitPrice: row.unitPrice,
    basisNote: row.basisNote,
    restriction: row.restriction,
    beneficiaries: row.beneficiaries,
    voucher: row.voucher,
    feedback: row.feedback,
    noticeOn: row.noticeOn,
    notice: row.notice,
    recordedName: row.recordedName,
    recordedAt: row.recordedAt,
    deliveries: deliveries.map((one) => ({
      id: one.id,
      deliveredOn: one.deliveredOn,
      quantity: one.quantity,
      persons: one.persons.map((person) => ({ person, name: names.get(person) ?? null })),
      others: one.others,
      voucher: one.voucher,
      handler: one.handler,
      note: one.note,
      recordedName: one.recordedName,
      standing: one.reversedBy === null,
      reason: reversals.get(one.id)?.reason ?? null,
    })),
    chain: chain.map((one) => ({
      id: one.id,
      linkedOn: one.linkedOn,
      amount: one.amount,
      recordedName: one.recordedName,
      recordedAt: one.recordedAt,
      standing: one.reversedBy === null,
      reason: reversals.get(one.id)?.reason ?? null,
      byName: reversals.get(one.id)?.byName ?? null,
    })),
    abilities: {
      correct: recording && row.reversedBy === null,
      deliver:
        recording && row.reversedBy === null && (row.quantity === null || row.delivered < row.quantity),
      unmask: row.sealed !== null && covers(scopeOf(actor, 'people.unmask', today), row),
    },
  }
}
