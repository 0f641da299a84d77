import { sql } from 'kysely'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'

/** A body for which somebody of the register works, by the account or the file through which it was asked. */
export type Employer = {
  readonly account: Id | null
  readonly member: Id
  readonly organisation: Id | null
  readonly name: string
}

/** For whom accounts and members work on a day: to tell whether two people are of one body. For work beside requests. */
export async function employersOf(
  db: Handle,
  { accounts, members }: { readonly accounts: readonly Id[]; readonly members: readonly Id[] },
  on: Day,
): Promise<Employer[]> {
  if (accounts.length === 0 && members.length === 0) return []
  const { rows } = await sql<Employer>`
    select m.account, m.id as member, p.organisation, p.employer as name from workforce_member m
    join workforce_post p on p.province = m.province and p.member = m.id
    where m.province = any(${provincesIn(wholeScope)}) and (m.account = any(${[...accounts]}::uuid[]) or m.id = any(${[...members]}::uuid[]))
      and p.from_on <= ${on} and (p.to_on is null or p.to_on >= ${on})`.execute(db)
  return rows
}
