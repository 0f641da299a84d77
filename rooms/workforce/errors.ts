import type { ErrorTable } from '../../kernel/contract.ts'

export const workforceErrors = {
  'worker-already-registered': {
    status: 409,
    zh: '这个证件号的社工已在名册中',
    en: 'A worker with this identity number is on the register already',
  },
  'certificate-already-registered': {
    status: 409,
    zh: '这个级别和编号的证书已登记',
    en: 'A certificate of this level and number is registered already',
  },
  'post-place-outside-scope': {
    status: 422,
    zh: '岗位所在地不在您的工作范围内',
    en: 'That place of work is outside your area',
  },
  'period-ends-before-it-starts': {
    status: 400,
    zh: '结束日期早于开始日期',
    en: 'The end is before the beginning',
  },
  'registration-not-whole': {
    status: 400,
    zh: '登记起止日期需要同时填写',
    en: 'A registration has both a beginning and an end',
  },
  'registration-before-certificate': {
    status: 400,
    zh: '登记日期早于证书取得日期',
    en: 'The registration is earlier than the certificate',
  },
  'registration-overlaps': {
    status: 409,
    zh: '与这份证书的另一次登记时间重叠',
    en: 'It overlaps another registration of this certificate',
  },
  'diploma-not-whole': {
    status: 400,
    zh: '毕业证书的日期和编号需要同时填写',
    en: 'A diploma has both a day and a number',
  },
  'diploma-already-registered': {
    status: 409,
    zh: '这个编号的毕业证书已登记',
    en: 'A diploma of this number is registered already',
  },
  'invoice-already-registered': {
    status: 409,
    zh: '这张票据已登记，不能重复使用',
    en: 'This invoice is registered already and cannot be used again',
  },
  'invoice-already-withdrawn': {
    status: 409,
    zh: '这张票据已经撤销',
    en: 'This invoice was withdrawn before',
  },
  'withdrawal-not-whole': {
    status: 400,
    zh: '撤销日期和原因需要同时填写',
    en: 'A withdrawal has both a day and a reason',
  },
  'credit-already-withdrawn': {
    status: 409,
    zh: '这笔学时已经撤销',
    en: 'These credit hours were withdrawn before',
  },
  'credit-of-training': {
    status: 422,
    zh: '培训产生的学时请在培训记录中更正',
    en: 'Hours that a training gave are corrected in the training',
  },
  'practicum-place-not-fit': {
    status: 400,
    zh: '实习机构应为社会工作服务机构或社会工作协会',
    en: 'A practicum is in an agency or an association of social work',
  },
  'practicum-account-unknown': {
    status: 400,
    zh: '这个账号不是该机构的，或没有相应权限',
    en: 'This account is not the agency’s, or lacks the right for it',
  },
  'practicum-supervisor-is-student': {
    status: 400,
    zh: '督导和实习生应为两个账号',
    en: 'Student and supervisor are two accounts',
  },
  'practicum-supervisor-logs-not': {
    status: 403,
    zh: '签字的督导不录入时数，请由实习生或机构其他人员录入',
    en: 'Who signs logs no hours: the student or somebody else of the agency does',
  },
  'practicum-outside-placement': {
    status: 400,
    zh: '日期不在实习期内',
    en: 'This day is outside the placement',
  },
  'practicum-day-already-logged': {
    status: 409,
    zh: '这一天已有记录，如有误请更正',
    en: 'This day is logged already; correct it if it is wrong',
  },
  'practicum-day-too-long': {
    status: 400,
    zh: '同一天各机构时数合计超过 24 小时',
    en: 'The hours of this day in all agencies are more than 24',
  },
  'practicum-line-not-standing': {
    status: 409,
    zh: '这条记录已更正、待更正签字或已作废',
    en: 'This line was corrected, waits for a correction’s signature, or is void',
  },
  'practicum-signed-by-another': {
    status: 403,
    zh: '只有登记的督导可以签字',
    en: 'Only the supervisor of the placement signs',
  },
  'practicum-own-line': {
    status: 403,
    zh: '不能给自己录入的记录签字',
    en: 'Nobody signs a line of one’s own hand',
  },
  'practicum-nothing-signed': {
    status: 409,
    zh: '这段时间没有已签字的时数',
    en: 'No hours of this period are signed',
  },
  'day-still-to-come': { status: 400, zh: '日期不能晚于今天', en: 'This day is still to come' },
  'sheet-without-names': {
    status: 422,
    zh: '没有找到“姓名”列，请使用模板',
    en: 'There is no column “姓名” (name); please use the template',
  },
  'checklist-needs-a-county': {
    status: 400,
    zh: '请选择一个区县或其下的乡镇、村',
    en: 'Choose a county, or a town or village in one',
  },
  'checklist-unknown': { status: 404, zh: '这里没有这份清单', en: 'There is no such checklist here' },
  'handover-settled': { status: 409, zh: '这次交接已经处理', en: 'This handover is settled already' },
  'handover-without-successor': {
    status: 409,
    zh: '还没有登记新的村党支部书记，请先在社工名册中登记',
    en: 'No new secretary is registered yet: register the post first',
  },
  'handover-before-post': {
    status: 400,
    zh: '交接日期须晚于原岗位开始日期，且不早于新书记到任日期',
    en: 'The day must be after the old post began, and not before the secretary took office',
  },
} as const satisfies ErrorTable
