import type { ErrorTable, Words } from '../../kernel/contract.ts'
import { type Requirement, requirementTerms } from './domain/phases.ts'

/** Each record that may be missing has a sentence of its own, so that a refusal says which. */
const missing = Object.fromEntries(
  Object.entries(requirementTerms).map(([code, words]) => [`case-misses-${code}`, { status: 409, ...words }]),
) as { [code in Requirement as `case-misses-${code}`]: Words & { status: 409 } }

export const caseworkErrors = {
  'case-goal-due-before-opening': {
    status: 400,
    zh: '目标期限不能早于接案日期',
    en: 'A goal is not due before the case was opened',
  },
  'case-draft-elsewhere': {
    status: 409,
    zh: '这份记录在另一个窗口也在写，那边已经暂存；请在那边继续，或用本页的内容替换',
    en: 'This record is being written in another window too, which kept its draft: go on there, or replace it with what stands here',
  },
  'case-in-the-future': { status: 400, zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'case-day-before-opening': {
    status: 400,
    zh: '日期不能早于接案日期',
    en: 'The day cannot be before the case was opened',
  },
  'case-day-before-move': {
    status: 400,
    zh: '日期不能早于最近一次转站的日期',
    en: 'The day cannot be before the last move',
  },
  'case-opening-after-turn': {
    status: 400,
    zh: '接案日期不能晚于转站或结案的日期',
    en: 'The day of opening cannot be after a move or the closing',
  },
  'case-already-closed': { status: 409, zh: '个案已结案', en: 'The case is closed' },
  'case-withdrawn': { status: 409, zh: '个案已撤销', en: 'The case was withdrawn' },
  'case-not-closed': { status: 409, zh: '个案还没有结案', en: 'The case is not closed' },
  'case-already-there': { status: 422, zh: '个案已在这个站点', en: 'The case is already with that station' },
  'case-reopens-other': {
    status: 422,
    zh: '只能重开同一服务对象已结案的个案',
    en: 'Only a closed case of the same person is taken up again',
  },
  'case-other-province': {
    status: 422,
    zh: '个案不能转到其他省份的站点',
    en: 'A case does not move to another province',
  },
  'case-not-in-phases': {
    status: 409,
    zh: '这是登记式个案，请先转为按阶段办理',
    en: 'The case is only registered; run it in phases first',
  },
  'case-in-phases': { status: 409, zh: '个案已按阶段办理', en: 'The case is already run in phases' },
  'case-phase-incomplete': {
    status: 409,
    zh: '还缺少必备的记录，请按提示补齐',
    en: 'Records are missing; see which',
  },
  'case-phase-not-next': {
    status: 409,
    zh: '不能从当前阶段进入那个阶段',
    en: 'That phase does not follow from the present one',
  },
  'case-record-other-phase': {
    status: 409,
    zh: '当前阶段不填写这项记录',
    en: 'That record does not belong to the present phase',
  },
  'case-record-none': {
    status: 409,
    zh: '没有可更正或签署的这项记录，或者它已被更正',
    en: 'There is no such record to correct or sign, or it was replaced meanwhile',
  },
  'case-contacts-too-many': {
    status: 409,
    zh: '咨询最多 2 次，请先把个案性质改为一般个案',
    en: 'A consultation has at most two contacts; change the kind of the case first',
  },
  'case-party-unknown': {
    status: 422,
    zh: '计划表没有列出这个签署方',
    en: 'The plan does not name that party',
  },
  'case-goal-unknown': { status: 422, zh: '计划表没有这个目标', en: 'The plan has no such goal' },
  'case-follow-up-unknown': {
    status: 422,
    zh: '跟进回访只在规定的月份',
    en: 'Follow-ups are after the months that are laid down',
  },
  'case-follow-up-done': {
    status: 409,
    zh: '这次回访已有记录，请用更正',
    en: 'That follow-up is recorded; correct it instead',
  },
  'case-signature-none': {
    status: 409,
    zh: '这项记录不用签署，或者已签署',
    en: 'Nothing to sign, or signed already',
  },
  'case-signature-own': {
    status: 403,
    zh: '不能签署自己填写的记录',
    en: 'One does not sign one’s own record',
  },
  'case-opinion-missing': { status: 400, zh: '退回时请写明意见', en: 'Say why it is returned' },
  'case-kind-not-now': {
    status: 409,
    zh: '当前阶段不能改为这种个案性质',
    en: 'The kind cannot be that in the present phase',
  },
  'case-reason-not-early': {
    status: 422,
    zh: '提前结案的原因不能是目标达成',
    en: 'A case that ends early did not reach its goals',
  },
  'case-reason-other': {
    status: 409,
    zh: '结案原因与结案表不一致',
    en: 'The reason is not that of the closing form',
  },
  'case-reason-missing': {
    status: 400,
    zh: '返回预估或提前结案请写明原因',
    en: 'Say why it goes back or ends early',
  },
  'case-requested-after': {
    status: 400,
    zh: '求助日期不能晚于接案日期',
    en: 'Help was asked for before the case was opened',
  },
  'case-transfer-open': {
    status: 409,
    zh: '个案正在转站，等待对方答复；要在本站办理，请先撤回转站请求',
    en: 'The case waits for the other station’s answer; take the request back first to do this here',
  },
  'case-worker-not-there': {
    status: 422,
    zh: '请选择本站能办理个案的社工',
    en: 'Choose somebody of this station who works on cases',
  },
  'case-transfer-consent-ended': {
    status: 409,
    zh: '服务对象的同意已经撤回或到期，不能再据此接手；请退回，由转出站点重新取得同意或写明其他法律依据',
    en: 'The client’s consent was withdrawn or has ended, so that the case cannot be taken over on it: return it, for the other station to ask for consent anew or to state another legal basis',
  },
  'case-transfer-settled': {
    status: 409,
    zh: '这项转站请求已处理',
    en: 'That request was settled already',
  },
  'case-request-other': {
    status: 422,
    zh: '这件求助没有受理为个案，或者已另有个案',
    en: 'That request was not accepted for a case, or became one already',
  },
  'case-letter-other': {
    status: 422,
    zh: '没有找到这封来信，或者它已撤销',
    en: 'That letter was not found, or was withdrawn',
  },
  'case-strokes-missing': { status: 400, zh: '请在框内签名', en: 'Sign in the field' },
  'case-time-order': { status: 400, zh: '结束时间应晚于开始时间', en: 'It ends after it begins' },
  'case-next-before-contact': {
    status: 400,
    zh: '下次日期不能早于本次日期',
    en: 'The next contact cannot be before this one',
  },
  'case-listed-twice': { status: 400, zh: '同一项列了两次', en: 'The same one is listed twice' },
  'case-day-before-phase': {
    status: 400,
    zh: '日期不能早于进入当前阶段的日期',
    en: 'The day cannot be before the present phase began',
  },
  'case-day-before-closing': {
    status: 400,
    zh: '回访日期应在结案日期之后',
    en: 'A follow-up comes after the day of the closing',
  },
  'case-closed-before-contact': {
    status: 400,
    zh: '结案日期不能早于最后一次服务记录的日期',
    en: 'The closing cannot be before the last contact on record',
  },
  'case-result-not-found': {
    status: 400,
    zh: '没有找到这次评估，或者它已被更正',
    en: 'No such assessment of the client, or it was corrected',
  },
  'case-tie-days-reversed': {
    status: 400,
    zh: '结束日期不能早于开始日期',
    en: 'A tie cannot end before it begins',
  },
  'case-tie-not-current': {
    status: 409,
    zh: '这条联系已被更正或撤销',
    en: 'This tie was corrected or taken out already',
  },
  ...missing,
} as const satisfies ErrorTable
