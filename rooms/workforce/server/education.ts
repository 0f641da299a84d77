import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { openDuty } from '../../duties/server/index.ts'
import type { CertificateLevel } from '../domain/codes.ts'
import { type EducationAccount, educationAccount, warnFrom } from '../domain/continuing-education.ts'
import { educationPolicy } from './policy-file.ts'
import { type CertificateRow, certificatesOf, creditsOf } from './store.ts'

export type Account = EducationAccount & { readonly certificate: Id; readonly level: CertificateLevel }

/** The credit-hour accounts of members, one for each registered certificate: what was earned within its period. */
export async function accountsFor(
  tx: Handle,
  members: readonly { readonly province: number; readonly id: Id }[],
  today: Day,
): Promise<ReadonlyMap<Id, readonly Account[]>> {
  const found = new Map<Id, Account[]>()
  for (const province of new Set(members.map((member) => member.province))) {
    const ids = members.filter((member) => member.province === province).map((member) => member.id)
    const credits = (await creditsOf(tx, province, ids)).filter((credit) => !credit.withdrawn)
    for (const certificate of await certificatesOf(tx, province, ids)) {
      const account = accountOf(certificate, credits, today)
      if (account) found.set(certificate.member, [...(found.get(certificate.member) ?? []), account])
    }
  }
  return found
}

function accountOf(
  { id, member, level, registeredFrom: from, registeredTo: to }: CertificateRow,
  credits: readonly { readonly member: Id; readonly creditedOn: Day; readonly tenths: number }[],
  today: Day,
): Account | null {
  if (!from || !to) return null
  const have = credits
    .filter((credit) => credit.member === member && from <= credit.creditedOn && credit.creditedOn <= to)
    .reduce((sum, credit) => sum + credit.tenths, 0)
  return { certificate: id, level, ...educationAccount(educationPolicy(), { level, from, to }, have, today) }
}

/** The account of the registration in force, else of the last one. */
export const latestAccount = (accounts: readonly Account[], today: Day): Account | null =>
  accounts.find(({ from, to }) => from <= today && today <= to) ??
  accounts.toSorted((a, b) => b.to.localeCompare(a.to))[0] ??
  null

/**
 * Opens a duty for each registration that ends within the warning time with hours missing, once each; it is owed by the
 * worker where there is an account, else by who keeps the file. Answers how many were opened.
 */
export async function remindOfEducation(db: Handle, today: Day): Promise<number> {
  const policy = educationPolicy()
  const { rows } = await sql<CertificateRow & Owner>`
    select c.id, c.member, c.level, c.registered_from, c.registered_to, c.duty, c.province, m.division, m.station, m.name,
      coalesce(m.account, m.created_by) as owner
    from workforce_certificate c join workforce_member m on m.province = c.province and m.id = c.member
    where c.registered_to between ${today} and ${today}::date + ${policy.warnDays}::integer and c.duty is null
      and c.ended_on is null order by c.registered_to limit 500`.execute(db)
  let opened = 0
  for (const row of rows) {
    const credits = (await creditsOf(db, row.province, [row.member])).filter((credit) => !credit.withdrawn)
    const account = accountOf(row, credits, today)
    if (!account || account.state === 'done' || today < warnFrom(policy, account.to)) continue
    const missing = (account.needTenths - account.haveTenths) / 10
    await db.transaction().execute(async (tx) => {
      const duty = newId()
      const marked = await sql`update workforce_certificate set duty = ${duty}
        where province = ${row.province} and id = ${row.id} and duty is null returning id`.execute(tx)
      if (marked.rows.length === 0) return
      await openDuty(tx, {
        id: duty,
        kind: 'education-hours',
        subjectRoom: 'workforce',
        subject: row.member,
        person: null,
        station: row.station || noStation,
        division: row.division,
        owner: row.owner,
        title: {
          zh: `继续教育还差 ${missing} 学时：${row.name}，登记 ${account.to} 到期`,
          en: `${missing} ${missing === 1 ? 'credit hour' : 'credit hours'} of continuing professional development missing: ${row.name}, registered until ${account.to}`,
        },
        dueOn: account.to,
        urgency: 1,
        by: row.owner,
      })
      opened += 1
    })
  }
  return opened
}

type Owner = {
  readonly province: number
  readonly division: number
  readonly station: Id
  readonly name: string
  readonly owner: Id
}
