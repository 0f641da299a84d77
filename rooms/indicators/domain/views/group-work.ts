import type { Column, Split, Thing, View } from '../view.ts'
import { byCategory, categories, text } from './columns.ts'
import { fields, serviceTypes } from './service-words.ts'

const kinds = text({
  education: { zh: '教育小组', en: 'Educational' },
  growth: { zh: '成长小组', en: 'Growth' },
  support: { zh: '支持小组', en: 'Support' },
  therapy: { zh: '治疗小组', en: 'Therapeutic' },
  task: { zh: '任务·社区小组', en: 'Task or community' },
})

const columns = { type: kinds, field: fields, service_type: serviceTypes } as const satisfies Record<
  string,
  Column
>

const splits: Record<string, Split> = {
  type: { column: 'type', kind: 'value', title: { zh: '小组性质', en: 'Kind of group' } },
  field: { column: 'field', kind: 'value', title: { zh: '服务领域', en: 'Field' } },
  service_type: { column: 'service_type', kind: 'value', title: { zh: '服务类型', en: 'Type of service' } },
}

const group: Thing = {
  key: 'group_id',
  numbered: false,
  title: { zh: '小组', en: 'Group' },
  label: 'group_name',
  record: 'group',
}

/** Groups as changes: +1 on the day of the first session, -1 on the day of closing (2.2: a group is counted once). */
export const groups: View = {
  name: 'figures_group',
  title: { zh: '小组', en: 'Groups' },
  record: 'group',
  labelled: true,
  day: 'day',
  columns: {
    ...columns,
    day: { kind: 'day' },
    change: { kind: 'integer' },
    event: text({ opened: { zh: '开组', en: 'Opened' }, closed: { zh: '结束', en: 'Closed' } }),
  },
  splits,
  things: { group },
  stockOf: 'group',
}

/** Sessions that were held (节), whoever came. */
export const groupSessions: View = {
  name: 'figures_group_session',
  title: { zh: '小组活动节次', en: 'Group sessions' },
  record: 'group-session',
  labelled: true,
  day: 'held_on',
  columns: {
    ...columns,
    held_on: { kind: 'day' },
    minutes: { kind: 'integer' },
    present: { kind: 'integer' },
    expected: { kind: 'integer' },
  },
  splits,
  things: { group },
}

/** Members who came, one row a member and session (人次). */
export const groupAttendances: View = {
  name: 'figures_group_attendance',
  title: { zh: '小组出席', en: 'Group attendance' },
  record: 'group-attendance',
  day: 'held_on',
  columns: {
    ...columns,
    held_on: { kind: 'day' },
    minutes: { kind: 'integer' },
    categories,
    state: text({ present: { zh: '到', en: 'Present' }, late: { zh: '迟到', en: 'Late' } }),
  },
  splits: { ...splits, category: byCategory },
  things: {
    // The survivor's number of a merge, so that a person with two files is one.
    person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } },
    group,
  },
}
