import type { ErrorTable } from '../../kernel/contract.ts'

export const riskFileErrors = {
  'assessment-in-the-future': {
    status: 400,
    zh: '日期不能晚于今天',
    en: 'The day cannot be later than today',
  },
  'instrument-not-in-force': {
    status: 422,
    zh: '该量表在评估当日没有生效的版本',
    en: 'No version of this instrument is in force on that day',
  },
  'instrument-not-for-age': {
    status: 400,
    zh: '量表不适用于 {age} 岁的服务对象',
    en: 'The instrument is not meant for somebody aged {age}',
  },
  'item-not-answered': {
    status: 400,
    zh: '{item} 没有作答；不清楚的请选“不详”',
    en: '{item} is not answered; choose “not known” when it is not',
  },
  'note-missing': { status: 400, zh: '{item} 须填写说明', en: '{item} needs a note' },
  'evidence-missing': {
    status: 400,
    zh: '{item} 须选择依据来源',
    en: 'Say where the answer to {item} comes from',
  },
  'evidence-unknown': { status: 400, zh: '依据来源应为：{known}', en: 'The source must be one of: {known}' },
  'assessment-already-corrected': {
    status: 409,
    zh: '这次评估已被更正或撤销',
    en: 'This assessment was already corrected or withdrawn',
  },
  'assessment-correction-not-permitted': {
    status: 403,
    zh: '只能更正本人 7 天内的评估，其余由督导更正',
    en: 'One corrects one’s own assessments within seven days; others are corrected by a supervisor',
  },
  'risk-file-closed': { status: 409, zh: '档案已结束', en: 'The file is closed' },
  'risk-file-open': { status: 409, zh: '该服务对象已有风险档案', en: 'The person has a risk file already' },
  'grade-unknown': { status: 400, zh: '量表没有这个等级', en: 'The instrument has no such grade' },
  'grade-not-higher': {
    status: 400,
    zh: '只能上调；下调须提请督导签署',
    en: 'This only raises; a lower grade needs a supervisor’s signature',
  },
  'trigger-already-open': {
    status: 409,
    zh: '该紧急情形已登记，尚未解除',
    en: 'This trigger is open already',
  },
  'trigger-not-resolved': {
    status: 422,
    zh: '仍有紧急情形未经督导签署解除',
    en: 'A trigger is not yet resolved and signed',
  },
  'trigger-already-resolved': { status: 409, zh: '该紧急情形已解除', en: 'The trigger is resolved' },
  'trigger-without-evidence': {
    status: 422,
    zh: '尚未填写解除依据',
    en: 'There is no evidence yet that it is over',
  },
  'signed-by-oneself': {
    status: 422,
    zh: '工作人员和督导须为不同账号，不能签署本人提请的事项，也不能复核或结束本人负责的档案',
    en: 'Worker and supervisor are two accounts: nobody signs what he proposed, nor reviews or closes a file that he works on',
  },
  'lower-assessments-missing': {
    status: 422,
    zh: '下调须有本等级期间连续两次、间隔 30 天以上且均低于本等级的完整评估',
    en: 'A lower grade needs two consecutive complete assessments since it began, 30 days apart, both below it',
  },
  'grade-never-falls': {
    status: 422,
    zh: '该量表没有规定下调，等级只升不降；不再需要的，请结束档案',
    en: 'The instrument says nothing of a lower grade (downgrade), so none is given; close the file when it is no longer needed',
  },
  'already-proposed': {
    status: 409,
    zh: '已有一项下调待签署',
    en: 'A lower grade already waits for its signature',
  },
  'level-already-decided': { status: 409, zh: '该项已签署', en: 'This was already decided' },
  'note-kind-unknown': { status: 400, zh: '当前等级不需要这类记录', en: 'The grade asks for no such note' },
  'already-the-worker': { status: 409, zh: '这份档案已由您负责', en: 'You work on this file already' },
  'person-still-in-category': {
    status: 422,
    zh: '该服务对象仍有困难类别，档案不能以此结束',
    en: 'The person is still in a category of difficulty',
  },
  'grade-not-lowest': {
    status: 422,
    zh: '档案尚未降到最低等级，须先按两次较低评估逐级下调',
    en: 'The file is not at the lowest grade yet; two lower assessments bring it down step by step first',
  },
  'still-a-minor': {
    status: 422,
    zh: '该服务对象未满 18 周岁',
    en: 'The person has not turned 18',
  },
  'second-rating-without-file': { status: 422, zh: '没有档案可复核', en: 'There is no file to rate again' },
  'second-rating-without-sample': {
    status: 422,
    zh: '该档案不在本半年复核样本中，或已由他人领取',
    en: 'The file is not in the sample of this half-year, or another rater has it',
  },
  'second-rater-is-the-first': {
    status: 422,
    zh: '复核须由另一名工作人员完成',
    en: 'The second rating is made by somebody else',
  },
  'sample-already-drawn': { status: 409, zh: '本半年已抽样', en: 'This half-year was drawn already' },
  'sample-already-rated': { status: 409, zh: '已完成复核', en: 'It was rated already' },
  'sample-taken': { status: 409, zh: '已由他人领取', en: 'Another rater has taken it' },
} as const satisfies ErrorTable
