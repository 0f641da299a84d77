import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Handler } from '../../../../platform/server/http/routes.ts'
import type { peopleContract } from '../../contract.ts'
import { elder } from '../../domain/family/ties.ts'
import { openFile } from '../person/open-file.ts'
import { findPerson } from '../person/store.ts'
import type { PersonRow } from '../tables.ts'
import { insertTie, isInFamily, tieChecked } from './family-commands.ts'
import { ofPerson, ofRelative } from './read-family.ts'
import { lockRelative, type RelativeWords, relativesOf } from './rows.ts'

type Add = Parameters<Handler<typeof peopleContract.addRelative>>[0]
type Change = Parameters<Handler<typeof peopleContract.changeRelative>>[0]
type Fields = Omit<Change['body'], 'id' | 'version'>

const yearsReversed = ({ birthYear, deathYear }: Fields): boolean =>
  birthYear !== null && deathYear !== null && deathYear < birthYear

async function insertRelative(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Standing,
  place: Pick<PersonRow, 'province' | 'station' | 'division'> & { readonly person: Id },
  { id, version, fields }: { readonly id: Id; readonly version: number; readonly fields: Fields },
): Promise<boolean> {
  const { name, work, health, phone, note } = fields
  const words: RelativeWords = { name, work, health, phone, note }
  const { rows } = await sql`
    insert into relative (province, id, version, person, station, division, sex, birth_year, deceased, death_year, lives_along,
      sealed, recorded_by, recorded_by_name, recorded_on)
    values (${place.province}, ${id}, ${version}, ${place.person}, ${place.station}, ${place.division}, ${fields.sex},
      ${fields.birthYear}, ${fields.deceased || fields.deathYear !== null}, ${fields.deathYear}, ${fields.livesAlong},
      ${cipher.seal(JSON.stringify(words))}, ${actor.account}, ${actor.name}, ${today})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** A relative without a file, with the tie by which he or she belongs to the family. */
export const addRelative = (call: Add, cipher: FieldCipher) =>
  runCommand(call, {
    id: call.body.id,
    name: 'people.add-relative',
    input: { person: call.params.id, ...call.body },
    run: async (tx) => {
      const { relative, tie, id: _, ...fields } = call.body
      if (yearsReversed(fields)) return refused<Refusal>({ code: 'relative-years-reversed' })
      const opened = await openFile(tx, cipher, call.scope, call.params.id, null)
      if (!opened.ok) return opened
      const client = opened.value
      const place = { ...client, person: client.id }
      if (!(await insertRelative(tx, cipher, call, place, { id: relative, version: 1, fields })))
        return refused<Refusal>({ code: 'id-already-used' })
      const [row] = await relativesOf(tx, call.scope, { ids: [relative], files: [] })
      if (!row) return refused<Refusal>({ code: 'not-found' })
      const other = await otherEnd(tx, cipher, call, client)
      if (!other) return refused<Refusal>({ code: 'relative-not-found' })
      const own = ofRelative(cipher, row, client)
      const [from, to] = elder[tie.kind] && tie.elder === 'other' ? [other, own] : [own, other]
      const checked = await tieChecked(tx, cipher, call, { client, from, to, input: tie })
      if (!checked.ok) return checked
      const ends = (member: typeof own) => ({
        person: member.person?.id ?? null,
        relative: member.relative?.row.id ?? null,
      })
      await insertTie(tx, cipher, call, client, {
        id: tie.id,
        from: ends(from),
        to: ends(to),
        input: tie,
        replaces: null,
      })
      return ok({
        answer: { relative, relation: tie.id },
        audit: {
          action: 'people.add-relative',
          subject: client.id,
          division: client.division,
          station: client.station,
          detail: { relative, relation: tie.id, kind: tie.kind },
        },
      })
    },
  })

async function otherEnd(tx: Handle, cipher: FieldCipher, call: Add, client: PersonRow) {
  const { with: end } = call.body.tie
  if ('relative' in end) {
    const [row] = await relativesOf(tx, call.scope, { ids: [end.relative], files: [] })
    return row ? ofRelative(cipher, row, client) : null
  }
  const row = await findPerson(tx, call.scope, end.person)
  return row && row.province === client.province && !row.mergedInto ? ofPerson(row, client) : null
}

/** Another version takes the place of the one that was seen; the old one stays. */
export const changeRelative = (call: Change, cipher: FieldCipher) =>
  runCommand(call, {
    id: call.body.id,
    name: 'people.change-relative',
    input: { ...call.params, ...call.body },
    run: async (tx) => {
      const { version, id: _, ...fields } = call.body
      if (yearsReversed(fields)) return refused<Refusal>({ code: 'relative-years-reversed' })
      const opened = await openFile(tx, cipher, call.scope, call.params.id, null)
      if (!opened.ok) return opened
      const row = await lockRelative(tx, call.scope, call.params.relative)
      if (!row || !(await isInFamily(tx, cipher, call, opened.value, row.id)))
        return refused<Refusal>({ code: 'not-found' })
      if (row.version !== version)
        return refused<Refusal>({ code: 'changed-meanwhile', data: { version: row.version } })
      await sql`update relative set current = false
        where province = ${row.province} and id = ${row.id} and current`.execute(tx)
      await insertRelative(tx, cipher, call, row, { id: row.id, version: version + 1, fields })
      return ok({
        answer: { id: row.id, version: version + 1 },
        audit: {
          action: 'people.change-relative',
          subject: row.person,
          division: row.division,
          station: row.station,
          detail: { relative: row.id },
        },
      })
    },
  })
