import type { Words } from '../../../../kernel/contract.ts'
import type { RequestNeed, RequestSource } from './codes.ts'

/** How a requester was answered at once: the channels of a consultation. */
export const answerChannelTerms = {
  telephone: { zh: '电话', en: 'Telephone' },
  'in-person': { zh: '当面', en: 'In person' },
  online: { zh: '网络', en: 'Online' },
} as const satisfies Record<string, Words>
export type AnswerChannel = keyof typeof answerChannelTerms

/** The six fields of a station (S8.5), for the record of the consultation. */
export const answerFieldTerms = {
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'elder-care': { zh: '养老服务', en: 'Elderly care' },
  'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
  'community-building': { zh: '社区建设', en: 'Community building' },
  'social-affairs': { zh: '社会事务', en: 'Social affairs' },
  'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
} as const satisfies Record<string, Words>
export type AnswerField = keyof typeof answerFieldTerms

/** What the consultation record takes over where the worker says nothing else. */
export const usualAnswer = (
  source: RequestSource,
  needs: readonly RequestNeed[],
): { readonly channel: AnswerChannel; readonly field: AnswerField } => ({
  channel: source === 'walk-in' ? 'in-person' : source === 'public' ? 'online' : 'telephone',
  field: needs.includes('schooling')
    ? 'child-welfare'
    : needs.includes('social')
      ? 'community-building'
      : 'social-assistance',
})

/** What `intake.request-accepted` tells of an answer given at once; the words travel sealed. */
export type AnsweredAtOnce = {
  readonly id: string
  readonly on: string
  readonly channel: AnswerChannel
  readonly field: AnswerField
  readonly minutes: number | null
  readonly worker: string
  readonly workerName: string
  /** Base64 of the sealed JSON `{ topic, answer }`. */
  readonly words: string
}
