import { sql } from 'kysely'
import { isEmpty, type Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { tidyName } from '../domain/name-keys.ts'
import { spellName } from './name-spelling.ts'
import { identityIndex } from './seal.ts'

/** One line of somebody's list: a name and, where the list has it, the identity number. */
export type NamedInList = { readonly name: string; readonly idNumber: string | null }

export type PersonOfList = {
  readonly id: Id
  readonly name: string
  readonly station: Id
  readonly division: DivisionCode
}

/** Who a line means: one file; nobody, several, or a number that belongs to another name. */
export type MeantByLine = PersonOfList | 'none' | 'several' | 'other-name'

type Row = PersonOfList & { readonly identityIndex: Buffer | null }

/**
 * Whom the lines of a list mean, in their order: by identity number where it is given, else by the whole name if only one
 * file on the register of the scope has it. Nothing is guessed.
 */
export async function personsOfList(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  lines: readonly NamedInList[],
): Promise<readonly MeantByLine[]> {
  if (isEmpty(scope)) return lines.map(() => 'none')
  const numbers = lines.flatMap(({ idNumber }) => (idNumber ? [identityIndex(cipher, idNumber)] : []))
  const names = lines.filter(({ idNumber }) => !idNumber).map(({ name }) => spellName(name).pinyin)
  const found = async (condition: ReturnType<typeof sql>) => {
    const { rows } = await sql<Row>`
      select p.id, p.name, p.station, p.division, a.identity_index
      from person a join person p on p.province = a.province and p.id = coalesce(a.merged_into, a.id)
      where a.province = any(${provincesIn(scope)}::smallint[]) and ${condition}
        and ${within(scope, { division: 'a.division', station: 'a.station', person: 'a.id' })}
        and ${within(scope, { division: 'p.division', station: 'p.station', person: 'p.id' })}
        and p.state in ('active', 'paused')`.execute(tx)
    return rows
  }
  const byNumber = numbers.length === 0 ? [] : await found(sql`a.identity_index = any(${numbers}::bytea[])`)
  const byName = names.length === 0 ? [] : await found(sql`a.pinyin = any(${[...new Set(names)]}::text[])`)
  return lines.map(({ name, idNumber }) => {
    if (idNumber) {
      const index = identityIndex(cipher, idNumber)
      const row = byNumber.find((one) => one.identityIndex?.equals(index))
      if (!row) return 'none'
      return tidyName(row.name) === tidyName(name) ? placed(row) : 'other-name'
    }
    const same = byName.filter((one) => tidyName(one.name) === tidyName(name))
    const [row] = same
    if (!row) return 'none'
    return new Set(same.map(({ id }) => id)).size > 1 ? 'several' : placed(row)
  })
}

const placed = ({ id, name, station, division }: Row): PersonOfList => ({ id, name, station, division })
