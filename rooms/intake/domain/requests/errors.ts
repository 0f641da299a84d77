import type { ErrorTable } from '../../../../kernel/contract.ts'

/** What can go wrong with requests. */
export const requestErrors = {
  'request-state-not-fit': {
    status: 409,
    zh: '求助的当前状态不能这样办理',
    en: 'The request cannot be handled this way in its present state',
  },
  'request-needs-protection': {
    status: 422,
    zh: '内容涉及人身危险，先登记已采取的保护措施，或由督导签字说明理由',
    en: 'Somebody may be in danger: record a protective act first, or have a supervisor sign why none is needed',
  },
  'request-not-in-danger': {
    status: 422,
    zh: '这件求助没有危险提示，不需要签字',
    en: 'This request bears no sign of danger; there is nothing to sign',
  },
  'request-needs-triage': {
    status: 422,
    zh: '请先初筛：紧急程度、需求类别和危机初筛',
    en: 'Triage it first: urgency, needs and the crisis screen',
  },
  'request-needs-person': {
    status: 422,
    zh: '开立个案或走访前，请先关联或登记服务对象',
    en: 'Link or register the person before it becomes a case or a visit',
  },
  'request-needs-station': {
    status: 422,
    zh: '这件求助还没有站点，请先转到承办站点',
    en: 'No station has this request yet; move it to the one that will handle it',
  },
  'request-place-outside': {
    status: 422,
    zh: '所选地点不在您的范围内',
    en: 'That place is not within your reach',
  },
  'request-place-not-served': {
    status: 422,
    zh: '这里还没有社工站使用本平台，提交了也没有人看到。请拨打 12345，或联系当地村（居）委会、民政部门',
    en: 'No station of that place uses this system, so that nobody would read it. Call 12345, or turn to the village or the civil affairs office there',
  },
  'request-place-too-wide': {
    status: 422,
    zh: '请选到县区、乡镇或村居',
    en: 'Choose a county, town or village',
  },
  'request-time-in-future': { status: 400, zh: '时间不能晚于现在', en: 'The time cannot be later than now' },
  'request-already-there': { status: 422, zh: '已在这个站点', en: 'It is already with that station' },
  'request-other-province': {
    status: 422,
    zh: '不能转到其他省份的站点',
    en: 'A request does not move to another province',
  },
  'request-merges-itself': { status: 422, zh: '不能并入自己', en: 'A request is not merged into itself' },
  'request-owner-not-possible': {
    status: 422,
    zh: '该账号不能承办这件求助',
    en: 'That account cannot take this request',
  },
  'request-without-contact': {
    status: 422,
    zh: '求助人没有留下联系方式',
    en: 'The requester left no way to be reached',
  },
  'request-phone-not-valid': {
    status: 400,
    zh: '电话应为 5 到 20 位数字，可含区号',
    en: 'A phone number has 5 to 20 digits',
  },
} as const satisfies ErrorTable
