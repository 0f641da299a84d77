import type { Split, View } from '../view.ts'
import { text } from './columns.ts'

const form = text({
  'in-person': { zh: '集中', en: 'In person' },
  online: { zh: '线上', en: 'Online' },
  visit: { zh: '参访', en: 'Study visit' },
  'case-study': { zh: '案例', en: 'Case study' },
})
const byForm: Split = { column: 'form', kind: 'value', title: { zh: '培训形式', en: 'Form' } }

/** Trainings (5.10), one row each, on their first day. */
export const trainings: View = {
  name: 'figures_training',
  title: { zh: '培训', en: 'Trainings' },
  record: 'training',
  labelled: true,
  day: 'held_on',
  columns: {
    held_on: { kind: 'day' },
    form,
    examination: text(
      {
        none: { zh: '无', en: 'None' },
        written: { zh: '笔试', en: 'Written' },
        practical: { zh: '实操', en: 'Practical' },
        report: { zh: '报告', en: 'Report' },
      },
      { zh: '考核方式', en: 'Examination' },
    ),
    credit_tenths: { kind: 'integer', title: { zh: '学时（十分之一）', en: 'Credit hours (tenths)' } },
    present: { kind: 'integer' },
    cost_fen: { kind: 'integer', title: { zh: '费用（分）', en: 'Cost (fen)' } },
  },
  splits: { form: byForm },
  things: {},
}

/** Who was there, one row a person and training. Someone who is only named is told apart by the line alone. */
export const trainingAttendances: View = {
  name: 'figures_training_attendance',
  title: { zh: '培训出席', en: 'Attendance of trainings' },
  record: 'training',
  labelled: true,
  day: 'held_on',
  columns: {
    held_on: { kind: 'day' },
    form,
    on_register: { kind: 'boolean', title: { zh: '在册人员', en: 'On the register' } },
    credit_tenths: { kind: 'integer', title: { zh: '学时（十分之一）', en: 'Credit hours (tenths)' } },
    examination: text(
      {
        none: { zh: '无', en: 'None' },
        passed: { zh: '合格', en: 'Passed' },
        failed: { zh: '不合格', en: 'Failed' },
      },
      { zh: '考核结果', en: 'Examination' },
    ),
  },
  splits: { form: byForm },
  things: {
    participant: {
      key: 'member',
      otherwise: 'attendance',
      numbered: false,
      title: { zh: '学员', en: 'Participant' },
      record: 'workforce-member',
    },
  },
}
