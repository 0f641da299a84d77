import type { Day } from '../../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { Programme } from '../../../programmes/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { SanctionKind } from '../../domain/paying/kinds.ts'
import { paperNumber } from '../../domain/paying/papers.ts'
import { type Consequence, consequencesOf } from '../../domain/paying/sanctions.ts'
import { type ApplicationRow, findApplication } from '../core/application-store.ts'
import { factsOf } from '../core/facts.ts'
import { programmeOf } from '../core/programme-of.ts'
import { claimable, openOf } from './claims.ts'
import { findFinding, moveFinding } from './findings.ts'
import { orderBar, orderRecovery, orderRevocation } from './orders.ts'
import { decideRow, findSanction, insertSanction, type SanctionRow, sanctionsOf } from './sanction-store.ts'

const problem = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }], ...(data ? { data } : {}) })

export type Proposal = {
  readonly sanction: Id
  readonly kind: SanctionKind
  readonly reason: string
  readonly amountFen: number | null
  readonly dueOn: Day | null
}

/**
 * Proposes what follows from a finding, as a sanction of the programme provides; each consequence waits for its own decision
 * by another person. Refused: `finding-settled`, `sanction-not-declared`, `value-not-in-list` (a consequence that the
 * sanction does not have), `recovery-facts-needed` (the sum hangs on what nobody has established), `recovery-amount-needed`, `recovery-due-needed`, `more-than-paid`, `bar-needs-identity`,
 * `sanction-proposed-already`.
 */
export const proposeSanctions = (
  platform: Platform,
  standing: Standing,
  finding: Id,
  input: { readonly id: Id; readonly sanctionCode: string; readonly proposals: readonly Proposal[] },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'applications.propose-sanctions',
    input: { finding, ...input },
    run: async (tx) => {
      const row = await findFinding(tx, standing.scope, finding, true)
      const application = row && (await findApplication(tx, standing.scope, row.application))
      if (!row || !application) return refused({ code: 'not-found' })
      if (row.state !== 'open' && row.state !== 'proposed') return refused({ code: 'finding-settled' })
      const programme = await programmeOf(tx, application)
      const declared = programme.sanctions.find(({ code }) => code === input.sanctionCode)
      const openFen = openOf(await claimable(tx, standing.scope, application))
      const known = await knownFor(tx, platform, application, programme, standing.today)
      const consequences = consequencesOf(programme, input.sanctionCode, standing.today, openFen, known)
      if (!declared || !consequences) return problem('sanction-not-declared', '/body/sanctionCode')
      for (const [at, proposal] of input.proposals.entries()) {
        const fits = fitting(proposal, consequences, application, { openFen, today: standing.today, at })
        if (!fits.ok) return fits
        if (!(await insertSanction(tx, standing, row, fits.value)))
          return problem('sanction-proposed-already', `/body/proposals/${at}/kind`)
      }
      const { code, title } = declared
      await moveFinding(tx, standing, row, { state: 'proposed', sanction: { code, ...title } })
      return ok({
        answer: { id: finding },
        audit: {
          action: 'applications.propose-sanctions',
          subject: row.application,
          division: row.division,
          detail: { finding, sanction: code, kinds: input.proposals.map(({ kind }) => kind) },
        },
      })
    },
  })

/** What is known on a day of whoever was awarded: a part of what was paid may hang on it. */
export async function knownFor(
  tx: Handle,
  platform: Platform,
  row: ApplicationRow,
  programme: Programme,
  on: Day,
) {
  const calendar = workingCalendar()
  if (programme.sanctions.every(({ recovers }) => typeof recovers === 'string'))
    return { facts: {}, calendar }
  return { facts: (await factsOf(tx, platform, row, on, programme)).facts, calendar }
}

type Fits = Parameters<typeof insertSanction>[3]

