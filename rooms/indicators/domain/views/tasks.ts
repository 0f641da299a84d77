import type { View } from '../view.ts'
import { text } from './columns.ts'

/**
 * Tasks given to bodies, published by the room `intake`: a row where one was given and a row where it was settled, each in
 * its own month. Rows name the body and no person.
 */
export const tasks: View = {
  name: 'figures_task',
  title: { zh: '交办事项', en: 'Tasks given to bodies' },
  record: 'task',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    event: text(
      {
        given: { zh: '交办', en: 'Given' },
        done: { zh: '办结', en: 'Done' },
        returned: { zh: '退回', en: 'Returned' },
        withdrawn: { zh: '撤回', en: 'Withdrawn' },
      },
      { zh: '环节', en: 'Step' },
    ),
    body: text({
      organisation: { zh: '协作单位', en: 'Partner body' },
      station: { zh: '站点', en: 'Station' },
      account: { zh: '救助顾问', en: 'Relief adviser' },
    }),
    timely: text(
      { 'on-time': { zh: '按期', en: 'On time' }, late: { zh: '逾期', en: 'Late' } },
      { zh: '是否按期', en: 'On time or late' },
    ),
  },
  splits: { body: { column: 'body', kind: 'value', title: { zh: '承办单位类型', en: 'Kind of body' } } },
  things: {},
}
