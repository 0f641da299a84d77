import { sql } from 'kysely'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { isOnRegister } from '../../domain/file-state.ts'
import { columnsOf, type FieldColumns } from '../person/written-fields.ts'
import type { PersonRow } from '../tables.ts'
import type { Update } from './compare.ts'
import type { KeptUpdate } from './kept-update.ts'
import type { ImportRow } from './store.ts'

type Next = FieldColumns & Pick<PersonRow, 'division' | 'household' | 'state' | 'stateOn' | 'leftOn'>

/** The person's columns after the update. */
export function nextOf(cipher: FieldCipher, row: ImportRow, update: Update): Next {
  const { person, staged } = update
  const state = update.isNewState && staged.state ? staged.state : person.state
  const on = row.asOf > person.stayFrom ? row.asOf : person.stayFrom
  return {
    ...columnsOf(cipher, update.after),
    division: update.isNewPlace ? staged.division : person.division,
    household: update.household ?? person.household,
    state,
    stateOn: update.isNewState ? on : person.stateOn,
    leftOn: isOnRegister(state) ? null : (person.leftOn ?? on),
  }
}

/** What is needed to take the update back. */
export function keptOf(update: Update, next: Next): KeptUpdate {
  const place = ({ division, household, state, stateOn, leftOn }: Next | PersonRow) => ({
    division,
    household,
    state,
    stateOn,
    leftOn,
  })
  return {
    before: { fields: update.before, ...place(update.person) },
    after: { fields: update.after, ...place(next) },
    added: update.categories.added.map(({ id }) => id),
    changed: update.categories.changed.map(({ before, after }) => ({ before, after })),
  }
}

/** Writes a batch of updates: files, keys, categories and what was there before, each in one statement. */
export async function writeUpdates(
  tx: Handle,
  cipher: FieldCipher,
  row: ImportRow,
  updates: readonly Update[],
): Promise<void> {
  const nexts = updates.map((update) => ({ update, next: nextOf(cipher, row, update) }))
  await writeFiles(tx, row, nexts)
  await refile(tx, row, nexts)
  await writeCategories(tx, row, nexts)
  const earlier = await keptEarlier(tx, cipher, row, nexts)
  const changes = nexts.map(({ update, next }) => ({
    subject: update.person.id,
    version: update.person.version + 1,
    kept: hex(cipher.seal(JSON.stringify(keptTogether(earlier.get(update.person.id), keptOf(update, next))))),
  }))
  await sql`
    insert into ledger_change (province, import, kind, subject, division, station, is_new, version_after, kept_sealed)
    select ${row.province}, ${row.id}, 'person', subject, ${row.division}, ${row.station}, false, version, kept
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r(subject uuid, version integer, kept bytea)
    on conflict (province, import, kind, subject) do update set version_after = excluded.version_after,
      kept_sealed = case when ledger_change.is_new then null else excluded.kept_sealed end`.execute(tx)
}

/** What this import changed about the same people before, when rows put right are taken in after the others. */
async function keptEarlier(
  tx: Handle,
  cipher: FieldCipher,
  row: ImportRow,
  nexts: Written,
): Promise<Map<string, KeptUpdate>> {
  const { rows } = await sql<{ subject: string; keptSealed: Buffer }>`
    select subject, kept_sealed from ledger_change
    where province = ${row.province} and import = ${row.id} and kind = 'person' and kept_sealed is not null
      and subject = any(${nexts.map(({ update }) => update.person.id)}::uuid[])`.execute(tx)
  return new Map(
    rows.map(({ subject, keptSealed }) => [subject, JSON.parse(cipher.open(keptSealed)) as KeptUpdate]),
  )
}

const keptTogether = (earlier: KeptUpdate | undefined, later: KeptUpdate): KeptUpdate =>
  earlier
    ? {
        before: earlier.before,
        after: later.after,
        added: [...earlier.added, ...later.added],
        changed: [...earlier.changed, ...later.changed],
      }
    : later

type Written = readonly { readonly update: Update; readonly next: Next }[]

const hex = (bytes: Buffer | null): string | null => (bytes ? `\\x${bytes.toString('hex')}` : null)

const openColumns = {
  name: 'text',
  pinyin: 'text',
  sex: 'smallint',
  birth: 'date',
  birth_about: 'text',
  identity_kind: 'text',
  no_identity_reason: 'text',
  ethnic_group: 'text',
  marital_status: 'text',
  education: 'text',
  political_status: 'text',
  employment: 'text',
  health: 'text',
  self_care: 'text',
  disability_kind: 'smallint',
  disability_grade: 'smallint',
  hardship_causes: 'text[]',
  income_fen: 'bigint',
  income_source: 'text',
  housing: 'text',
  needs: 'text[]',
  relation: 'text',
  responsible_name: 'text',
  division: 'bigint',
  household: 'uuid',
  state: 'text',
  state_on: 'date',
  left_on: 'date',
  name_keys: 'text[]',
  number_keys: 'text[]',
} as const

