import type { ErrorTable } from '../../kernel/contract.ts'
import { communityErrors } from './community-errors.ts'
import { groupErrors } from './domain/groups/group-errors.ts'

export const activitiesErrors = {
  ...communityErrors,
  'visit-in-the-future': {
    status: 400,
    zh: '走访日期不能晚于今天',
    en: 'A visit cannot be later than today',
  },
  'visit-ends-before-it-starts': {
    status: 400,
    zh: '结束时间早于开始时间',
    en: 'The visit ends before it starts',
  },
  'time-not-valid': { status: 400, zh: '时间应为 09:30 这样的格式', en: 'Write the time like 09:30' },
  'follow-up-before-visit': {
    status: 400,
    zh: '跟进期限不能早于走访日期',
    en: 'The follow-up cannot be due before the visit',
  },
  'follow-up-before-record': {
    status: 400,
    zh: '跟进期限不能早于记录日期',
    en: 'The follow-up cannot be due before the day of the record',
  },
  'person-named-twice': {
    status: 400,
    zh: '同一对象出现了两次',
    en: 'The same person is named twice',
  },
  'id-named-twice': { status: 400, zh: '编号重复', en: 'The same id is used twice' },
  'persons-of-several-households': {
    status: 422,
    zh: '一次入户只能记录同一户的对象，请分户填写',
    en: 'One visit is to one household; please record the others on their own',
  },
  'division-outside-scope': {
    status: 422,
    zh: '地点不在您的工作范围内，可留空，按对象居住地统计',
    en: 'That place is outside your area; leave it out to count at the station or where the person lives',
  },
  'photo-not-found': {
    status: 422,
    zh: '照片没有上传成功或已用于其他记录，请重新上传',
    en: 'A photo was not uploaded, or is part of another record; please upload it again',
  },
  'visit-already-corrected': {
    status: 409,
    zh: '这条记录已被更正或撤销，请对最新的记录操作',
    en: 'This record was already corrected or withdrawn; work on the latest one',
  },
  'visit-is-reversal': {
    status: 409,
    zh: '冲销记录不能再更正',
    en: 'A reversing record is not corrected itself',
  },
  'trip-differs': {
    status: 422,
    zh: '这次走访的日期或站点与所选的同行记录不一致',
    en: 'The trip has another day or station than this record',
  },
  'correction-not-permitted': {
    status: 403,
    zh: '录入七天内可由本人更正，之后请由有更正权限的人员处理',
    en: 'One corrects one’s own record for seven days; after that someone with the right to correct does',
  },
  'faces-not-blurred': {
    status: 422,
    zh: '照片中的人脸没有处理，不能对外使用',
    en: 'Faces on this photo are not blurred; it cannot be published',
  },
  'media-consent-missing': {
    status: 422,
    zh: '缺少服务对象（未成年人还须监护人）对公开使用的同意',
    en: 'Consent to publish is missing, of the person or, for a minor, also of the guardian',
  },
  ...groupErrors,
  'record-already-taken-out': {
    status: 409,
    zh: '这条记录已被更正或撤销',
    en: 'This record was corrected or withdrawn before',
  },
  'record-in-the-future': {
    status: 400,
    zh: '日期不能晚于今天',
    en: 'The day cannot be later than today',
  },
  'ends-before-it-starts': {
    status: 400,
    zh: '结束早于开始',
    en: 'The end is before the beginning',
  },
  'length-missing': {
    status: 400,
    zh: '请填写起止时间或时长',
    en: 'Give the times or the length',
  },
  'member-not-found': {
    status: 422,
    zh: '名册中没有找到这名人员，或者您无权查看，可直接填写姓名',
    en: 'This worker is not on the register, or not yours to see; write the name instead',
  },
  'name-or-member-missing': {
    status: 400,
    zh: '请从名册选择或填写姓名',
    en: 'Choose from the register or write a name',
  },
  'signature-of-another': {
    status: 422,
    zh: '账号确认须由本人登录并输入自己的姓名；他人签名请选“纸质签名”',
    en: 'A confirmation by account is typed by the person signed in, with the own name; for others note the paper',
  },
} as const satisfies ErrorTable
