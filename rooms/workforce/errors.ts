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