/** A proposal as the sanction provides for it: what the text leaves to the body is taken from who proposes. */
function fitting(
  { sanction, kind, reason, amountFen, dueOn }: Proposal,
  consequences: readonly Consequence[],
  { subjectHash }: ApplicationRow,
  { openFen, today, at }: { readonly openFen: number; readonly today: Day; readonly at: number },
): Result<Fits, Refusal> {
  const path = (name: string) => `/body/proposals/${at}/${name}`
  const found = consequences.find((one) => one.kind === kind)
  if (!found) return problem('value-not-in-list', path('kind'))
  const bare = { id: sanction, kind, reason, amount: null, dueOn: null, subjectClass: null, untilOn: null }
  if (kind === 'revocation') return ok(bare)
  if (kind === 'bar') {
    if (subjectHash === null) return problem('bar-needs-identity', path('kind'))
    return ok({ ...bare, subjectClass: found.subjectClass, untilOn: found.untilOn as Day | null })
  }
  if (found.ask.length > 0)
    return problem('recovery-facts-needed', path('amountFen'), { facts: found.ask.join(', ') })
  const amount = found.amountFen ?? amountFen
  if (amount === null) return problem('recovery-amount-needed', path('amountFen'))
  if (amount > openFen) return problem('more-than-paid', path('amountFen'), { open: openFen })
  if (dueOn === null || dueOn < today) return problem('recovery-due-needed', path('dueOn'))
  return ok({ ...bare, amount, dueOn })
}

/**
 * Decides one consequence, by another person than who proposed it (the database compares them again). Ordered, it takes
 * effect in this transaction: the award is revoked, money is ordered back in the funds room, or the bar stands. Refused:
 * `sanction-decided`, `needs-second-person`, and as the consequence does.
 */
export const decideSanction = (
  standing: Standing,
  sanction: Id,
  input: { readonly id: Id; readonly decision: 'ordered' | 'declined'; readonly reason: string },
) =>
  runCommand<{ id: Id; number: string | null }>(standing, {
    id: input.id,
    name: 'applications.decide-sanction',
    input: { sanction, ...input },
    run: async (tx) => {
      const row = await findSanction(tx, standing.scope, sanction, true)
      const application = row && (await findApplication(tx, standing.scope, row.application, true))
      if (!row || !application) return refused({ code: 'not-found' })
      if (row.state !== 'proposed') return refused({ code: 'sanction-decided' })
      if (row.proposedBy === standing.actor.account) return refused({ code: 'needs-second-person' })
      const ordered = input.decision === 'ordered'
      const number = ordered ? paperNumber('order', sanction, standing.today) : null
      const done = ordered ? await carryOut(tx, standing, row, application, number ?? '') : ok([])
      if (!done.ok) return done
      const { reason: decision } = input
      await decideRow(tx, standing, row, { state: input.decision, number, decision, recoveries: done.value })
      await closeWhenDone(tx, standing, row.finding)
      return ok({
        answer: { id: sanction, number },
        audit: {
          action: 'applications.decide-sanction',
          subject: row.application,
          division: row.division,
          detail: { sanction, kind: row.kind, decision: input.decision, number, amount: row.amount },
        },
      })
    },
  })

const carryOut = (
  tx: Handle,
  standing: Standing,
  row: SanctionRow,
  application: ApplicationRow,
  number: string,
): Promise<Result<readonly Id[], Refusal>> => {
  switch (row.kind) {
    case 'revocation':
      return orderRevocation(tx, standing, row, application, number)
    case 'recovery':
      return orderRecovery(tx, standing, row, application, number)
    case 'bar':
      return orderBar(tx, standing, row, application)
  }
}

async function closeWhenDone(tx: Handle, standing: Standing, finding: Id): Promise<void> {
  const row = await findFinding(tx, standing.scope, finding, true)
  if (!row) return
  const open = (await sanctionsOf(tx, row)).some(({ state }) => state === 'proposed')
  if (!open) await moveFinding(tx, standing, row, { state: 'closed' })
}
