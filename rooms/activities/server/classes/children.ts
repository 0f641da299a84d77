import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { maskPhone } from '../../../people/index.ts'
import type { PickUp } from '../../domain/classes/leaving.ts'

export type ChildRow = {
  readonly id: Id
  readonly series: Id
  readonly person: Id | null
  readonly name: string
  readonly sex: number | null
  readonly guardianName: string
  readonly guardianPhone: Buffer
  readonly remarks: Buffer | null
  readonly enrolledOn: Day
  readonly leftOn: Day | null
}

export type PickUpRow = PickUp & { readonly child: Id; readonly phone: Buffer }

/** The children of some classes, by name. */
export async function childrenOf(tx: Handle, province: number, series: readonly Id[]): Promise<ChildRow[]> {
  if (series.length === 0) return []
  const { rows } = await sql<ChildRow>`
    select id, series, person, name, sex, guardian_name, guardian_phone, remarks, enrolled_on, left_on
    from class_child where province = ${province} and series = any(${[...series]}::uuid[]) order by initials, name, id`.execute(
    tx,
  )
  return rows
}

/** Who may fetch them, those of the past included. */
export async function pickUpsOf(tx: Handle, province: number, series: readonly Id[]): Promise<PickUpRow[]> {
  if (series.length === 0) return []
  const { rows } = await sql<PickUpRow>`
    select id, child, name, relation, phone, from_on, ended_on from class_pick_up
    where province = ${province} and series = any(${[...series]}::uuid[]) order by id`.execute(tx)
  return rows
}

export const shownPickUp = (cipher: FieldCipher, row: PickUpRow) => ({
  id: row.id,
  name: row.name,
  relation: row.relation,
  phone: maskPhone(cipher.open(row.phone)),
  endedOn: row.endedOn,
})

/** A child as staff see it: numbers masked; remarks only for who may read sensitive fields. */
export const shownChild = (
  cipher: FieldCipher,
  row: ChildRow,
  pickUps: readonly PickUpRow[],
  sensitive: boolean,
) => ({
  id: row.id,
  person: row.person,
  name: row.name,
  sex: row.sex,
  guardianName: row.guardianName,
  guardianPhone: maskPhone(cipher.open(row.guardianPhone)),
  remarks: sensitive && row.remarks ? cipher.open(row.remarks) : null,
  enrolledOn: row.enrolledOn,
  leftOn: row.leftOn,
  pickUps: pickUps.filter(({ child }) => child === row.id).map((one) => shownPickUp(cipher, one)),
})
