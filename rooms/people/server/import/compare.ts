import { sql } from 'kysely'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import {
  type CategoryUpdate,
  changedFields,
  type KnownCategory,
  updatedCategories,
  updatedFields,
} from '../../domain/ledger-update.ts'
import {
  type ChangeableField,
  classedFields,
  type FieldValues,
  plainFields,
} from '../../domain/person-fields.ts'
import { fieldsOf } from '../person/written-fields.ts'
import { openSensitive } from '../seal.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import { homeOf, matchOf, stagingOf } from './match.ts'
import type { StagedPerson } from './staged.ts'
import type { ImportRow } from './store.ts'

/** What a ledger row changes about somebody who is known. */
export type Update = {
  readonly line: number
  readonly person: PersonRow
  readonly staged: StagedPerson
  readonly before: FieldValues
  readonly after: FieldValues
  readonly fields: readonly ChangeableField[]
  readonly categories: CategoryUpdate
  /** The household the person joins; null where there is one already, or none is named. */
  readonly household: string | null
  readonly isNewState: boolean
  readonly isNewPlace: boolean
}

export const changesAnything = (update: Update): boolean =>
  update.fields.length > 0 ||
  update.categories.added.length > 0 ||
  update.categories.changed.length > 0 ||
  update.household !== null ||
  update.isNewState ||
  update.isNewPlace

const batch = 500

/** Compares the rows about known people with their files, batch by batch. */
export async function* updatesOf(
  worker: Handle,
  cipher: FieldCipher,
  row: ImportRow,
): AsyncGenerator<readonly Update[]> {
  let after = -1
  for (;;) {
    const { rows: staged } = await sql<StagedPerson & { known: string; home: string | null }>`
      select s.*, m.person as known, h.household as home
      from ${matchOf(row)} m join ${stagingOf(row)} s on s.line = m.line
      left join ${homeOf(row)} h on h.key = s.household_key
      where m.outcome = 'known' and m.line > ${after} order by m.line limit ${batch}`.execute(worker)
    const last = staged.at(-1)
    if (!last) return
    after = last.line
    const ids = staged.map(({ known }) => known)
    const persons = new Map((await personsOf(worker, row.province, ids)).map((person) => [person.id, person]))
    const categories = await knownCategories(worker, row.province, ids)
    yield staged.flatMap((one) => {
      const person = persons.get(one.known)
      return person ? [compared(cipher, row, one, one.home, person, categories.get(person.id) ?? [])] : []
    })
  }
}

function compared(
  cipher: FieldCipher,
  row: ImportRow,
  staged: StagedPerson,
  home: string | null,
  person: PersonRow,
  known: readonly KnownCategory[],
): Update {
  const before = fieldsOf(cipher, person)
  const after = updatedFields(before, fieldsOfStaged(cipher, staged))
  const said = staged.categories.map((category, i) => ({
    id: staged.categoryIds[i] ?? '',
    category,
    subKind: staged.subKinds[i] ?? null,
    certificate: staged.certificates[i] ?? null,
    from: staged.froms[i] ?? null,
    to: staged.tos[i] ?? null,
  }))
  return {
    line: staged.line,
    person,
    staged,
    before,
    after,
    fields: changedFields(before, after),
    categories: updatedCategories(known, said, row.asOf),
    household: person.household === null ? home : null,
    isNewState: staged.state !== null && staged.state !== person.state,
    // A ledger that names the town only does not take the village away.
    isNewPlace:
      staged.division !== person.division &&
      !(staged.division % 1000 === 0 && Math.floor(person.division / 1000) * 1000 === staged.division),
  }
}

const staged = new Set<string>([...plainFields, ...classedFields])

/** A staged row as one set of fields; what staging has no column for is not said by any ledger. */
function fieldsOfStaged(cipher: FieldCipher, row: StagedPerson): FieldValues {
  const open = Object.fromEntries(Object.entries(row).filter(([name]) => staged.has(name)))
  return { ...open, ...openSensitive(cipher, row.sealed) } as FieldValues
}

async function personsOf(worker: Handle, province: number, ids: readonly string[]): Promise<PersonRow[]> {
  return peopleTables(worker)
    .selectFrom('person')
    .selectAll()
    .where('province', '=', province)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

async function knownCategories(
  worker: Handle,
  province: number,
  ids: readonly string[],
): Promise<Map<string, KnownCategory[]>> {
  const { rows } = await sql<KnownCategory & { person: string }>`
    select person, id, category, sub_kind, certificate, valid_from as "from", valid_to as "to"
    from person_category where province = ${province} and person = any(${[...ids]}::uuid[])`.execute(worker)
  const byPerson = new Map<string, KnownCategory[]>()
  for (const { person, ...category } of rows)
    byPerson.set(person, [...(byPerson.get(person) ?? []), category])
  return byPerson
}
