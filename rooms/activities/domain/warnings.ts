import type { Words } from '../../../kernel/contract.ts'

/**
 * What is odd about a record that was taken all the same (7.8): the person who was there may be right. Told once,
 * with the answer.
 */
export const visitWarnings = {
  'many-visits-a-day': {
    zh: '这名社工当天的走访已超过 12 次，请核对日期',
    en: 'This worker has more than 12 visits on that day; please check the date',
  },
  'same-person-same-day': {
    zh: '您当天已有一条对该对象的走访记录，请确认不是重复录入',
    en: 'You already recorded a visit to this person on that day; make sure it is not entered twice',
  },
  'visit-before-registration': {
    zh: '走访日期早于该对象的建档日期',
    en: 'The visit is earlier than the day on which the person was registered',
  },
  'person-no-longer-here': {
    zh: '该对象在走访日期之前已迁出、死亡或销档',
    en: 'The person had moved away, died or left the register before that day',
  },
  'station-not-open-that-day': {
    zh: '走访日期不在该站点的运行期内',
    en: 'The station was not in operation on that day',
  },
  'duty-not-open': {
    zh: '对应的待办已经办结、取消或不存在',
    en: 'The duty that this visit was for is not open any more',
  },
} as const satisfies Record<string, Words>

export type VisitWarning = keyof typeof visitWarnings

export const visitWarningCodes = Object.keys(visitWarnings) as [VisitWarning, ...VisitWarning[]]
