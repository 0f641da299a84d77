import type { Words } from '../../../../kernel/contract.ts'
import { useSay } from '../../../../platform/web/language.tsx'
import {
  attainmentTerms,
  groupKindTerms,
  groupPhaseTerms,
  groupStateTerms,
} from '../../domain/groups/group-codes.ts'
import { serviceFieldTerms } from '../../domain/service-field.ts'
import { serviceTypeTerms } from '../../domain/service-type.ts'

/** The closed lists of group work as choices, in the language of the screen. */
export function useGroupWords() {
  const say = useSay()
  const options = <Code extends string>(terms: Readonly<Record<Code, Words>>) =>
    (Object.keys(terms) as Code[]).map((value) => ({ value, label: say(terms[value]) }))
  return {
    say,
    kinds: options(groupKindTerms),
    phases: options(groupPhaseTerms),
    states: options(groupStateTerms),
    attainments: options(attainmentTerms),
    fields: options(serviceFieldTerms),
    serviceTypes: options(serviceTypeTerms),
    kind: (code: keyof typeof groupKindTerms) => say(groupKindTerms[code]),
    phase: (code: keyof typeof groupPhaseTerms) => say(groupPhaseTerms[code]),
    state: (code: keyof typeof groupStateTerms) => say(groupStateTerms[code]),
    attainment: (code: keyof typeof attainmentTerms) => say(attainmentTerms[code]),
    field: (code: keyof typeof serviceFieldTerms) => say(serviceFieldTerms[code]),
    serviceType: (code: keyof typeof serviceTypeTerms) => say(serviceTypeTerms[code]),
  }
}
