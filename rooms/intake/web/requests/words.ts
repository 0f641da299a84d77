import type { Words } from '../../../../kernel/contract.ts'
import { useSay } from '../../../../platform/web/language.tsx'
import type { Tone } from '../../../../platform/web/tag.tsx'
import type { DangerKind } from '../../domain/danger-words.ts'
import { answerChannelTerms, answerFieldTerms } from '../../domain/requests/answered.ts'
import {
  type Crisis,
  crisisTerms,
  forWhomTerms,
  needTerms,
  type RequestState,
  type RequestUrgency,
  sourceTerms,
  stateTerms,
  stepTerms,
  urgencyTerms,
  wayTerms,
} from '../../domain/requests/codes.ts'

export const stateTones: Record<RequestState, Tone> = {
  received: 'warning',
  looking: 'info',
  accepted: 'accent',
  closed: 'good',
  referred: 'plain',
  refused: 'plain',
  merged: 'plain',
  withdrawn: 'plain',
}

export const urgencyTones: Record<RequestUrgency, Tone> = {
  urgent: 'danger',
  pressing: 'warning',
  ordinary: 'plain',
}

const dangerTerms: Readonly<Record<DangerKind, Words>> = {
  'self-harm': { zh: '自伤、自杀', en: 'self-harm' },
  abuse: { zh: '虐待', en: 'abuse' },
  sexual: { zh: '性侵', en: 'sexual assault' },
  violence: { zh: '暴力', en: 'violence' },
  missing: { zh: '失踪', en: 'missing' },
  neglect: { zh: '忽视', en: 'neglect' },
}

/** The closed lists of intake as choices and as words, in the language of the screen. */
export function useRequestWords() {
  const say = useSay()
  const options = <Code extends string>(terms: Readonly<Record<Code, Words>>) =>
    (Object.keys(terms) as Code[]).map((value) => ({ value, label: say(terms[value]) }))
  return {
    sources: options(sourceTerms),
    needs: options(needTerms),
    urgencies: options(urgencyTerms),
    crises: options(crisisTerms),
    forWhoms: options(forWhomTerms),
    ways: options(wayTerms),
    channels: options(answerChannelTerms),
    answerFields: options(answerFieldTerms),
    source: (code: keyof typeof sourceTerms) => say(sourceTerms[code]),
    need: (code: keyof typeof needTerms) => say(needTerms[code]),
    urgency: (code: keyof typeof urgencyTerms) => say(urgencyTerms[code]),
    crisis: (code: Crisis) => say(crisisTerms[code]),
    danger: (code: DangerKind) => say(dangerTerms[code]),
    forWhom: (code: keyof typeof forWhomTerms) => say(forWhomTerms[code]),
    state: (code: keyof typeof stateTerms) => say(stateTerms[code]),
    way: (code: keyof typeof wayTerms) => say(wayTerms[code]),
    step: (code: keyof typeof stepTerms) => say(stepTerms[code]),
  }
}
