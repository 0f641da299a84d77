import type { ErrorTable } from '../../kernel/contract.ts'

/** Why this room refuses something. */
export const reportsErrors = {
  'report-not-known': { status: 400, zh: '没有这种报表', en: 'There is no such report' },
  'report-already-there': {
    status: 409,
    zh: '这个单位本月的报表已经有了',
    en: 'This month already has its report',
  },
  'report-month-not-over': { status: 409, zh: '这个月还没有结束，不能上报', en: 'The month is not over yet' },
  'report-not-open': {
    status: 409,
    zh: '报表已上报，不能修改',
    en: 'The report has been sent and cannot be changed',
  },
  'report-not-sent': { status: 409, zh: '报表还没有上报', en: 'The report has not been sent' },
  'report-own': {
    status: 403,
    zh: '不能审核自己上报的报表',
    en: 'Nobody reviews a report that he sent himself',
  },
  'report-not-complete': {
    status: 409,
    zh: '还有检查没有通过，请先处理：{found}',
    en: 'Some checks do not pass yet: {foundEn}',
  },
  'report-not-accepted': {
    status: 409,
    zh: '只有已通过的报表可以修订',
    en: 'Only an accepted report is revised',
  },
  'figures-not-settled': {
    status: 409,
    zh: '还有刚录入的记录正在统计，请稍候再上报',
    en: 'Records just written are still being counted; send it again in a moment',
  },
  'report-unchanged': {
    status: 409,
    zh: '数据没有变化，不需要修订',
    en: 'No figure has changed; there is nothing to revise',
  },
  'cell-unknown': { status: 400, zh: '报表里没有这一格', en: 'The report has no such cell' },
  'text-unknown': { status: 400, zh: '报表里没有这一项文字', en: 'The report has no such text' },
  'version-unknown': { status: 404, zh: '没有这个版本', en: 'There is no such version' },
  'text-names-someone': {
    status: 422,
    zh: '文字里有{found}，公开文字中不能出现',
    en: 'The text holds {foundEn}, which a published text never does',
  },
  'text-names-person': {
    status: 422,
    zh: '文字里有在册人员的姓名：{found}。请删去或改写；如果在这里不是人名，请在“不是人名”中注明',
    en: 'The text holds the name of someone on the register: {found}. Take it out, or say under “no names” that it names nobody here',
  },
  'month-not-valid': { status: 400, zh: '月份应为 2023-05 这样的格式', en: 'Write the month as 2023-05' },
  'paragraph-unknown': { status: 400, zh: '没有这种段落', en: 'There is no such paragraph' },
  'start-missing': {
    status: 409,
    zh: '累计数必须写明从哪个月开始，请先选择起始月份',
    en: 'A cumulative figure names the month it starts from; choose it first',
  },
  'start-after-end': { status: 400, zh: '起始月份晚于截止月份', en: 'The start is later than the end' },
  'issue-published': { status: 409, zh: '这一期已经定稿', en: 'This issue is already final' },
} as const satisfies ErrorTable
