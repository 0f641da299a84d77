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
  'resume-code-unknown': {
    status: 404,
    zh: '没有这个查询码，请核对后重新输入',
    en: 'There is no such code; check it and try again',
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
    zh: '已被取消这类补贴或奖励的申请资格，不能再申请（{source}）',
    en: 'Barred from this class of subsidies and rewards: no application is taken ({source})',
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
  'withdrawal-after-payment': {
    status: 409,
    zh: '已经列支或支付，不能再撤回；请与主管部门联系',
    en: 'It is paid or on its way to the bank and can no longer be withdrawn; turn to the body',
  },
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
  'application-not-at-payment': {
    status: 409,
    zh: '{name} 的申请不在发放环节',
    en: 'The application of {name} does not stand where it is paid',
  },
  'application-paid-by-roll': {
    status: 409,
    zh: '这一项目按期发放，请在发放名单中办理',
    en: 'This programme is paid by the roll; confirm it there',
  },
  'amount-not-decided': {
    status: 409,
    zh: '{name} 的金额尚未审定',
    en: 'The amount for {name} has not been decided',
  },
  'application-paid-already': {
    status: 409,
    zh: '{name} 的这一期已经列支，不会重复发放',
    en: 'This period was made due to {name} already; nothing is paid twice',
  },
  'budget-needed': { status: 400, zh: '请选择从哪个预算列支', en: 'Choose the budget it is paid out of' },
  'payment-on-its-way': {
    status: 409,
    zh: '有款项已列入支付批次，请等银行回盘或退回批次后再决定',
    en: 'A payment stands in a run; wait for the bank or send the run back first',
  },
  'programme-not-found': {
    status: 404,
    zh: '该日没有这个项目',
    en: 'There is no such programme on that day',
  },
  'programme-not-rolling': {
    status: 422,
    zh: '这一项目不是按期发放的',
    en: 'This programme is not paid by a roll',
  },
  'roll-of-several-bodies': {
    status: 422,
    zh: '有几个单位的申请，请先选择单位',
    en: 'Several bodies have applications; choose one first',
  },
  'roll-month-ahead': { status: 422, zh: '月份还没有到', en: 'That month has not come yet' },
  'roll-changed': {
    status: 409,
    zh: '预览之后名单有变化，请重新核对',
    en: 'The roll came out otherwise meanwhile; look at it again',
  },
  'roll-empty': {
    status: 409,
    zh: '没有需要发放的，也没有需要停发的',
    en: 'Nothing is due and nobody leaves',
  },
  'application-not-awarded': {
    status: 409,
    zh: '这份申请还没有获得授予',
    en: 'Nothing was awarded to this application yet',
  },
  'letter-issued-already': { status: 409, zh: '通知书已经出具', en: 'The letter was issued already' },
  'sample-fewer-than-wanted': {
    status: 422,
    zh: '这段时间内只有 {population} 份，不够抽取',
    en: 'There are only {population} in that time',
  },
  'sample-checked-already': {
    status: 409,
    zh: '这一份已经登记结果',
    en: 'The result of this one was recorded already',
  },
  'remark-needed': { status: 400, zh: '请写明发现了什么', en: 'Say what was found' },
  'application-not-received': {
    status: 409,
    zh: '这份申请还没有受理',
    en: 'This application was not received yet',
  },
  'finding-settled': { status: 409, zh: '这个问题已经处理完毕', en: 'This finding was dealt with already' },
  'sanction-not-declared': {
    status: 422,
    zh: '政策没有规定这种处理',
    en: 'The programme declares no such sanction',
  },
  'sanction-proposed-already': {
    status: 409,
    zh: '这份申请已有同样的处理意见或决定',
    en: 'The same was proposed or ordered for this application already',
  },
  'sanction-decided': { status: 409, zh: '这一项已经决定', en: 'This was decided already' },
  'sanction-not-ordered': { status: 409, zh: '尚未决定，没有决定书', en: 'Not ordered: there is no paper' },
  'recovery-amount-needed': {
    status: 400,
    zh: '请填写追回金额',
    en: 'Say how much is to be paid back',
  },
  'recovery-facts-needed': {
    status: 422,
    zh: '追回金额取决于尚未查明的情况：{facts}，请先在申请上认定事实',
    en: 'The sum hangs on what is not established yet: {facts}. Establish it on the application first',
  },
  'recovery-due-needed': {
    status: 400,
    zh: '请填写缴回期限，不得早于今天',
    en: 'Say by when it is paid back, not before today',
  },
  'bar-needs-identity': {
    status: 422,
    zh: '申请没有身份证号或统一社会信用代码，无法取消资格',
    en: 'The application has no identity number or credit code by which to bar',
  },
  'application-revoked-already': { status: 409, zh: '资格已经撤销', en: 'It was revoked already' },
  'bar-not-in-force': { status: 409, zh: '该项限制现已不生效', en: 'That bar is not in force' },
  'lift-proposed-already': {
    status: 409,
    zh: '已有一项解除意见待决定',
    en: 'A lift waits for its decision already',
  },
  'lift-decided': { status: 409, zh: '这项意见已经决定', en: 'This was decided already' },
} as const satisfies ErrorTable
