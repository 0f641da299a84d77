import type { ErrorTable } from '../../kernel/contract.ts'
import { identityErrors } from '../../kernel/identity-errors.ts'

export const juvenileErrors = {
  ...identityErrors,
  'juvenile-not-minor': {
    status: 422,
    zh: '行为发生时已满十八周岁，不属于涉案未成年人',
    en: 'At the time of the act the person was eighteen or older',
  },
  'juvenile-below-liability': {
    status: 422,
    zh: '行为发生时不满十二周岁，不负刑事责任，不能以涉罪身份委托',
    en: 'Under twelve nobody is liable; the child cannot be referred as a suspect',
  },
  'juvenile-age-unknown': {
    status: 422,
    zh: '还不知道出生日期或行为日期，请委托单位补充后再受理',
    en: 'The birthday or the day of the act is not known; whoever referred must add it first',
  },
  'juvenile-never-rehabilitated': {
    status: 422,
    zh: '被害人和证人只接受指导和关爱，不适用帮教',
    en: 'A victim or witness gets guidance and care, never rehabilitation',
  },
  'juvenile-stage-wrong': {
    status: 409,
    zh: '当前阶段不能办理这一步',
    en: 'This step does not belong to the stage that the file is at',
  },
  'juvenile-two-needed': {
    status: 422,
    zh: '须指派两名不同的司法社工',
    en: 'Two different social workers must be charged with it',
  },
  'juvenile-investigator-withdrawn': {
    status: 400,
    zh: '{name}已声明应当回避这份档案，请另选他人',
    en: '{name} withdrew from this file: choose somebody else',
  },
  'juvenile-statement-missing': {
    status: 400,
    zh: '住在同一村居的，请说明如何避免影响',
    en: 'Who lives in the same community says how influence is avoided',
  },
  'juvenile-declaration-made': { status: 409, zh: '您已经声明过', en: 'You have made your declaration' },
  'juvenile-chapter-empty': {
    status: 422,
    zh: '“{chapter}”还没有内容',
    en: '“{chapterEn}” is still empty',
  },
  'juvenile-chapter-without-source': {
    status: 422,
    zh: '“{chapter}”没有写明资料来源',
    en: '“{chapterEn}” names no source',
  },
  'juvenile-signature-missing': {
    status: 422,
    zh: '两名调查员须对同一稿签字',
    en: 'Both investigators must sign the same text',
  },
  'juvenile-report-not-ready': {
    status: 422,
    zh: '报告还不能出具，请先补齐',
    en: 'The report cannot be issued yet',
  },
  'juvenile-order-ends-first': {
    status: 400,
    zh: '结束日期应晚于开始日期',
    en: 'It must end after it begins',
  },
  'juvenile-order-too-long': {
    status: 400,
    zh: '一份指导令一般不超过六个月',
    en: 'An order lasts at most six months',
  },
  'juvenile-basis-unknown': {
    status: 400,
    zh: '请选择适用于本地的法律依据',
    en: 'Choose a legal basis that holds here',
  },
  'juvenile-session-outside': {
    status: 400,
    zh: '日期应在指导令期限内',
    en: 'The day must lie within the order',
  },
  'juvenile-day-ahead': { status: 400, zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'juvenile-follow-up-early': {
    status: 400,
    zh: '回访应在指导令开始之后',
    en: 'A follow-up comes after the order began',
  },
  'juvenile-act-before-birth': {
    status: 400,
    zh: '行为日期早于出生日期，请核对',
    en: 'The act lies before the birth: check both days',
  },
  'juvenile-nothing-held': {
    status: 409,
    zh: '还没有开展过指导，不能评估',
    en: 'Nothing was held that could be evaluated',
  },
  'juvenile-follow-up-owed': {
    status: 409,
    zh: '还有指导令没有跟踪回访；联系不上的，也请记录回访情况',
    en: 'There are orders that were not followed up; where nobody is reached, record that',
  },
  'juvenile-orders-open': {
    status: 409,
    zh: '还有指导令没有评估',
    en: 'There are orders that were not evaluated',
  },
  'juvenile-task-due-past': {
    status: 400,
    zh: '期限已经过去，请选择今天或以后的日期',
    en: 'That day has passed: choose today or a later one',
  },
  'juvenile-task-tells-matter': {
    status: 422,
    zh: '说明中不能透露案情和身份，请只写需要协助的事',
    en: 'The note would tell what the case is about; write only what is needed',
  },
  'juvenile-member-missing': {
    status: 422,
    zh: '还没有登记这个成员单位',
    en: 'There is no such member body yet',
  },
  'juvenile-task-settled': { status: 409, zh: '这项任务已办结', en: 'This task is settled' },
  'juvenile-decided': { status: 409, zh: '这份申请已有决定', en: 'This request was decided' },
  'juvenile-own-request': {
    status: 422,
    zh: '不能审批本人的申请',
    en: 'Nobody decides on the own request',
  },
} as const satisfies ErrorTable
