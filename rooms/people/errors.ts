import type { ErrorTable } from '../../kernel/contract.ts'
import { identityErrors } from '../../kernel/identity-errors.ts'

/** Why this room refuses something. */
export const peopleErrors = {
  ...identityErrors,
  'number-without-kind': {
    status: 400,
    zh: '填了号码，请选择证件种类',
    en: 'There is a number: say what document it is of',
  },
  'no-number-reason-missing': {
    status: 400,
    zh: '没有身份证号时请选择原因',
    en: 'Say why there is no identity number',
  },
  'phone-not-a-number': { status: 400, zh: '不是有效的电话号码', en: 'Not a telephone number' },
  'disability-card-form': {
    status: 400,
    zh: '残疾证号应为身份证号加 2 位',
    en: 'A disability card number is the identity number and two digits',
  },
  'disability-card-identity-number': {
    status: 400,
    zh: '残疾证号前 18 位不是有效的身份证号',
    en: 'Its first 18 characters are no valid identity number',
  },
  'disability-card-kind': {
    status: 400,
    zh: '残疾证号第 19 位应为 1–7',
    en: 'The 19th character must be 1 to 7',
  },
  'disability-card-grade': {
    status: 400,
    zh: '残疾证号第 20 位应为 1–4',
    en: 'The 20th character must be 1 to 4',
  },
  'card-of-another-person': {
    status: 400,
    zh: '残疾证号与身份证号不是同一个人',
    en: 'The disability card belongs to another identity number',
  },
  'person-already-registered': {
    status: 409,
    zh: '这个证件号码已经建档：{name}（{fileNumber}）',
    en: 'This number is registered already: {name} ({fileNumber})',
  },
  'station-not-found': {
    status: 404,
    zh: '没有找到社工站，或者您无权在那里建档',
    en: 'No such station, or not yours to work in',
  },
  'household-not-found': { status: 404, zh: '没有找到这个家庭', en: 'No such household' },
  'household-code-taken': {
    status: 409,
    zh: '本站已有家庭编号 {code}',
    en: 'The station has a household {code} already',
  },
  'head-not-a-member': {
    status: 409,
    zh: '户主须是这个家庭的成员',
    en: 'The head must be a member of the household',
  },
  'reason-missing': { status: 400, zh: '请写明原因', en: 'Say why' },
  'not-on-register': {
    status: 409,
    zh: '这份档案已不在册，请先恢复',
    en: 'The file is not on the register; reopen it first',
  },
  'day-in-future': { status: 400, zh: '日期不能在今天之后', en: 'The day cannot be in the future' },
  'day-before-registration': {
    status: 400,
    zh: '日期不能早于建档日期 {registeredOn}',
    en: 'The day cannot be before the registration on {registeredOn}',
  },
  'other-province': {
    status: 409,
    zh: '不能跨省办理，请在迁入地重新建档',
    en: 'Not across provinces: register the person anew where they moved to',
  },
  'category-unknown': { status: 400, zh: '没有这个类别', en: 'There is no such category' },
  'category-overlaps': {
    status: 409,
    zh: '这个类别在该时段已经登记',
    en: 'The person has this category in that time already',
  },
  'category-against-age': {
    status: 409,
    zh: '{age} 岁与这个类别不符',
    en: 'The category does not fit an age of {age}',
  },
  'category-dates': { status: 400, zh: '结束不能早于开始', en: 'It cannot end before it begins' },
  'guardian-name-missing': { status: 400, zh: '请填写监护人姓名', en: 'Name the guardian' },
  'consent-file-not-found': { status: 404, zh: '没有找到上传的文件', en: 'The uploaded file was not found' },
  'consent-already-withdrawn': {
    status: 409,
    zh: '这项同意已经撤回',
    en: 'This consent was withdrawn already',
  },
  'day-before-birth': { status: 400, zh: '不能早于出生之日', en: 'Not before the day of birth' },
  'day-before-consent': { status: 400, zh: '不能早于同意之日', en: 'Not before the day of the consent' },
  'same-person': { status: 400, zh: '请选择两份不同的档案', en: 'Choose two different files' },
  'already-merged': { status: 409, zh: '其中一份档案已经合并', en: 'One of the files is merged already' },
  'already-undone': { status: 409, zh: '这次合并已经撤销', en: 'This merge was taken back already' },
  'later-merge-stands': {
    status: 409,
    zh: '之后又有合并，请先撤销后来的那次',
    en: 'A later merge stands on this one; take that back first',
  },
  'import-not-open': {
    status: 409,
    zh: '导入正在进行或已经结束，现在不能修改',
    en: 'The import is under way or over and cannot be changed now',
  },
  'import-not-applied': {
    status: 409,
    zh: '导入还没有写入，没有可撤销的内容',
    en: 'Nothing was taken in yet',
  },
  'columns-not-found': {
    status: 422,
    zh: '没有找到台账的标题行（至少要有“姓名”一列）',
    en: 'No row of titles was found; a ledger has at least a column 姓名',
  },
  'import-broken': {
    status: 500,
    zh: '导入没有完成，数据没有改变；请把导入编号告诉管理员',
    en: 'The import did not finish and changed nothing; tell the administrator its id',
  },
  'mapping-without-name': {
    status: 400,
    zh: '每张要导入的表都要指明哪一列是姓名',
    en: 'Say for each sheet which column holds the name',
  },
  'timeline-period-reversed': {
    status: 400,
    zh: '结束日期不能早于开始日期',
    en: 'The period ends before it begins',
  },
  'relative-not-found': { status: 404, zh: '没有找到这位家庭成员', en: 'No such member of the family' },
  'relative-years-reversed': {
    status: 400,
    zh: '去世年份不能早于出生年份',
    en: 'Nobody dies before the year of birth',
  },
  'relation-days-reversed': {
    status: 400,
    zh: '结束日期不能早于开始日期',
    en: 'A tie cannot end before it begins',
  },
  'relation-outside-family': {
    status: 409,
    zh: '两人中至少要有一人已在这个家庭结构图里',
    en: 'At least one of the two must be in this family already',
  },
  'relation-with-oneself': { status: 400, zh: '请选择两个不同的人', en: 'Choose two different people' },
  'relation-known': {
    status: 409,
    zh: '两人之间已经登记了这种关系，请更正原记录',
    en: 'This tie is recorded already; correct that record',
  },
  'relation-in-a-circle': {
    status: 409,
    zh: '长辈不能同时是自己晚辈的后代',
    en: 'Nobody descends from an own descendant',
  },
  'relation-ages': {
    status: 409,
    zh: '长辈的出生年份应早于晚辈',
    en: 'The elder of the two must be born before the younger',
  },
  'relation-not-current': {
    status: 409,
    zh: '这条关系已被更正或撤销',
    en: 'This tie was corrected or taken out already',
  },
} as const satisfies ErrorTable
