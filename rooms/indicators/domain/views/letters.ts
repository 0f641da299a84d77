import type { View } from '../view.ts'
import { text, type Values } from './columns.ts'

const ways: Values = { paper: { zh: '纸质', en: 'On paper' }, online: { zh: '网上', en: 'Online' } }

const bands: Values = {
  'lower-primary': { zh: '小学1–3年级', en: 'Primary 1–3' },
  'upper-primary': { zh: '小学4–6年级', en: 'Primary 4–6' },
  junior: { zh: '初中', en: 'Junior secondary' },
  senior: { zh: '高中', en: 'Senior secondary' },
  unknown: { zh: '没有说', en: 'Not said' },
}

const byWay = { column: 'way', kind: 'value', title: { zh: '来信方式', en: 'How it came' } } as const
const byBand = { column: 'grade_band', kind: 'value', title: { zh: '学段', en: 'Grade band' } } as const

/** Letters to campus mailboxes (S2). Nothing of what they say is published, and no sign of danger. */
export const letters: View = {
  name: 'figures_letter',
  title: { zh: '来信', en: 'Letters' },
  record: 'letter',
  labelled: true,
  day: 'received_on',
  columns: {
    received_on: { kind: 'day', title: { zh: '来信日期', en: 'Day' } },
    way: text(ways),
    grade_band: text(bands),
  },
  splits: { way: byWay, grade_band: byBand },
  things: {},
}

/** Letters that were answered, on the day of the first answer. */
export const letterAnswers: View = {
  name: 'figures_letter_answer',
  title: { zh: '回信', en: 'Letters answered' },
  record: 'letter',
  labelled: true,
  day: 'answered_on',
  columns: {
    answered_on: { kind: 'day', title: { zh: '回信日期', en: 'Day' } },
    in_time: { kind: 'boolean', title: { zh: '按时回复', en: 'In time' } },
    way: text(ways),
    grade_band: text(bands),
  },
  splits: { way: byWay, grade_band: byBand },
  things: {},
}

/** Sessions of individual counselling; a pupil is told apart within the station, by code name or file. */
export const counselling: View = {
  name: 'figures_counselling',
  title: { zh: '个性化辅导', en: 'Individual counselling' },
  record: 'counselling',
  labelled: true,
  day: 'held_on',
  columns: {
    held_on: { kind: 'day', title: { zh: '辅导日期', en: 'Day' } },
    topic: text({
      study: { zh: '学习压力', en: 'Pressure of school' },
      peers: { zh: '人际关系', en: 'Friends and classmates' },
      family: { zh: '亲子关系', en: 'Parents and home' },
      emotion: { zh: '情绪困扰', en: 'Feelings' },
      'growing-up': { zh: '青春期成长', en: 'Growing up' },
      boarding: { zh: '寄宿想家', en: 'Boarding and homesickness' },
      other: { zh: '其他', en: 'Other' },
    }),
    way: text(
      {
        'in-person': { zh: '面谈', en: 'In person' },
        telephone: { zh: '电话', en: 'Telephone' },
        online: { zh: '线上', en: 'Online' },
      },
      { zh: '方式', en: 'How' },
    ),
    grade_band: text(bands),
    minutes: { kind: 'integer' },
  },
  splits: {
    topic: { column: 'topic', kind: 'value', title: { zh: '问题类型', en: 'What it was about' } },
    grade_band: byBand,
  },
  things: {
    pupil: {
      key: 'pupil',
      numbered: false,
      title: { zh: '学生', en: 'Pupil' },
      record: 'pupil',
      label: 'label',
    },
  },
}
