import type { Words } from '../../../kernel/contract.ts'
import type { Column, View } from './view.ts'

type Values = Readonly<Record<string, Words>>

const text = (values: Values): Column => ({ kind: 'text', values })
const integer = (values: Values): Column => ({ kind: 'integer', values })

const categories: Column = { kind: 'list', sensitive: true }

const category = { column: 'categories', kind: 'set', title: { zh: '类别', en: 'Category' } } as const

/** Visits, one row a served person and visit, published by the room `activities` (words of form 5.2). */
const visits: View = {
  name: 'figures_visit',
  title: { zh: '走访', en: 'Visits' },
  record: 'visit',
  day: 'visited_on',
  columns: {
    visited_on: { kind: 'day' },
    categories,
    minutes: { kind: 'integer' },
    urgency: integer({
      '0': { zh: '一般', en: 'Ordinary' },
      '1': { zh: '较急', en: 'Rather urgent' },
      '2': { zh: '紧急', en: 'Urgent' },
    }),
    household_visit: { kind: 'key' },
    follow_up: { kind: 'boolean' },
    handled: {
      kind: 'list',
      values: {
        policy: { zh: '政策讲解', en: 'Policy explained' },
        goods: { zh: '物资', en: 'Goods given' },
        company: { zh: '陪伴', en: 'Company' },
        referral: { zh: '转介', en: 'Referral' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    method: text({
      home: { zh: '入户', en: 'At home' },
      telephone: { zh: '电话', en: 'Telephone' },
      video: { zh: '视频', en: 'Video' },
      outside: { zh: '院外', en: 'Outside' },
      school: { zh: '校访', en: 'School' },
    }),
    purpose: text({
      first: { zh: '首访', en: 'First visit' },
      routine: { zh: '常规', en: 'Routine' },
      festival: { zh: '节日慰问', en: 'Festival greeting' },
      risk: { zh: '风险', en: 'Risk' },
      'follow-up': { zh: '回访', en: 'Follow-up' },
    }),
    seen: text({
      person: { zh: '本人', en: 'The person' },
      family: { zh: '家属', en: 'Family' },
      neighbour: { zh: '邻居', en: 'Neighbour' },
      nobody: { zh: '无人', en: 'Nobody' },
    }),
  },
  splits: {
    category,
    method: { column: 'method', kind: 'value', title: { zh: '走访方式', en: 'Method' } },
    purpose: { column: 'purpose', kind: 'value', title: { zh: '走访类型', en: 'Purpose' } },
    seen: { column: 'seen', kind: 'value', title: { zh: '见到的人', en: 'Who was seen' } },
    urgency: { column: 'urgency', kind: 'value', title: { zh: '紧急程度', en: 'Urgency' } },
  },
  things: {
    // The survivor's number of a merge, so that a person with two files is one.
    person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } },
    // Someone on file without a household lives in one all the same.
    household: {
      key: 'household',
      otherwise: 'person_ordinal',
      numbered: false,
      title: { zh: '户', en: 'Household' },
    },
  },
}

/**
 * The register as changes, kept from what the room `people` publishes and cut at every change of category: a stay
 * begins (+1), categories change (-1 under the old set, +1 under the new), the stay ends (-1).
 */
const register: View = {
  name: 'figures_register_flow',
  recountedFrom: 'register_flow',
  title: { zh: '建档', en: 'Register' },
  record: 'registration',
  day: 'day',
  columns: {
    day: { kind: 'day' },
    categories,
    change: { kind: 'integer' },
    // GB/T 2261.1
    sex: integer({
      '1': { zh: '男', en: 'Male' },
      '2': { zh: '女', en: 'Female' },
      '0': { zh: '未知', en: 'Not known' },
      '9': { zh: '未说明', en: 'Not stated' },
    }),
    event: text({
      registered: { zh: '首次建档', en: 'First registration' },
      came: { zh: '转入或恢复', en: 'Came or came back' },
      left: { zh: '离开', en: 'Left' },
      category: { zh: '类别变化', en: 'Change of category' },
    }),
  },
  splits: {
    category,
    sex: { column: 'sex', kind: 'value', title: { zh: '性别', en: 'Sex' } },
  },
  things: { person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } } },
}

/** All published views by name. */
export const views: Readonly<Record<string, View>> = { [visits.name]: visits, [register.name]: register }

export function viewOf(name: string): View {
  const view = views[name]
  if (!view) throw new Error(`no view ${name}`)
  return view
}
