import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { openSensitive } from './seal.ts'

/** A person of the register among many; nothing of it is more than L2. */
export type CountedPerson = {
  readonly id: Id
  readonly name: string
  readonly division: DivisionCode
  readonly station: Id
  readonly registeredDivision: DivisionCode | null
  readonly birth: Day | null
  /** What was made of the identity number; null where there is none, or nobody asked for it. */
  readonly key: Buffer | null
}

/** By what another room knows a person: made of the number here, so that the number itself goes nowhere. */
export type KeyOfNumber = { readonly cipher: FieldCipher; of(idNumber: string): Buffer }

type Head = Omit<CountedPerson, 'key'> & {
  readonly province: number
  readonly county: number
  readonly pinyin: string
  readonly sealed: Buffer | null
}

const batch = 5_000

/** Persons of the register who live at a place, batch by batch in the order that the register is listed in. */
export async function* personPopulation(
  tx: Handle,
  scope: Scope,
  division: DivisionCode,
  on: Day,
  key: KeyOfNumber | null = null,
): AsyncGenerator<readonly CountedPerson[]> {
  const { low, high } = rangeOf(division)
  let after: Head | undefined
  for (;;) {
    const next = after
      ? sql`(province, county, pinyin, id) > (${after.province}::smallint, ${after.county}, ${after.pinyin}, ${after.id}::uuid)`
      : sql`true`
    const { rows }: { rows: Head[] } = await sql<Head>`
      select province, county, id, name, pinyin, division, station, registered_division, birth,
        ${key ? sql`sealed` : sql`null::bytea as sealed`} from person
      where province = any(${provincesIn(scope)}) and division between ${low} and ${high}
        and county between ${Math.floor(low / 1_000_000)} and ${Math.floor(high / 1_000_000)}
        and ${within(scope, { division: 'division', station: 'station' })}
        and state = 'active' and registered_on <= ${on} and ${next}
      order by province, county, pinyin, id limit ${batch}`.execute(tx)
    if (rows.length > 0) yield rows.map(({ sealed, ...one }) => ({ ...one, key: key && keyOf(key, sealed) }))
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}

function keyOf({ cipher, of }: KeyOfNumber, sealed: Buffer | null): Buffer | null {
  const { idNumber } = openSensitive(cipher, sealed)
  return idNumber ? of(idNumber) : null
}