const camel = (name: string): keyof Next =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof Next

async function writeFiles(tx: Handle, row: ImportRow, nexts: Written): Promise<void> {
  const rows = nexts.map(({ update, next }) => ({
    id: update.person.id,
    ...Object.fromEntries(Object.keys(openColumns).map((name) => [name, next[camel(name)]])),
    identity_index: hex(next.identityIndex),
    sealed: hex(next.sealed),
    ledger_digest: hex(update.staged.digest),
  }))
  const types = {
    ...openColumns,
    identity_index: 'bytea',
    sealed: 'bytea',
    ledger_digest: 'bytea',
  }
  const names = Object.keys(types)
  await sql`
    update person p set ${sql.raw(names.map((name) => `${name} = r.${name}`).join(', '))}, version = p.version + 1, changed_at = clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, ${sql.raw(
      Object.entries(types)
        .map(([name, type]) => `${name} ${type}`)
        .join(', '),
    )})
    where p.province = ${row.province} and p.id = r.id`.execute(tx)
}

/** Takes people out of the card index and puts them in again, where their names, numbers or places changed. */
async function refile(tx: Handle, row: ImportRow, nexts: Written): Promise<void> {
  const moved = nexts.filter(
    ({ update: { person }, next }) =>
      person.division !== next.division ||
      String(person.nameKeys) !== String(next.nameKeys) ||
      String(person.numberKeys) !== String(next.numberKeys),
  )
  if (moved.length === 0) return
  type Filed = Pick<PersonRow, 'division' | 'nameKeys' | 'numberKeys'>
  // Cards that say the same before and after stay where they are.
  const cards = (filed: (written: Written[number]) => { readonly of: Filed; readonly unlike: Filed }) =>
    moved.flatMap((written) => {
      const { of, unlike } = filed(written)
      const { division } = of
      const { id, stationCounty } = written.update.person
      const same = new Set(division === unlike.division ? [...unlike.nameKeys, ...unlike.numberKeys] : [])
      const keys = [...of.nameKeys, ...of.numberKeys].filter((key) => !same.has(key))
      return [...new Set([Math.floor(division / 1_000_000), stationCounty])].flatMap((county) =>
        keys.map((key) => ({ county, key, person: id, division })),
      )
    })
  const before = cards(({ update, next }) => ({ of: update.person, unlike: next }))
  const after = cards(({ update, next }) => ({ of: next, unlike: update.person }))
  await sql`
    delete from person_key k using jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as r(county integer, key text, person uuid)
    where k.province = (r.county / 10000)::smallint and k.county = r.county and k.key = r.key and k.person = r.person`.execute(
    tx,
  )
  await sql`
    insert into person_key (province, county, key, person, division, station)
    select (county / 10000)::smallint, county, key, person, division, ${row.station}
    from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as r(county integer, key text, person uuid, division bigint)
    on conflict do nothing`.execute(tx)
}

async function writeCategories(tx: Handle, row: ImportRow, nexts: Written): Promise<void> {
  const added = nexts.flatMap(({ update, next }) =>
    update.categories.added.map(({ id, category, subKind, certificate, from, to }) => ({
      person: update.person.id,
      division: next.division,
      id,
      category,
      sub_kind: subKind,
      certificate,
      from,
      to,
    })),
  )
  if (added.length > 0) {
    await sql`
      insert into person_category (province, person, id, division, station, category, sub_kind, certificate, valid_from, valid_to)
      select ${row.province}, person, id, division, ${row.station}, category, sub_kind, certificate, "from", "to"
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as r(person uuid, id uuid, division bigint, category text,
        sub_kind text, certificate text, "from" date, "to" date)`.execute(tx)
  }
  const changed = nexts.flatMap(({ update }) =>
    update.categories.changed.map(({ after }) => ({
      person: update.person.id,
      id: after.id,
      sub_kind: after.subKind,
      certificate: after.certificate,
      to: after.to,
    })),
  )
  if (changed.length > 0) {
    await sql`
      update person_category c set sub_kind = r.sub_kind, certificate = r.certificate, valid_to = r."to"
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r(person uuid, id uuid, sub_kind text, certificate text, "to" date)
      where c.province = ${row.province} and c.person = r.person and c.id = r.id`.execute(tx)
  }
  const moved = nexts.filter(({ update, next }) => update.person.division !== next.division)
  if (moved.length === 0) return
  const places = moved.map(({ update, next }) => ({ person: update.person.id, division: next.division }))
  for (const table of ['person_category', 'consent']) {
    await sql`
      update ${sql.table(table)} c set division = r.division
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(person uuid, division bigint)
      where c.province = ${row.province} and c.person = r.person`.execute(tx)
  }
}
