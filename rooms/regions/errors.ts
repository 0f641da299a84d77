import type { ErrorTable } from '../../kernel/contract.ts'

export const regionsErrors = {
  'division-not-in-force': {
    status: 409,
    zh: '该区划代码在这一天无效',
    en: 'This division code is not in force on that day',
  },
  'validity-overlaps': {
    status: 409,
    zh: '与已登记的有效期重叠',
    en: 'This overlaps a period that is already registered',
  },
  'nothing-changes': { status: 400, zh: '内容没有变化', en: 'Nothing would change' },
  'division-code-taken': {
    status: 409,
    zh: '这个代码已经使用，本地代码请另选',
    en: 'This code is in use; choose another for a local division',
  },
  'division-code-not-below-parent': {
    status: 400,
    zh: '本地代码必须在上级代码的范围之内',
    en: 'A local code must lie in the range of its parent',
  },
  'division-still-has-children': {
    status: 409,
    zh: '下级区划仍然有效，请先处理下级区划',
    en: 'Divisions below are still in force; deal with them first',
  },
  'parent-not-above': {
    status: 400,
    zh: '上级区划的级别必须高于本级',
    en: 'The parent must be of a higher level',
  },
  'successor-not-in-force': {
    status: 400,
    zh: '承接区划在撤销次日无效',
    en: 'The successor is not in force on the day after',
  },
  'merger-not-same-level': {
    status: 400,
    zh: '只能并入同一县内同级的另一区划',
    en: 'A division is taken into another one of its level in the same county',
  },
  'merger-in-future': {
    status: 400,
    zh: '撤并日期不能晚于今天',
    en: 'The day of a merger cannot be later than today',
  },
  'division-has-stations': {
    status: 409,
    zh: '该区划内还有运行中的站点，请先关闭',
    en: 'Stations are still open there; close them first',
  },
  'merger-already-undone': { status: 409, zh: '这次撤并已经撤销', en: 'This merger was already undone' },
  'merger-built-upon': {
    status: 409,
    zh: '之后又有区划变更，不能再撤销这次撤并',
    en: 'Divisions were changed again since; this merger can no longer be undone',
  },
  'zone-member-outside': {
    status: 400,
    zh: '成员区划不在管理区域所在的区划之内',
    en: 'The member lies outside the division that contains the zone',
  },
  'zone-not-known': { status: 400, zh: '没有这个管理区域', en: 'There is no such managing zone' },
  'station-kind-not-known': { status: 400, zh: '没有这种站点类型', en: 'There is no such kind of station' },
  'station-function-not-known': { status: 400, zh: '没有这项职能', en: 'There is no such function' },
  'station-kind-not-at-level': {
    status: 400,
    zh: '这种站点不能设在该级区划',
    en: 'This kind of station may not stand at this level',
  },
  'station-parent-not-known': {
    status: 400,
    zh: '没有找到上级站点，或者您无权查看',
    en: 'The parent station was not found, or is not yours to see',
  },
  'station-parent-below': {
    status: 400,
    zh: '上级站点不能是本站点或其下级',
    en: 'A station cannot stand under itself or under one below it',
  },
  'station-other-province': {
    status: 409,
    zh: '站点不能迁往外省，请关闭后另行设立',
    en: 'A station cannot move to another province; close it and open another',
  },
  'station-closed': { status: 409, zh: '站点已经关闭', en: 'The station is closed' },
  'station-not-closed': { status: 409, zh: '站点没有关闭', en: 'The station is not closed' },
  'station-closed-before-opened': {
    status: 400,
    zh: '关闭日期早于设立日期',
    en: 'It would close before it opened',
  },
  'evidence-missing': {
    status: 409,
    zh: '“五有”缺 {missing} 项，不能标为实体化运行',
    en: '{missing} of the five haves lack evidence; the station cannot be marked as working in substance',
  },
  'evidence-withdrawn': { status: 409, zh: '这项依据已经撤回', en: 'This evidence was already withdrawn' },
  'evidence-withdrawn-before-held': {
    status: 400,
    zh: '撤回日期早于取得日期',
    en: 'It would be withdrawn before it was held',
  },
  'too-many-days': {
    status: 400,
    zh: '最多计算 {maximum} 个工作日',
    en: 'At most {maximum} working days can be counted',
  },
  'station-room-not-known': { status: 400, zh: '没有这种功能室', en: 'There is no such kind of room' },
  'part-stands-already': {
    status: 409,
    zh: '已经登记，尚未结束',
    en: 'It is recorded already and has not ended',
  },
  'part-not-standing': { status: 409, zh: '没有登记，或者已经结束', en: 'It is not recorded, or has ended' },
  'part-before-station': {
    status: 400,
    zh: '日期早于站点设立日期',
    en: 'The day is before the station was opened',
  },
  'part-in-the-future': { status: 400, zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'part-ends-before-it-begins': { status: 400, zh: '结束日期早于开始日期', en: 'It ends before it begins' },
} as const satisfies ErrorTable
