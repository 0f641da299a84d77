import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import type { OrganisationKind } from './kinds.ts'

/** What is said of an organisation when it is registered or changed. Days `YYYY-MM-DD`. */
export type OrganisationFacts = {
  readonly name: string
  readonly creditCode: string | null
  readonly kind: OrganisationKind
  readonly division: DivisionCode
  readonly station: Id | null
  readonly hub: boolean
  readonly league: boolean
  readonly authority: string | null
  readonly filingNumber: string | null
  readonly fields: readonly string[]
  /** Registered, filed or founded: it counts from this day. */
  readonly establishedOn: Day
  /** The first day on which it is no more. */
  readonly dissolvedOn: Day | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly address: string | null
  readonly note: string | null
}

export type OrganisationWarning =
  | 'credit-code-missing'
  | 'credit-code-of-another-kind'
  | 'name-already-registered'

/** Begins of the code that the registering body gives a kind (GB 32100, department and kind). */
const beginnings: Partial<Record<OrganisationKind, readonly string[]>> = {
  association: ['51'],
  'service-institution': ['52'],
  foundation: ['53'],
  enterprise: ['91', '92', '93'],
}

/**
 * The facts put right (the code without spaces, in capitals), or everything that is wrong with them; paths name the
 * field. What is odd and may be so is in `warnings`.
 */
export function checkOrganisation(
  facts: OrganisationFacts,
  today: Day,
): Result<{ facts: OrganisationFacts; warnings: OrganisationWarning[] }, Problem[]> {
  const problems: Problem[] = []
  const code = facts.creditCode === null ? null : checkUnifiedCreditCode(facts.creditCode)
  if (code && !code.ok) problems.push({ code: code.error, path: 'creditCode' })
  if (facts.establishedOn > today) problems.push({ code: 'day-in-the-future', path: 'establishedOn' })
  if (facts.dissolvedOn !== null) {
    if (facts.dissolvedOn > today) problems.push({ code: 'day-in-the-future', path: 'dissolvedOn' })
    if (facts.dissolvedOn < facts.establishedOn)
      problems.push({ code: 'dissolved-before-established', path: 'dissolvedOn' })
  }
  if (problems.length > 0) return refused(problems)
  const warnings: OrganisationWarning[] = []
  if (!code && facts.kind !== 'community' && facts.kind !== 'caring' && facts.kind !== 'partner')
    warnings.push('credit-code-missing')
  const begins = beginnings[facts.kind]
  if (code?.ok && begins && !begins.includes(code.value.kind)) warnings.push('credit-code-of-another-kind')
  return ok({ facts: { ...facts, creditCode: code?.ok ? code.value.code : null }, warnings })
}
