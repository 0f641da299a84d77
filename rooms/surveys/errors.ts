import type { ErrorTable } from '../../kernel/contract.ts'

/** Why this room refuses something. */
export const surveysErrors = {
  'questionnaire-unknown': { status: 400, zh: '没有这份排查表', en: 'There is no such questionnaire' },
  'survey-days-not-valid': {
    status: 400,
    zh: '开始日期晚于截止日期',
    en: 'The first day is later than the last',
  },
  'survey-nobody': {
    status: 409,
    zh: '这个范围内没有符合条件的家庭',
    en: 'No household there is of these categories',
  },
  'survey-closed': { status: 409, zh: '这次排查已经结束', en: 'This survey is closed' },
  'survey-not-begun': { status: 409, zh: '排查尚未开始', en: 'This survey has not begun' },
  'survey-household-elsewhere': {
    status: 409,
    zh: '这户不在本次排查的范围内',
    en: 'This household is outside the place of the survey',
  },
  'survey-household-listed': {
    status: 409,
    zh: '这户已在名单中',
    en: 'This household is on the list already',
  },
  'survey-question-unknown': {
    status: 400,
    zh: '排查表中没有这个问题',
    en: 'The questionnaire has no such question',
  },
  'survey-answer-missing': {
    status: 400,
    zh: '请选择答案，不清楚的选“不详”',
    en: 'Choose an answer; take “not known” if it is not',
  },
  'survey-answer-not-valid': {
    status: 400,
    zh: '{question}：答案不在可选范围内',
    en: '{question}: not one of the answers',
  },
  'survey-count-not-valid': {
    status: 400,
    zh: '{question}：应为 0 到 {most} 的整数',
    en: '{question}: a whole number from 0 to {most}',
  },
  'survey-no-last-time': {
    status: 409,
    zh: '这户没有上次的填写记录，请逐项填写',
    en: 'This household has no earlier record; answer each question',
  },
  'survey-day-not-valid': {
    status: 400,
    zh: '日期应在排查开始之后、今天之前（含当天）',
    en: 'A day from the beginning of the survey up to today',
  },
  'survey-account-not-possible': {
    status: 409,
    zh: '这个账号不能在该村（社区）填写排查',
    en: 'That account cannot fill in surveys in this village',
  },
} as const satisfies ErrorTable
