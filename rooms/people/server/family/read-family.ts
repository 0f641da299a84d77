import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import { householdTies, type KnownTie, withoutRecorded } from '../../domain/family/household-ties.ts'
import type { Member, Tie } from '../../domain/family/ties.ts'
import { householdAt, membersOf } from '../households/store.ts'
import { findPersons } from '../person/store.ts'
import type { PersonRow } from '../tables.ts'
import {
  type RelationRow,
  type RelativeRow,
  type RelativeWords,
  relationsTouching,
  relativesOf,
  wordsOf,
} from './rows.ts'

/** A picture holds so many; beyond that it says that there are more. */
export const mostMembers = 25

export type FamilyMember = Member & {
  readonly person: PersonRow | null
  readonly relative: { readonly row: RelativeRow; readonly words: RelativeWords } | null
}

export type FamilyTie = KnownTie & { readonly row: RelationRow | null }

export type Family = {
  readonly client: string
  readonly members: readonly FamilyMember[]
  readonly ties: readonly FamilyTie[]
  readonly cut: boolean
}

const personKey = (id: Id): string => `p${id}`
const relativeKey = (id: Id): string => `r${id}`

/**
 * The family of a person as far as the scope goes: the household, the relatives of the file, and whoever is tied to any of
 * them, from member to member, the nearest first. A member out of sight is not there, and neither are ties to him.
 */
export async function readFamily(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  person: PersonRow,
): Promise<Family> {
  const members = new Map<string, FamilyMember>([[personKey(person.id), ofPerson(person, person)]])
  const rows = new Map<Id, RelationRow>()
  const survivors = new Map<Id, Id>()
  const household = person.household ? await householdAt(tx, scope, person.household) : undefined
  const housemates = household ? await membersOf(tx, household) : []
  for (const one of housemates) members.set(personKey(one.id), ofPerson(one, person))
  let cut = false
  let fresh = [...members.values()]
  for (let step = 0; fresh.length > 0 && step < 12; step += 1) {
    const persons = fresh.flatMap((member) => (member.person ? [member.person.id] : []))
    const merged = await filesMergedInto(tx, scope, persons)
    for (const { id, mergedInto } of merged) survivors.set(id, mergedInto)
    const files = [...persons, ...merged.map(({ id }) => id)]
    const relatives = fresh.flatMap((member) => (member.relative ? [member.relative.row.id] : []))
    const touching = await relationsTouching(tx, scope, { files, relatives })
    for (const row of touching) rows.set(row.id, row)
    const found = await membersNamed(tx, cipher, scope, touching, {
      files: step === 0 ? files : [],
      client: person,
      survivors,
    })
    fresh = found.filter(({ key }) => !members.has(key)).toSorted((a, b) => (a.key < b.key ? -1 : 1))
    if (members.size + fresh.length > mostMembers) {
      cut = true
      fresh = fresh.slice(0, mostMembers - members.size)
    }
    for (const member of fresh) members.set(member.key, member)
    if (cut) break
  }
  const recorded = [...rows.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row): FamilyTie => ({ ...tieOf(row, survivors), source: 'recorded', row }))
    .filter(({ from, to }) => members.has(from) && members.has(to))
  const known = householdTies(
    household?.head ? personKey(household.head) : null,
    housemates.map(({ id, relation }) => ({ key: personKey(id), relation })),
  ).filter(({ from, to }) => members.has(from) && members.has(to))
  return {
    client: personKey(person.id),
    members: [...members.values()],
    ties: [...recorded, ...withoutRecorded(recorded, known).map((tie) => ({ ...tie, row: null }))],
    cut,
  }
}

/** Ties that are drawn: who was a guardian until a day is none any more. */
export const tiesOn = ({ ties }: Family, on: Day): Tie[] =>
  ties.filter(({ kind, row }) => !(row?.toOn && row.toOn < on && (kind === 'guardian' || kind === 'other')))

const tieOf = (row: RelationRow, survivors: ReadonlyMap<Id, Id>): Tie => {
  const end = (person: Id | null, relative: Id | null) =>
    person ? personKey(survivors.get(person) ?? person) : relativeKey(relative ?? '')
  return {
    from: end(row.fromPerson, row.fromRelative),
    to: end(row.toPerson, row.toRelative),
    kind: row.kind,
    quality: row.quality,
  }
}

export const ofPerson = (row: PersonRow, client: PersonRow): FamilyMember => ({
  key: personKey(row.id),
  name: row.name,
  sex: row.sex,
  birthYear: Number((row.birth ?? row.birthAbout)?.slice(0, 4)) || null,
  deathYear: row.state === 'died' && row.stateOn ? Number(row.stateOn.slice(0, 4)) : null,
  deceased: row.state === 'died',
  household: row.id === client.id || (row.household !== null && row.household === client.household),
  person: row,
  relative: null,
})

export function ofRelative(cipher: FieldCipher, row: RelativeRow, client: PersonRow): FamilyMember {
  const words = wordsOf(cipher, row)
  return {
    key: relativeKey(row.id),
    name: words.name,
    sex: row.sex,
    birthYear: row.birthYear,
    deathYear: row.deathYear,
    deceased: row.deceased,
    household: row.livesAlong && row.person === client.id,
    person: null,
    relative: { row, words },
  }
}

async function filesMergedInto(
  tx: Handle,
  scope: Scope,
  persons: readonly Id[],
): Promise<readonly { readonly id: Id; readonly mergedInto: Id }[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<{ id: Id; mergedInto: Id }>`
    select id, merged_into from person
    where province = any(${provincesIn(scope)}) and merged_into = any(${[...persons]}::uuid[])`.execute(tx)
  return rows
}

type Known = { readonly files: readonly Id[]; readonly client: PersonRow; readonly survivors: Map<Id, Id> }

/** Whom the ties name, and the relatives of the client's own file; of merged files the survivor. */
async function membersNamed(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  touching: readonly RelationRow[],
  { files, client, survivors }: Known,
): Promise<FamilyMember[]> {
  const ids = [...new Set(touching.flatMap((row) => [row.fromPerson, row.toPerson]))].filter(
    (id) => id !== null,
  )
  const named = await findPersons(tx, scope, ids)
  for (const { id, mergedInto } of named) if (mergedInto) survivors.set(id, mergedInto)
  const survived = await findPersons(
    tx,
    scope,
    named.flatMap(({ mergedInto }) => (mergedInto ? [mergedInto] : [])),
  )
  const relatives = await relativesOf(tx, scope, {
    ids: [...new Set(touching.flatMap((row) => [row.fromRelative, row.toRelative]))].filter(
      (id) => id !== null,
    ),
    files,
  })
  return [
    ...[...named.filter(({ mergedInto }) => !mergedInto), ...survived].map((row) => ofPerson(row, client)),
    ...relatives.map((row) => ofRelative(cipher, row, client)),
  ]
}
