import type { ErrorTable } from '../../kernel/contract.ts'

export const lettersErrors = {
  'letter-code-unknown': {
    status: 404,
    zh: '没有找到这个读信码，请对照纸条再输一次',
    en: 'This code was not found; look at your slip and type it again',
  },
  'mailbox-closed': { status: 409, zh: '这个信箱现在不收信', en: 'This mailbox takes no letters now' },
  'mailbox-full': {
    status: 429,
    zh: '今天的信太多了，请明天再写；急事请打电话',
    en: 'There are too many letters today; write tomorrow, or call if it is urgent',
  },
  'mailbox-waiting': {
    status: 409,
    zh: '信箱里还有没有回复的信，不能停用',
    en: 'There are letters to be answered in this mailbox; it cannot be closed',
  },
  'letter-empty': { status: 400, zh: '请录入来信内容或附上照片', en: 'Type the letter or add a photo of it' },
  'files-not-found': {
    status: 422,
    zh: '照片没有上传成功，请重新上传',
    en: 'A photo did not arrive; upload it again',
  },
  'letter-withdrawn': { status: 409, zh: '这封来信已撤销', en: 'The letter was withdrawn' },
  'letter-closed': { status: 409, zh: '这封来信已办结', en: 'The letter is closed' },
  'letter-not-answered': { status: 409, zh: '还没有发出回信，不能办结', en: 'No reply was published yet' },
  'letter-needs-safeguarding': {
    status: 409,
    zh: '来信有危险信号，不能只凭回信办结：先登记安全处置',
    en: 'There is a sign of danger: a reply alone does not close it; record what was done for safety first',
  },
  'letter-needs-signature': {
    status: 409,
    zh: '安全处置还没有督导签署，不能办结',
    en: 'A supervisor has not signed what was done for safety',
  },
  'letter-not-withdrawable': {
    status: 409,
    zh: '网上来信、已回复或有危险信号的来信不能撤销',
    en: 'A letter that came online, was answered or has a sign of danger is not withdrawn',
  },
  'letter-day-not-valid': {
    status: 400,
    zh: '日期不能晚于今天，也不能早于开始的那天',
    en: 'The day cannot be later than today, nor before it began',
  },
  'letter-reply-day': {
    status: 400,
    zh: '回信日期不能晚于今天，也不能早于来信',
    en: 'The day of the reply cannot be later than today, nor before the letter',
  },
  'letter-flag-there': {
    status: 409,
    zh: '这种危险信号已经标记',
    en: 'This sign of danger is flagged already',
  },
  'letter-flag-set-aside': { status: 409, zh: '这个信号已经排除', en: 'This flag was set aside already' },
  'letter-flag-not-asked': {
    status: 409,
    zh: '还没有人申请排除这个信号',
    en: 'Nobody has asked to set this flag aside',
  },
  'letter-second-person': { status: 409, zh: '须由另一位工作人员办理', en: 'This takes a second person' },
  'letter-reply-published': { status: 409, zh: '回信已经发出', en: 'The reply is published' },
  'letter-reply-waiting': {
    status: 409,
    zh: '回信正在请人复看，同意后才能发出',
    en: 'The reply waits for its second reader',
  },
  'letter-reply-not-asked': { status: 409, zh: '这封回信没有请人复看', en: 'No second reader was asked for' },
  'letter-case-unknown': {
    status: 400,
    zh: '没有这个编号的个案，或者您看不到它',
    en: 'There is no case of this number that you may see',
  },
  'letter-act-signed': { status: 409, zh: '这项处置已签署', en: 'It is signed already' },
  'school-station-only': { status: 422, zh: '只有学校社工站才能登记', en: 'Only for school stations' },
  'pupil-name-there': {
    status: 409,
    zh: '本站已有同名的学生记录，请换一个代号',
    en: 'There is a pupil of that code name at this station; choose another',
  },
  'pupil-person-there': {
    status: 409,
    zh: '这名服务对象在本站已有辅导记录',
    en: 'This person has a counselling record at this station already',
  },
  'session-withdrawn': { status: 409, zh: '这次辅导已撤销', en: 'This session was withdrawn' },
  'care-task-needs-body': {
    status: 422,
    zh: '交办只能给登记过的机构，且只在转介和治疗这两步',
    en: 'A task goes to a registered body, with a referral or a treatment only',
  },
  'care-step-not-next': {
    status: 409,
    zh: '这一步不能接在上一步之后',
    en: 'This step does not follow the last one',
  },
  'care-step-before-last': {
    status: 400,
    zh: '日期不能早于上一步',
    en: 'The day cannot be before that of the last step',
  },
  'care-treatment-needs-body': {
    status: 400,
    zh: '治疗由站外医疗机构进行，请填写本站和运营机构以外的机构',
    en: 'Treatment is given by a medical body outside; name one that is neither the station nor who runs it',
  },
  'agreement-closed': { status: 409, zh: '协议已结束', en: 'The agreement is closed' },
  'agreement-signed': {
    status: 409,
    zh: '已有人签署，不能再改；需要变动请结束后重新起草',
    en: 'It is signed and is not changed any more; end it and draft another',
  },
  'agreement-not-in-force': {
    status: 409,
    zh: '三方都签署后协议才生效',
    en: 'It is not in force until all three have signed',
  },
  'agreement-not-reviewed': {
    status: 409,
    zh: '还没有回顾过，不能写结果；可选“提前终止”',
    en: 'It was not reviewed yet; only ending early is possible',
  },
  'agreement-parties': {
    status: 400,
    zh: '学生、监护人、教师三方各填一次',
    en: 'Name pupil, guardian and teacher once each',
  },
  'agreement-review-day': {
    status: 400,
    zh: '回顾日期不能早于开始日期',
    en: 'The review cannot be before the beginning',
  },
  'signature-missing': { status: 400, zh: '请手写签名或输入姓名', en: 'Draw the signature or type the name' },
} as const satisfies ErrorTable
