import { sql } from 'kysely'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Platform } from '../../../platform/server/platform.ts'

/**
 * Names of people on the register of a place's county (or of all its counties) that a text holds, whoever asks: a text
 * that is to be published may name nobody, not even someone whom its writer may not see. At most twenty.
 */
export async function namesInText(
  { worker }: Platform,
  place: DivisionCode,
  text: string,
): Promise<readonly string[]> {
  if (text.trim() === '') return []
  const { low, high } = rangeOf(place)
  const { rows } = await sql<{ name: string }>`
    select distinct name from person
    where province between ${provinceOf(low)} and ${provinceOf(high)}
      and county between ${Math.trunc(low / 1_000_000)} and ${Math.trunc(high / 1_000_000)}
      and char_length(name) > 1 and strpos(${text}, name) > 0
    order by name limit 20`.execute(worker.handle)
  return rows.map(({ name }) => name)
}
