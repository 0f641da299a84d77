import type { ErrorTable } from '../../kernel/contract.ts'

/** Why this room refuses something. */
export const indicatorsErrors = {
  'node-not-valid': {
    status: 400,
    zh: '统计单位应为区划代码、station:<编号> 或 zone:<编号>',
    en: 'Write the node as a division code, station:<id> or zone:<id>',
  },
  'measure-unknown': { status: 400, zh: '没有这项指标', en: 'There is no such measure' },
  'split-unknown': { status: 400, zh: '这项指标不能这样拆分', en: 'This measure is not split that way' },
  'too-many-months': { status: 400, zh: '一次最多 {maximum} 个月', en: 'At most {maximum} months at a time' },
  'ratio-has-no-records': {
    status: 422,
    zh: '比率由两项指标相除得到，请分别查看这两项指标的记录',
    en: 'A ratio is one measure by another; look at the records of either',
  },
  'no-parts': { status: 400, zh: '这个统计单位没有这种下级', en: 'This node has no such parts' },
} as const satisfies ErrorTable
