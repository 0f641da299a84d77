import type { View } from '../view.ts'
import { text } from './columns.ts'

/**
 * Volunteers as changes: linked (+1), left (-1); a registration takes one from the unregistered and adds one to the
 * registered, so that the registered are never more than all (7.1).
 */
export const volunteers: View = {
  name: 'figures_volunteer_flow',
  title: { zh: '志愿者', en: 'Volunteers' },
  record: 'volunteer',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    change: { kind: 'integer' },
    registration: text({
      registered: { zh: '已注册', en: 'Registered' },
      unregistered: { zh: '未注册', en: 'Not registered' },
    }),
    event: text({
      linked: { zh: '链接', en: 'Linked' },
      registration: { zh: '注册变化', en: 'Registration' },
      left: { zh: '退出', en: 'Left' },
    }),
  },
  splits: {
    registration: { column: 'registration', kind: 'value', title: { zh: '注册情况', en: 'Registration' } },
  },
  things: {
    volunteer: {
      key: 'volunteer',
      numbered: false,
      title: { zh: '志愿者', en: 'Volunteer' },
      record: 'volunteer',
    },
  },
}
