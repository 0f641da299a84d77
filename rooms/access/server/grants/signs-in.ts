import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'

/** Whether an active account holds a grant over an organisation on a day; for work beside requests. */
export async function signsInForOrganisation(
  { worker }: Platform,
  organisation: Id,
  on: Day,
): Promise<boolean> {
  const { rows } = await worker.pool.query({
    name: 'signs-in-for-organisation',
    text: `select from account_grant g join account a on a.id = g.account
      where g.organisation = $1 and g.ended_at is null and g.valid_from <= $2 and (g.valid_to is null or g.valid_to >= $2)
        and a.state = 'active' limit 1`,
    values: [organisation, on],
  })
  return rows.length > 0
}
