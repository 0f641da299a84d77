import type { ErrorTable } from '../../kernel/contract.ts'

/** Why this room refuses something. */
export const evaluationErrors = {
  'standard-unknown': { status: 400, zh: '没有这个评估标准', en: 'There is no such standard' },
  'round-months-not-valid': {
    status: 400,
    zh: '起始月份晚于截止月份',
    en: 'The first month is later than the last',
  },
  'round-closed': { status: 409, zh: '这一轮评估已经结束', en: 'This round is closed' },
  'indicator-unknown': { status: 400, zh: '没有这项指标', en: 'There is no such indicator' },
  'indicator-automatic': {
    status: 400,
    zh: '这项指标由系统按数据计分',
    en: 'This indicator is scored from figures',
  },
  'self-by-evaluator': {
    status: 403,
    zh: '评估方不能替站点自评',
    en: 'Who evaluates a station does not give its own points',
  },
  'points-too-many': { status: 400, zh: '最多 {maximum} 分', en: 'At most {maximum} points' },
  'station-not-evaluated': {
    status: 404,
    zh: '这个站点不在本轮评估内',
    en: 'This station is not part of the round',
  },
  'nobody-to-improve': {
    status: 409,
    zh: '这个站点没有可以承担整改的账号',
    en: 'Nobody at the station can take the duty',
  },
  'evaluation-evidence-full': {
    status: 409,
    zh: '一项指标最多提交 {most} 份佐证',
    en: 'An indicator takes at most {most} pieces of evidence',
  },
  'evidence-withdrawn': {
    status: 409,
    zh: '这份佐证已经撤回',
    en: 'This piece of evidence was withdrawn already',
  },
  'link-not-valid': {
    status: 400,
    zh: '链接应为本系统的页面或网址',
    en: 'A link is a page of the product or an address',
  },
} as const satisfies ErrorTable
