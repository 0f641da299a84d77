import type { ErrorTable } from '../../kernel/contract.ts'
import { judgingErrors } from './judging-errors.ts'

/** Why an application, an answer to it or a step of it is refused. */
export const applicationsErrors = {
  'stage-not-possible': {
    status: 409,
    zh: '当前环节不能转到所选环节',
    en: 'From where it stands it cannot go there',
  },
  'decision-stands': {
    status: 409,
    zh: '结果与 {on} 的决定不同；要改变已作的决定，请注明更正哪个决定并说明理由',
    en: 'This differs from the decision of {on}; to change it, name the decision you correct and say why',
  },
  'decision-not-found': {
    status: 409,
    zh: '所更正的不是最近一次决定',
    en: 'What is corrected is not the latest decision',
  },
  'window-closed': {
    status: 409,
    zh: '现在不在申报期内',
    en: 'Applications are not taken now',
  },
  'applied-already': {
    status: 409,
    zh: '本轮（期）已有同一申请对象的申请',
    en: 'There is an application for this subject in this round already',
  },
  'applicant-barred': {
    status: 409,
    zh: '{title}（{source}）',
    en: '{titleEn} ({source})',
  },
  'application-incomplete': {
    status: 400,
    zh: '还有内容没有填完，请按提示补充',
    en: 'Something is still missing; it is named below',
  },
  'answer-missing': { status: 400, zh: '请回答这个问题', en: 'This question wants an answer' },
  'evidence-missing': { status: 400, zh: '请上传证明材料', en: 'Evidence is wanted for this' },
  'not-eligible-yet': {
    status: 409,
    zh: '按现在的情况不符合条件。仍要提交的，请确认后再次提交',
    en: 'On what is known the conditions are not met. To send it all the same, confirm and send again',
  },
  'not-eligible': {
    status: 409,
    zh: '不符合条件：{rules}。只能退回补正或者不予通过',
    en: 'The conditions are not met: {rules}. It can only be returned or refused',
  },
  'facts-missing': {
    status: 409,
    zh: '还不能判断：{rules}。请退回补正，或者由受理单位认定',
    en: 'It cannot be told yet: {rules}. Return it, or establish the facts',
  },
  'fact-not-yours': {
    status: 400,
    zh: '这一项由系统记录或受理单位确定，不由申请人填写',
    en: 'This is told by records or by the body, not by who applies',
  },
  'application-not-open': {
    status: 409,
    zh: '申请已经提交，现在不能修改',
    en: 'It was sent and cannot be changed now',
  },
  'application-ended': { status: 409, zh: '申请已经办结', en: 'The application has ended' },
  'withdrawal-not-possible': {
    status: 409,
    zh: '当前环节不能撤回，请与受理单位联系',
    en: 'It cannot be withdrawn at this stage; please ask the body',
  },
  'subject-not-fit': {
    status: 400,
    zh: '这项政策不是为这类对象设立的，或者您不能为其申请',
    en: 'The programme is not for such a subject, or you may not apply for it',
  },
  'subject-not-found': {
    status: 404,
    zh: '没有找到申请对象，或者不在您的范围内',
    en: 'Who applies was not found, or is not yours',
  },
  'evidence-of-nothing': {
    status: 400,
    zh: '这项政策没有这个证明事项',
    en: 'The programme has no such fact to prove',
  },
  'evidence-too-much': {
    status: 409,
    zh: '材料最多 {most} 份，请合并后上传',
    en: 'At most {most} files; please put some together',
  },
  'stage-not-yours': {
    status: 409,
    zh: '这个环节不由受理单位办理',
    en: 'It is not the body that acts at this stage',
  },
  'stage-of-another-part': {
    status: 409,
    zh: '这个环节在评审、公示或者发放页面办理',
    en: 'This stage is worked on with the reviews, the notices or the payments',
  },
  'own-application': {
    status: 403,
    zh: '不能办理自己的申请',
    en: 'Nobody works on his own application',
  },
  'another-person-decides': {
    status: 403,
    zh: '审查的人不能审定，请由另一人办理',
    en: 'Who checked does not decide; another person does',
  },
  'day-outside-stage': {
    status: 400,
    zh: '日期应在进入本环节之后、今天或之前',
    en: 'The day lies between coming to this stage and today',
  },
  'consequence-settled': {
    status: 409,
    zh: '这项后果已经决定',
    en: 'This consequence has been decided',
  },
  ...judgingErrors,
} as const satisfies ErrorTable
