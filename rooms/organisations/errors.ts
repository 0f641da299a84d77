import type { ErrorTable } from '../../kernel/contract.ts'

export const organisationsErrors = {
  'unified-credit-code-length': {
    status: 400,
    zh: '统一社会信用代码应为 18 位',
    en: 'A unified social credit code has 18 characters',
  },
  'unified-credit-code-characters': {
    status: 400,
    zh: '统一社会信用代码中有不允许的字符（不含 I、O、S、V、Z，第 3 至 8 位为数字）',
    en: 'The credit code has a character that none has: no I, O, S, V, Z; characters 3 to 8 are digits',
  },
  'unified-credit-code-organisation-check': {
    status: 400,
    zh: '统一社会信用代码第 9 至 17 位（主体标识码）校验不符，请核对',
    en: 'Characters 9 to 17 of the credit code do not add up; please check them',
  },
  'unified-credit-code-check': {
    status: 400,
    zh: '统一社会信用代码的校验码不符，请核对每一位',
    en: 'The check character of the credit code does not fit; please check every character',
  },
  'credit-code-already-registered': {
    status: 409,
    zh: '这个统一社会信用代码已登记：{name}',
    en: 'This credit code is registered already: {name}',
  },
  'organisation-already-registered': {
    status: 409,
    zh: '同一地区已有同名机构，没有重复登记',
    en: 'An organisation of this name is registered there already; it was left out',
  },
  'day-in-the-future': { status: 400, zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'dissolved-before-established': {
    status: 400,
    zh: '注销日期不能早于成立日期',
    en: 'It cannot be dissolved before it was established',
  },
  'closed-before-opened': {
    status: 400,
    zh: '关闭日期不能早于启用日期',
    en: 'It cannot be closed before it was opened',
  },
  'organisation-other-province': {
    status: 422,
    zh: '不能改到其他省份，请在那里另行登记',
    en: 'It cannot move to another province; register it there',
  },
  'organisation-not-found': {
    status: 422,
    zh: '没有找到这个机构，请从名册中选择',
    en: 'There is no such organisation; please choose one from the register',
  },
  'link-already-recorded': {
    status: 409,
    zh: '这个站点已经登记过这一关系',
    en: 'This station has recorded that already',
  },
  'link-before-established': {
    status: 422,
    zh: '日期早于该组织的成立日期',
    en: 'The day is earlier than the organisation itself',
  },
  'link-not-standing': {
    status: 409,
    zh: '这条记录已撤销或已结束',
    en: 'This record was withdrawn or has ended',
  },
  'link-not-operating': {
    status: 422,
    zh: '只有承接运营可以填写结束日期；动员、孵化登记有误时请撤销',
    en: 'Only operating has an end; a mobilisation or incubation recorded in error is withdrawn',
  },
} as const satisfies ErrorTable
