import { sql } from 'kysely'
import { overlaps } from '../../../kernel/dated.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { usualEnd } from '../domain/registration.ts'
import { educationPolicy } from './policy-file.ts'
import { registrationsOf } from './qualification-store.ts'
import { certificatesOf, type MemberRow } from './store.ts'
import { notValid } from './write-member.ts'

type Of = Pick<MemberRow, 'province' | 'id' | 'division' | 'station'>

/**
 * Writes a registration of a certificate, new or put right. Those of one certificate never overlap; its newest one is what
 * the certificate shows and what its duty of continuing education goes by.
 */
export async function writeRegistration(
  tx: Handle,
  { actor }: Pick<Standing, 'actor'>,
  member: Of,
  one: {
    readonly id: Id
    readonly certificate: Id
    readonly number?: string | null | undefined
    readonly from: Day
    readonly to?: Day | null | undefined
  },
  path: string,
): Promise<Result<null, Refusal>> {
  const certificate = (await certificatesOf(tx, member.province, [member.id])).find(
    ({ id }) => id === one.certificate,
  )
  if (!certificate) return refused({ code: 'not-found' })
  const to = one.to ?? usualEnd(educationPolicy(), one.from)
  if (to < one.from) return notValid({ code: 'period-ends-before-it-starts', path: `${path}/to` })
  if (one.from < certificate.obtainedOn)
    return notValid({ code: 'registration-before-certificate', path: `${path}/from` })
  const others = (await registrationsOf(tx, member)).filter(
    (other) => other.certificate === one.certificate && other.id !== one.id,
  )
  if (others.some(({ fromOn, toOn }) => overlaps({ from: fromOn, to: toOn }, { from: one.from, to })))
    return notValid({ code: 'registration-overlaps', path: `${path}/from` })
  const written = await sql`
    insert into workforce_registration (province, id, certificate, member, division, station, number, from_on, to_on, recorded_by)
    values (${member.province}, ${one.id}, ${one.certificate}, ${member.id}, ${member.division}, ${member.station},
      ${one.number ?? null}, ${one.from}, ${to}, ${actor.account})
    on conflict (province, id) do update set number = excluded.number, from_on = excluded.from_on, to_on = excluded.to_on,
      version = workforce_registration.version + 1
    where workforce_registration.certificate = excluded.certificate returning id`.execute(tx)
  if (written.rows.length === 0) return refused({ code: 'id-already-used' })
  await showNewest(tx, member.province, one.certificate)
  return ok(null)
}

/** A certificate written with a registration: it puts right the one that it overlaps, else it is a further one. */
export async function registrationOfCertificate(
  tx: Handle,
  standing: Pick<Standing, 'actor'>,
  member: Of,
  certificate: { readonly id: Id; readonly number: string | null; readonly from: Day; readonly to: Day },
  path: string,
): Promise<Result<null, Refusal>> {
  const { from, to } = certificate
  const known = (await registrationsOf(tx, member)).find(
    (one) => one.certificate === certificate.id && overlaps({ from: one.fromOn, to: one.toOn }, { from, to }),
  )
  const first = !(await registrationsOf(tx, member)).some((one) => one.certificate === certificate.id)
  // The first has the certificate's own id, so that a resend of the same command writes no second one.
  const id = known?.id ?? (first ? certificate.id : registrationId(certificate.id, from))
  return writeRegistration(
    tx,
    standing,
    member,
    { id, certificate: certificate.id, number: certificate.number, from, to },
    path,
  )
}

/** An id that follows from the certificate and the first day: the last twelve digits carry the day. */
const registrationId = (certificate: Id, from: Day): Id =>
  `${certificate.slice(0, 24)}${from.replaceAll('-', '').padStart(12, '0')}`

async function showNewest(tx: Handle, province: number, certificate: Id): Promise<void> {
  await sql`
    update workforce_certificate c set registration = r.number, registered_from = r.from_on, registered_to = r.to_on,
      duty = case when c.registered_to = r.to_on then c.duty end
    from (select number, from_on, to_on from workforce_registration
      where province = ${province} and certificate = ${certificate} order by from_on desc limit 1) r
    where c.province = ${province} and c.id = ${certificate}`.execute(tx)
}
