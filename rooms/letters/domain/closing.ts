import type { LetterCloseReason, SafeguardingKind } from './letter-codes.ts'

/** A sign of danger as far as closing asks: it stands until a second person has set it aside. */
export type FlagStanding = { readonly setAsideBy: string | null }

export type ActStanding = { readonly kind: SafeguardingKind; readonly signedBy: string | null }

export type ClosingFacts = {
  readonly flags: readonly FlagStanding[]
  readonly acts: readonly ActStanding[]
  readonly answered: boolean
  readonly reason: LetterCloseReason
}

export type ClosingProblem = 'letter-not-answered' | 'letter-needs-safeguarding' | 'letter-needs-signature'

export const stands = (flag: FlagStanding): boolean => flag.setAsideBy === null

/**
 * Why a letter may not be closed, or null. While a sign of danger stands no reply and no reason is enough: it takes an act
 * for the writer's safety and the signature of a supervisor under it (S2.A3). Nor is a letter closed as answered that was not.
 */
export function closingProblem({ flags, acts, answered, reason }: ClosingFacts): ClosingProblem | null {
  if (flags.some(stands)) {
    if (acts.length === 0) return 'letter-needs-safeguarding'
    if (acts.every(({ signedBy }) => signedBy === null)) return 'letter-needs-signature'
  }
  return reason === 'answered' && !answered ? 'letter-not-answered' : null
}
