import { sql } from 'kysely'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { restoredFields } from '../../domain/merging.ts'
import { changeableFields, type FieldValues, sameValue } from '../../domain/person-fields.ts'
import { fileKeys, unfileKeys, updatePerson } from '../person/store.ts'
import { columnsOf, fieldsOf } from '../person/written-fields.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import type { KeptUpdate } from './kept-update.ts'
import type { ImportRow } from './store.ts'

/** Somebody, or something of somebody, that the undoing left as it is. */
export type KeptPerson = { readonly person: string; readonly why: string; readonly what: string | null }

const batch = 500

/** Puts back what the import changed about people who were known; what was changed again since stays, and is told. */
export async function restoreUpdated(
  tx: Handle,
  cipher: FieldCipher,
  row: ImportRow,
): Promise<{ restored: number; kept: KeptPerson[] }> {
  const kept: KeptPerson[] = []
  let restored = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ subject: string; keptSealed: Buffer }>`
      select subject, kept_sealed from ledger_change
      where province = ${row.province} and import = ${row.id} and kind = 'person' and not is_new and subject > ${after}::uuid
      order by subject limit ${batch}`.execute(tx)
    const last = rows.at(-1)
    if (!last) return { restored, kept }
    after = last.subject
    for (const { subject, keptSealed } of rows) {
      const change = JSON.parse(cipher.open(keptSealed)) as KeptUpdate
      kept.push(...(await restore(tx, cipher, row.province, subject, change)))
      restored += 1
    }
  }
}

async function restore(
  tx: Handle,
  cipher: FieldCipher,
  province: number,
  id: string,
  change: KeptUpdate,
): Promise<KeptPerson[]> {
  const person = await peopleTables(tx)
    .selectFrom('person')
    .selectAll()
    .where('province', '=', province)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!person) return []
  if (person.mergedInto) return [{ person: id, why: 'merged-since', what: null }]
  const { before, after } = change
  const now = fieldsOf(cipher, person)
  const fields = restoredFields(now, before.fields, after.fields)
  const state = unlessChanged(person.state, after.state, before.state)
  const isStateRestored = state === before.state && person.state === after.state
  const columns = {
    ...columnsOf(cipher, fields),
    division: unlessChanged(person.division, after.division, before.division),
    household: unlessChanged(person.household, after.household, before.household),
    state,
    ...(isStateRestored ? { stateOn: before.stateOn, leftOn: before.leftOn } : {}),
    // The ledger's row is news again, should it come again.
    ledgerDigest: null,
  }
  await unfileKeys(tx, person)
  await updatePerson(tx, person, columns)
  await fileKeys(tx, { ...person, ...columns })
  await restoreCategories(tx, person, change)
  if (columns.division !== person.division) {
    for (const table of ['personCategory', 'consent'] as const) {
      await peopleTables(tx)
        .updateTable(table)
        .set({ division: columns.division })
        .where('province', '=', province)
        .where('person', '=', id)
        .execute()
    }
  }
  return changedAgain(now, change.after.fields).map((field) => ({
    person: id,
    why: 'changed-since',
    what: field,
  }))
}

const unlessChanged = <T>(now: T, made: T, was: T): T => (now === made ? was : now)

const changedAgain = (now: FieldValues, after: FieldValues): string[] =>
  changeableFields.filter((field) => !sameValue(now[field], after[field]))

/** Categories that the import added go, unless somebody has ended or corrected them since. */
async function restoreCategories(tx: Handle, person: PersonRow, change: KeptUpdate): Promise<void> {
  if (change.added.length > 0) {
    await sql`
      delete from person_category where province = ${person.province} and person = ${person.id}
        and id = any(${[...change.added]}::uuid[]) and ended_reason is null`.execute(tx)
  }
  for (const { before, after } of change.changed) {
    await sql`
      update person_category set sub_kind = ${before.subKind}, certificate = ${before.certificate}, valid_to = ${before.to}
      where province = ${person.province} and person = ${person.id} and id = ${before.id}
        and valid_to is not distinct from ${after.to}::date and ended_reason is null`.execute(tx)
  }
}
