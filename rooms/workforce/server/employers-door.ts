import { sql } from 'kysely'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { PostKind } from '../domain/codes.ts'

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

/** Somebody who works for a body, as the body may know it. */
export type Employee = {
  readonly id: Id
  readonly name: string
  readonly post: PostKind
  readonly search: string
}

/** Who works for some bodies on a day, by name: an employer puts its own people forward and looks into no other file. */
export async function employeesOf(db: Handle, organisations: readonly Id[], on: Day): Promise<Employee[]> {
  if (organisations.length === 0) return []
  const { rows } = await sql<Employee>`
    select distinct on (m.pinyin, m.id) m.id, m.name, p.kind as post, concat_ws(' ', m.name, m.pinyin, m.initials) as search
    from workforce_post p join workforce_member m on m.province = p.province and m.id = p.member
    where p.province = any(${provincesIn(wholeScope)}) and p.organisation = any(${[...organisations]}::uuid[])
      and p.from_on <= ${on} and (p.to_on is null or p.to_on >= ${on})
    order by m.pinyin, m.id, p.main desc limit 500`.execute(db)
  return rows
}
