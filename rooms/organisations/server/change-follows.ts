import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { spell } from '../../regions/server/index.ts'
import type { ChangeKind } from '../domain/registry/codes.ts'
import type { EntryRow } from './registry-store.ts'

/**
 * What a change says stands in the registers from then on: the name and address of the body, purpose and supervisor of its entry.
 * A change that is entered after a later one of its kind is kept as it happened and overtakes nothing. Who holds a post is
 * recorded with its officers.
 */
export async function followChange(
  tx: Handle,
  row: EntryRow,
  { kind, now, decidedOn }: { readonly kind: ChangeKind; readonly now: string; readonly decidedOn: Day },
): Promise<void> {
  const { rows } =
    await sql`select id from organisation_change where province = ${row.province} and organisation = ${row.id}
    and kind = ${kind} and decided_on > ${decidedOn} limit 1`.execute(tx)
  if (rows.length > 0) return
  if (kind === 'purpose' || kind === 'supervisor')
    await sql`update organisation_registration set ${sql.ref(kind)} = ${now}, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
  if (kind === 'address')
    await sql`update organisation set address = ${now}, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
  if (kind === 'name') {
    const { pinyin, initials } = spell(now, row.division)
    await sql`update organisation set name = ${now}, pinyin = ${pinyin}, initials = ${initials}, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
    await sql`select follow_organisation(${row.province}::smallint, ${row.id})`.execute(tx)
  }
}
