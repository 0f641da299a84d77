import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { seriousFrom } from './consequences.ts'
import { openRegistryDuty } from './credit-duties.ts'

/** What this room must know of accounts: who holds a permission at a place. The composition asks. */
export type RegistryNeighbours = {
  holdersOf(permission: string, at: { readonly division: DivisionCode }, on: Day): Promise<readonly Id[]>
}

type Due = {
  readonly province: number
  readonly id: Id
  readonly organisation: Id
  readonly authority: DivisionCode
  readonly periodFrom: Day
  readonly name: string
}

/**
 * Opens a duty for each body whose two years on the list of abnormal activity are over, once: to put it on the list of
 * serious breaches is a decision of a person, the clock only says that it is due (2.15). Answers how many were opened.
 */
export async function watchListings(
  { worker, clock }: Platform,
  neighbours: RegistryNeighbours,
): Promise<number> {
  const today = clock.today()
  const { rows } = await sql<Due>`
    select l.province, l.id, l.organisation, l.authority, l.period_from, r.name from organisation_listing l
    join organisation_registration r on r.province = l.province and r.id = l.organisation
    where l.list = 'abnormal' and l.removed_on is null and l.serious_duty is null and r.status = 'registered'
      and l.period_from <= ${today}::date - 365 order by l.period_from limit 500`.execute(worker.handle)
  let opened = 0
  for (const row of rows.filter((one) => seriousFrom(one) <= today)) {
    const [owner] = await neighbours.holdersOf('organisations.registry', { division: row.authority }, today)
    if (!owner) continue
    await worker.handle.transaction().execute(async (tx) => {
      // Locked first: of two rounds at once the second finds it marked.
      const { rows: free } = await sql`select id from organisation_listing
        where province = ${row.province} and id = ${row.id} and serious_duty is null and removed_on is null for update`.execute(
        tx,
      )
      if (free.length === 0) return
      const duty = await openRegistryDuty(tx, {
        kind: 'serious-list',
        subject: row.organisation,
        authority: row.authority,
        owner,
        title: {
          zh: `活动异常名录已满两年，办理列入严重违法失信名单：${row.name}`,
          en: `Two years on the list of abnormal activity, decide on the list of serious breaches: ${row.name}`,
        },
        dueOn: today,
        urgency: 1,
      })
      await sql`update organisation_listing set serious_duty = ${duty}
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      opened += 1
    })
  }
  return opened
}
