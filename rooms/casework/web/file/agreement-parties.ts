import { partyTerms } from '../../domain/record-codes.ts'
import type { CaseFileAnswer } from './queries.ts'

/**
 * Who may sign the service agreement now: the parties of the plan that holds, of them those who have not signed it. A new plan is
 * signed anew.
 */
export function partiesToSign(file: CaseFileAnswer): Readonly<Partial<typeof partyTerms>> {
  const current = file.records.filter(({ round, replacedBy }) => round === file.round && !replacedBy)
  const plan = current.findLast(({ kind }) => kind === 'plan')
  if (plan?.body?.kind !== 'plan') return partyTerms
  const { parties } = plan.body
  const signed = current.flatMap(({ body, recordedAt }) =>
    body?.kind === 'agreement' && recordedAt > plan.recordedAt ? [body.party] : [],
  )
  const open = parties.filter((party) => !signed.includes(party))
  return Object.fromEntries(
    (open.length > 0 ? open : parties).map((party) => [party, partyTerms[party]]),
  ) as Partial<typeof partyTerms>
}
