import { sql } from 'kysely'
import { ageOn, type Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { bornAndNamed } from '../../people/server/index.ts'
import { type AgeBand, ageBandOf } from '../domain/community/codes.ts'

/** A registered person as a record of a day keeps it; `person` is the survivor of a merge, `asked` whom one named. */
export type PersonOnDay = {
  readonly asked: Id
  readonly person: Id
  readonly ordinal: number
  readonly categories: readonly string[]
  readonly name: string
  readonly sex: number | null
  readonly ageBand: AgeBand | null
}

/**
 * Persons as of a day, as far as the transaction's scope sees them; who is not seen is not in the answer. They are held
 * until the transaction ends, so that none is removed while a record names it.
 */
export async function personsOnDay(
  tx: Handle,
  province: number,
  persons: readonly Id[],
  on: Day,
): Promise<PersonOnDay[]> {
  if (persons.length === 0) return []
  await sql`select hold_persons(${province}::smallint, ${[...persons]}::uuid[])`.execute(tx)
  const { rows } = await sql<{ asked: Id; person: Id; ordinal: number; categories: string[] }>`
    select asked, person, ordinal, categories
    from person_snapshot(${province}::smallint, ${[...persons]}::uuid[], ${on})`.execute(tx)
  const about = await bornAndNamed(
    tx,
    province,
    rows.map(({ person }) => person),
  )
  return rows.flatMap((row) => {
    const one = about.get(row.person)
    if (!one) return []
    const age = one.birth ? ageOn(one.birth, on) : null
    return [{ ...row, name: one.name, sex: one.sex, ageBand: age === null ? null : ageBandOf(age) }]
  })
}
