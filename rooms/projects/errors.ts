import type { ErrorTable } from '../../kernel/contract.ts'

/** Why this room refuses something. */
export const projectsErrors = {
  'list-station-unknown': {
    status: 400,
    zh: '没有找到站点，或者您无权查看',
    en: 'The station was not found, or is not yours to see',
  },
  'list-whole-months': {
    status: 400,
    zh: '起止日期应为某月1日至某月最后一天，完成量按月统计',
    en: 'A list runs from the first of a month to the last of one: figures stand by month',
  },
  'list-ends-before-it-begins': { status: 400, zh: '结束日期早于开始日期', en: 'It ends before it begins' },
  'list-too-long': {
    status: 400,
    zh: '一份清单最长 {maximum} 个月',
    en: 'A list runs {maximum} months at most',
  },
  'line-measure-unknown': { status: 400, zh: '没有这项指标', en: 'There is no such measure' },
  'line-measure-is-stock': {
    status: 400,
    zh: '这项指标是期末数或比率，不能作为服务量',
    en: 'That measure is a stock or a ratio, and cannot be delivered',
  },
  'line-split-unknown': { status: 400, zh: '这项指标不能这样拆分', en: 'That measure is not split that way' },
  'line-split-value-unknown': {
    status: 400,
    zh: '这种拆分没有这个取值',
    en: 'That split has no such value',
  },
  'line-needs-both-splits': {
    status: 400,
    zh: '拆分要同时填写方式和取值',
    en: 'A split needs both its kind and its value',
  },
  'list-not-draft': { status: 409, zh: '清单已经生效', en: 'The list is in force already' },
  'list-not-in-force': { status: 409, zh: '清单没有生效', en: 'The list is not in force' },
  'list-closed': {
    status: 409,
    zh: '清单已经结束，不能修改',
    en: 'The list is closed and cannot be changed',
  },
  'list-reason-missing': {
    status: 400,
    zh: '清单已生效，修改要写明原因',
    en: 'The list is in force: a change needs its reason',
  },
  'list-station-fixed': {
    status: 409,
    zh: '清单生效后不能更换站点',
    en: 'A list in force stays with its station',
  },
} as const satisfies ErrorTable
