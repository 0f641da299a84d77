import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Facts, WorkerFact } from '../domain/fact-names.ts'
import { factsOfWorker } from '../domain/worker-facts.ts'
import { educationPolicy } from './policy-file.ts'
import { awardsOf, invoicesOf, registrationsOf, studiesOf } from './qualification-store.ts'
import { certificatesOf, creditsOf, findMember, type MemberRow, postsOf } from './store.ts'

/**
 * The facts that programmes derive from a worker's file, as they were on a day (`workerFacts` lists them all); null where
 * the scope covers no such file. What the file does not say is left out: it is asked, never taken for none.
 */
export async function factsOf(
  tx: Handle,
  scope: Scope,
  member: Id,
  on: Day,
): Promise<Facts<WorkerFact> | null> {
  const found = await findMember(tx, scope, member)
  return found ? factsOfMember(tx, found, on) : null
}

export const factsOfMember = async (tx: Handle, member: MemberRow, on: Day): Promise<Facts<WorkerFact>> =>
  factsOfWorker(educationPolicy(), await fileOfMember(tx, member), on)

async function fileOfMember(tx: Handle, member: MemberRow) {
  const invoices = (await invoicesOf(tx, member)).filter(({ withdrawn }) => !withdrawn)
  return {
    birth: member.birth,
    certificates: await certificatesOf(tx, member.province, [member.id]),
    registrations: (await registrationsOf(tx, member)).map(({ certificate, fromOn, toOn }) => ({
      certificate,
      from: fromOn,
      to: toOn,
    })),
    posts: (await postsOf(tx, member)).map(({ atDivision, fromOn, toOn, ...post }) => ({
      ...post,
      place: atDivision,
      from: fromOn,
      to: toOn,
    })),
    credits: (await creditsOf(tx, member.province, [member.id]))
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ creditedOn, tenths }) => ({ on: creditedOn, tenths })),
    studies: (await studiesOf(tx, member)).map(({ id, ...study }) => ({
      ...study,
      invoices: invoices
        .filter((one) => one.study === id)
        .map(({ issuedOn, amountFen }) => ({ on: issuedOn, amountFen })),
    })),
    awards: (await awardsOf(tx, member)).map(({ givenOn, withdrawnOn, programme }) => ({
      on: givenOn,
      withdrawnOn,
      programme,
    })),
  }
}
