import type { Day } from '../../../kernel/day.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { neededTenths } from '../domain/continuing-education.ts'
import { registrationStanding } from '../domain/registration.ts'
import { educationPolicy } from './policy-file.ts'
import { awardsOf, invoicesOf, registrationsOf, studiesOf } from './qualification-store.ts'
import { certificatesOf, creditsOf, type MemberRow } from './store.ts'

/** Registrations with what each needed and has, study with its invoices, awards; and how each certificate stands. */
export async function qualificationsOf(tx: Handle, member: MemberRow, today: Day) {
  const policy = educationPolicy()
  const certificates = await certificatesOf(tx, member.province, [member.id])
  const registrations = await registrationsOf(tx, member)
  const credits = (await creditsOf(tx, member.province, [member.id])).filter(({ withdrawn }) => !withdrawn)
  const invoices = await invoicesOf(tx, member)
  const periodsOf = (certificate: string) =>
    registrations
      .filter((one) => one.certificate === certificate)
      .map(({ fromOn, toOn }) => ({ from: fromOn, to: toOn }))
  return {
    standings: certificates.map((one) => ({
      certificate: one.id,
      ...registrationStanding(policy, one, periodsOf(one.id), today),
    })),
    registrations: registrations.map(({ id, certificate, number, fromOn: from, toOn: to }) => ({
      id,
      certificate,
      number,
      from,
      to,
      renewal: periodsOf(certificate).some((period) => period.from < from),
      needTenths: neededTenths(policy, {
        level: certificates.find((one) => one.id === certificate)?.level ?? 'assistant',
        from,
        to,
      }),
      haveTenths: credits
        .filter(({ creditedOn }) => from <= creditedOn && creditedOn <= to)
        .reduce((sum, { tenths }) => sum + tenths, 0),
    })),
    studies: (await studiesOf(tx, member)).map(({ fromOn, toOn, credit, ...study }) => {
      const shown = invoices.filter((one) => one.study === study.id).map(({ study: _, ...one }) => one)
      return {
        ...study,
        from: fromOn,
        to: toOn,
        credited: credit !== null,
        invoices: shown,
        invoicedFen: shown.filter(({ withdrawn }) => !withdrawn).reduce((sum, one) => sum + one.amountFen, 0),
      }
    }),
    awards: await awardsOf(tx, member),
  }
}
