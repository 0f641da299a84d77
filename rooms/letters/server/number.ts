import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

const marks = { letter: 'LX', pupil: 'XS', agreement: 'XY' } as const

/** The next number of a county and year: `LX-530103-2023-00001` of a letter, XS of a pupil, XY of an agreement. */
export async function takeNumber(
  tx: Handle,
  series: keyof typeof marks,
  division: DivisionCode,
  on: Day,
): Promise<string> {
  const county = countyOf(division) / 1_000_000
  const year = Number(on.slice(0, 4))
  const { rows } = await sql<{ place: number }>`
    select take_letter_number(${county}, ${year}, ${series}) as place`.execute(tx)
  return `${marks[series]}-${county}-${year}-${String(rows[0]?.place ?? 0).padStart(5, '0')}`
}
