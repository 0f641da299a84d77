import type { Standing } from '../../../platform/server/command.ts'
import type { SheetColumn, TakenList } from '../../documents/server/index.ts'
import type { NeedFilters } from '../contract/screenings.ts'
import { needItems, needKinds, urgencies } from '../domain/needs.ts'
import { closings, needStates, performers, tiers } from '../domain/pipeline.ts'
import { type NeedAnswer, needAnswers } from './need-answers.ts'
import { listNeeds, type NeedRow, needKey } from './need-store.ts'
import type { ConsortiumNeighbours } from './neighbours.ts'

const columns: readonly SheetColumn<NeedAnswer>[] = [
  { title: { zh: '对象', en: 'Client' }, kind: 'text', width: 12, value: (need) => need.personName },
  { title: { zh: '站点', en: 'Station' }, kind: 'text', width: 28, value: (need) => need.stationName },
  { title: { zh: '村（社区）', en: 'Community' }, kind: 'text', width: 16, value: (need) => need.place },
  {
    title: { zh: '需求类型', en: 'Kind' },
    kind: 'text',
    width: 10,
    value: (need, l) => needKinds[need.kind][l],
  },
  { title: { zh: '需求', en: 'Need' }, kind: 'text', width: 18, value: (need, l) => needItems[need.item][l] },
  {
    title: { zh: '缓急', en: 'Urgency' },
    kind: 'text',
    width: 10,
    value: (need, l) => urgencies[need.urgency][l],
  },
  {
    title: { zh: '状态', en: 'State' },
    kind: 'text',
    width: 10,
    value: (need, l) => needStates[need.state][l],
  },
  { title: { zh: '层级', en: 'Tier' }, kind: 'text', width: 12, value: (need, l) => tiers[need.tier][l] },
  { title: { zh: '筛查日期', en: 'Found' }, kind: 'day', width: 12, value: (need) => need.foundOn },
  { title: { zh: '匹配的资源', en: 'Matched with' }, kind: 'text', width: 28, value: (need) => need.offer },
  {
    title: { zh: '承办', en: 'Carried out by' },
    kind: 'text',
    width: 18,
    value: (need, l) => need.performerName ?? (need.performer ? performers[need.performer][l] : null),
  },
  { title: { zh: '期限', en: 'Due' }, kind: 'day', width: 12, value: (need) => need.dueOn },
  { title: { zh: '提供日期', en: 'Delivered' }, kind: 'day', width: 12, value: (need) => need.deliveredOn },
  {
    title: { zh: '办结原因', en: 'Closed because' },
    kind: 'text',
    width: 16,
    value: (need, l) => (need.closeReason ? closings[need.closeReason][l] : null),
  },
]

/** The needs of a filter; their texts stay inside. */
export const takenNeeds = (
  standing: Standing,
  neighbours: ConsortiumNeighbours,
  filter: NeedFilters,
): TakenList<NeedRow, NeedAnswer> => ({
  name: { zh: '需求清单', en: 'Needs' },
  columns,
  rows: (tx, page) => listNeeds(tx, standing.scope, filter, page),
  keyOf: needKey,
  lines: (tx, rows) => needAnswers(tx, standing, neighbours, rows),
})
