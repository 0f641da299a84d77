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
  'too-many-pins': {
    status: 409,
    zh: '最多固定 {maximum} 张图表，请先取消一些',
    en: 'At most {maximum} things are pinned; unpin some first',
  },
  'no-parts': { status: 400, zh: '这个统计单位没有这种下级', en: 'This node has no such parts' },
  'denominator-unknown': { status: 400, zh: '没有这种分母', en: 'There is no such denominator' },
  'denominator-division-unknown': {
    status: 400,
    zh: '没有这个区划，或者它在这一天无效',
    en: 'There is no such division on that day',
  },
  'denominator-already': {
    status: 409,
    zh: '这个区划这一天的数已经申报过，如有错误请先撤回',
    en: 'That number was already declared for the division and day; withdraw it first if it is wrong',
  },
  'denominator-in-future': {
    status: 400,
    zh: '数据日期不能晚于今天',
    en: 'The day of the number cannot lie in the future',
  },
  'denominator-withdrawn': { status: 409, zh: '这个数已经撤回', en: 'This number was already withdrawn' },
  'denominator-no-table': {
    status: 400,
    zh: '没有找到表头：需要“区划代码”“数据日期”“数值”“来源”四列',
    en: 'No table found: it needs the columns division code, day, value and source',
  },
  'denominator-too-many-rows': {
    status: 400,
    zh: '一次最多导入 {maximum} 行',
    en: 'At most {maximum} rows at a time',
  },
  'target-parent-unknown': { status: 400, zh: '没有找到上级目标', en: 'The target above was not found' },
  'target-class-needs-village': {
    status: 400,
    zh: '只有村级单位才分类别',
    en: 'Only village-level units have a class',
  },
  'target-coverage-needs-level': {
    status: 400,
    zh: '覆盖率目标要说明统计哪一级区划',
    en: 'A coverage target must say of which level',
  },
  'target-needs-since': {
    status: 400,
    zh: '这项指标不是期末数，请填写从哪一天起累计（某月1日）',
    en: 'This measure is no stock: say from which first of a month on it is counted',
  },
  'target-stock-no-since': { status: 400, zh: '期末数没有起算日', en: 'A stock has no beginning' },
  'target-stock-only': {
    status: 400,
    zh: '拆分和“仅本级”只用于期末数',
    en: 'A split, or the division’s own only, goes with a stock',
  },
  'target-not-a-percentage': {
    status: 400,
    zh: '覆盖率应在 0 到 100 之间',
    en: 'A coverage lies between 0 and 100',
  },
  'target-days-out-of-order': { status: 400, zh: '日期应由早到晚', en: 'The days must be in order' },
  'target-baseline-of-each': {
    status: 400,
    zh: '逐个要求的目标没有统一的基数',
    en: 'A target of each division has no baseline',
  },
  'target-level-not-below': {
    status: 400,
    zh: '统计的级别应在目标所在区划之内',
    en: 'The level must lie inside the division',
  },
  'target-other-province': {
    status: 409,
    zh: '目标不能改到外省',
    en: 'A target cannot move to another province',
  },
  'target-asks-no-places': {
    status: 400,
    zh: '这项目标只看总数，没有分单位名单',
    en: 'This target asks of the whole and has no list of divisions',
  },
  'split-not-whole': {
    status: 400,
    zh: '只有按总数考核的目标可以分解',
    en: 'Only a target of the whole can be split',
  },
  'split-not-a-child': {
    status: 400,
    zh: '{division} 不是直接下级区划',
    en: '{division} is not a division right below',
  },
  'split-twice': { status: 400, zh: '{division} 出现了两次', en: '{division} stands twice' },
  'split-does-not-add-up': {
    status: 409,
    zh: '截至{by}各下级合计 {sum}，与目标 {number} 不符；如确需如此请写明原因',
    en: 'By {by} the parts add up to {sum}, the target is {number}; give a reason if that is meant',
  },
  'split-day-unknown': {
    status: 400,
    zh: '目标没有{by}这一期要求',
    en: 'The target asks nothing by {by}',
  },
  'split-already': {
    status: 409,
    zh: '{division} 已有这项目标的分解，请直接修改',
    en: '{division} already has its part of this target; change that one',
  },
} as const satisfies ErrorTable
