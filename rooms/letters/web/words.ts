import type { Words } from '../../../kernel/contract.ts'
import { useSay } from '../../../platform/web/language.tsx'
import { agreementStateTerms, outcomeTerms, partyTerms, progressTerms } from '../domain/agreement.ts'
import { careStepTerms } from '../domain/care-steps.ts'
import {
  closeReasonTerms,
  counsellingWayTerms,
  dangerTerms,
  gradeBandTerms,
  letterStateTerms,
  letterWayTerms,
  replyStateTerms,
  safeguardingTerms,
  topicTerms,
} from '../domain/letter-codes.ts'

/** The closed lists of the mailbox as choices and as words, in the language of the screen. */
export function useLetterWords() {
  const say = useSay()
  const list = <Code extends string>(terms: Readonly<Record<Code, Words>>) => ({
    options: (Object.keys(terms) as Code[]).map((value) => ({ value, label: say(terms[value]) })),
    of: (code: Code) => say(terms[code]),
  })
  return {
    way: list(letterWayTerms),
    band: list(gradeBandTerms),
    state: list(letterStateTerms),
    danger: list(dangerTerms),
    reply: list(replyStateTerms),
    act: list(safeguardingTerms),
    reason: list(closeReasonTerms),
    topic: list(topicTerms),
    how: list(counsellingWayTerms),
    step: list(careStepTerms),
    party: list(partyTerms),
    agreement: list(agreementStateTerms),
    outcome: list(outcomeTerms),
    progress: list(progressTerms),
  }
}
