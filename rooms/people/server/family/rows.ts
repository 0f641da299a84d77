import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Quality, TieKind } from '../../domain/family/ties.ts'

export type RelativeRow = {
  readonly province: number
  readonly id: Id
  readonly version: number
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly sex: number
  readonly birthYear: number | null
  readonly deceased: boolean
  readonly deathYear: number | null
  readonly livesAlong: boolean
  readonly sealed: Buffer
}

/** What rests sealed of a relative. */
export type RelativeWords = {
  readonly name: string
  readonly work: string | null
  readonly health: string | null
  readonly phone: string | null
  readonly note: string | null
}

export type RelationRow = {
  readonly province: number
  readonly id: Id
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly fromPerson: Id | null
  readonly fromRelative: Id | null
  readonly toPerson: Id | null
  readonly toRelative: Id | null
  readonly kind: TieKind
  readonly quality: Quality | null
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly sealed: Buffer | null
  readonly recordedByName: string
  readonly recordedOn: Day
  readonly recordedAt: string
  readonly replacedBy: Id | null
  readonly removedOn: Day | null
  readonly removedReason: string | null
  readonly removedByName: string | null
}

const inScope = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)})
    and ${within(scope, { division: 'division', station: 'station', person: 'person' })}`

const relativeColumns = sql.raw(
  'province, id, version, person, station, division, sex, birth_year, deceased, death_year, lives_along, sealed',
)

const relationColumns =
  sql.raw(`province, id, person, station, division, from_person, from_relative, to_person, to_relative,
  kind, quality, from_on, to_on, sealed, recorded_by_name, recorded_on, to_json(recorded_at) #>> '{}' as recorded_at,
  replaced_by, removed_on, removed_reason, removed_by_name`)

const holds = sql.raw('replaced_by is null and removed_on is null')

export const wordsOf = (cipher: FieldCipher, row: RelativeRow): RelativeWords =>
  JSON.parse(cipher.open(row.sealed)) as RelativeWords

/** Relatives by id, and those who stand in the files, as they are known now. */
export async function relativesOf(
  tx: Handle,
  scope: Scope,
  asked: { readonly ids: readonly Id[]; readonly files: readonly Id[]; readonly removedToo?: true },
): Promise<RelativeRow[]> {
  const { rows } = await sql<RelativeRow>`
    select ${relativeColumns} from relative
    where ${inScope(scope)} and current and ${asked.removedToo ? sql`true` : sql`removed_reason is null`}
      and (id = any(${[...asked.ids]}::uuid[]) or person = any(${[...asked.files]}::uuid[]))`.execute(tx)
  return rows
}

/** The ties that hold and touch any of these, from either end. */
export async function relationsTouching(
  tx: Handle,
  scope: Scope,
  { files, relatives }: { readonly files: readonly Id[]; readonly relatives: readonly Id[] },
): Promise<RelationRow[]> {
  const persons = sql`${[...files]}::uuid[]`
  const others = sql`${[...relatives]}::uuid[]`
  const { rows } = await sql<RelationRow>`
    select ${relationColumns} from person_relation where ${inScope(scope)} and ${holds}
      and (from_person = any(${persons}) or to_person = any(${persons})
        or from_relative = any(${others}) or to_relative = any(${others}))`.execute(tx)
  return rows
}

/** Everything that was ever recorded in the files, and what holds about them elsewhere, the latest first. */
export async function relationHistory(
  tx: Handle,
  scope: Scope,
  files: readonly Id[],
): Promise<RelationRow[]> {
  const persons = sql`${[...files]}::uuid[]`
  const { rows } = await sql<RelationRow>`
    select ${relationColumns} from person_relation where ${inScope(scope)}
      and (person = any(${persons}) or (${holds} and (from_person = any(${persons}) or to_person = any(${persons}))))
    order by recorded_at desc, id desc limit 500`.execute(tx)
  return rows
}

export async function lockRelation(tx: Handle, scope: Scope, id: Id): Promise<RelationRow | null> {
  const { rows } = await sql<RelationRow>`
    select ${relationColumns} from person_relation where ${inScope(scope)} and id = ${id} for update`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function lockRelative(tx: Handle, scope: Scope, id: Id): Promise<RelativeRow | null> {
  const { rows } = await sql<RelativeRow>`
    select ${relativeColumns} from relative
    where ${inScope(scope)} and id = ${id} and current and removed_reason is null for update`.execute(tx)
  return rows[0] ?? null
}
