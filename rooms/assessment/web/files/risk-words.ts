import type { Words } from '../../../../kernel/contract.ts'
import { useSay } from '../../../../platform/web/language.tsx'
import {
  aboutTerms,
  assessmentReasonTerms,
  closeReasonTerms,
  levelCauseTerms,
  levelStateTerms,
} from '../../domain/files/file-codes.ts'

/** The closed lists of risk files as choices and as words, in the language of the screen. */
export function useRiskWords() {
  const say = useSay()
  const options = <Code extends string>(terms: Readonly<Record<Code, Words>>) =>
    (Object.keys(terms) as Code[]).map((value) => ({ value, label: say(terms[value]) }))
  return {
    abouts: options(aboutTerms),
    reasons: options(assessmentReasonTerms),
    closeReasons: options(closeReasonTerms),
    about: (code: keyof typeof aboutTerms) => say(aboutTerms[code]),
    reason: (code: keyof typeof assessmentReasonTerms) => say(assessmentReasonTerms[code]),
    closeReason: (code: keyof typeof closeReasonTerms) => say(closeReasonTerms[code]),
    cause: (code: keyof typeof levelCauseTerms) => say(levelCauseTerms[code]),
    levelState: (code: keyof typeof levelStateTerms) => say(levelStateTerms[code]),
  }
}
