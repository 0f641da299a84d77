import type { Words } from '../../../kernel/contract.ts'
import { useSay } from '../../../platform/web/language.tsx'
import {
  attainmentTerms,
  caseKindTerms,
  caseProblemTerms,
  caseSourceTerms,
  caseStateTerms,
  closeReasonTerms,
  satisfactionTerms,
} from '../domain/case-codes.ts'
import { phaseTerms } from '../domain/phases.ts'
import { urgencyTerms } from '../domain/record-codes.ts'

/** The closed lists of casework as choices and as words, in the language of the screen. */
export function useCaseWords() {
  const say = useSay()
  const options = <Code extends string>(terms: Readonly<Record<Code, Words>>) =>
    (Object.keys(terms) as Code[]).map((value) => ({ value, label: say(terms[value]) }))
  return {
    kinds: options(caseKindTerms),
    problems: options(caseProblemTerms),
    sources: options(caseSourceTerms),
    states: options(caseStateTerms),
    closeReasons: options(closeReasonTerms),
    attainments: options(attainmentTerms),
    satisfactions: options(satisfactionTerms),
    phases: options(phaseTerms),
    urgencies: options(urgencyTerms),
    phase: (code: keyof typeof phaseTerms) => say(phaseTerms[code]),
    urgency: (code: keyof typeof urgencyTerms) => say(urgencyTerms[code]),
    kind: (code: keyof typeof caseKindTerms) => say(caseKindTerms[code]),
    problem: (code: keyof typeof caseProblemTerms) => say(caseProblemTerms[code]),
    source: (code: keyof typeof caseSourceTerms) => say(caseSourceTerms[code]),
    state: (code: keyof typeof caseStateTerms) => say(caseStateTerms[code]),
    closeReason: (code: keyof typeof closeReasonTerms) => say(closeReasonTerms[code]),
    attainment: (code: keyof typeof attainmentTerms) => say(attainmentTerms[code]),
    satisfaction: (code: keyof typeof satisfactionTerms) => say(satisfactionTerms[code]),
  }
}
