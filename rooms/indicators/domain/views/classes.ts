import type { View } from '../view.ts'
import { byCategory, categories, text } from './columns.ts'

/** Sessions of recurring classes that were held. */
export const classSessions: View = {
  name: 'figures_class_session',
  title: { zh: '常设课堂课次', en: 'Class sessions' },
  record: 'class',
  labelled: true,
  day: 'session_on',
  columns: {
    session_on: { kind: 'day', title: { zh: '上课日期', en: 'Day' } },
    minutes: { kind: 'integer' },
    field: text({
      'social-assistance': { zh: '社会救助', en: 'Social assistance' },
      'elder-care': { zh: '养老服务', en: 'Elder care' },
      'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
      'community-building': { zh: '社区建设', en: 'Community building' },
      'social-affairs': { zh: '社会事务', en: 'Social affairs' },
      'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
    }),
  },
  splits: { field: { column: 'field', kind: 'value', title: { zh: '服务领域', en: 'Field' } } },
  things: {},
}

/** Children who came to a session. */
export const classAttendances: View = {
  name: 'figures_class_attendance',
  title: { zh: '常设课堂签到', en: 'Class attendances' },
  record: 'class',
  labelled: true,
  day: 'attended_on',
  columns: {
    attended_on: { kind: 'day', title: { zh: '上课日期', en: 'Day' } },
    categories,
    sex: {
      kind: 'integer',
      values: { '1': { zh: '男', en: 'Male' }, '2': { zh: '女', en: 'Female' } },
    },
    registered: { kind: 'boolean', title: { zh: '已建档', en: 'On file' } },
  },
  splits: {
    category: byCategory,
    sex: { column: 'sex', kind: 'value', title: { zh: '性别', en: 'Sex' } },
  },
  things: {
    // A child without a file is told apart by its place in the class.
    child: {
      key: 'person_ordinal',
      otherwise: 'child',
      numbered: false,
      title: { zh: '儿童', en: 'Child' },
    },
  },
}
