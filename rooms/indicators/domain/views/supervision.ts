import type { View } from '../view.ts'
import { text } from './columns.ts'

/** Supervision (5.9), one row a meeting. */
export const supervision: View = {
  name: 'figures_supervision',
  title: { zh: '督导', en: 'Supervision' },
  record: 'supervision',
  labelled: true,
  day: 'held_on',
  columns: {
    held_on: { kind: 'day' },
    minutes: { kind: 'integer' },
    cross_agency: { kind: 'boolean', title: { zh: '跨机构', en: 'Across agencies' } },
    implausible: { kind: 'boolean', title: { zh: '时长可疑', en: 'Doubtful length' } },
    functions: {
      title: { zh: '督导功能', en: 'Functions' },
      kind: 'list',
      values: {
        administrative: { zh: '行政', en: 'Administrative' },
        educational: { zh: '教育', en: 'Educational' },
        supportive: { zh: '支持', en: 'Supportive' },
      },
    },
    form: text({
      individual: { zh: '个别', en: 'Individual' },
      group: { zh: '团体', en: 'Group' },
      peer: { zh: '同辈', en: 'Peer' },
      'on-site': { zh: '现场', en: 'On site' },
    }),
    mode: text({
      'face-to-face': { zh: '面对面', en: 'Face to face' },
      remote: { zh: '线上', en: 'Remote' },
    }),
  },
  splits: {
    form: { column: 'form', kind: 'value', title: { zh: '督导形式', en: 'Form' } },
    mode: { column: 'mode', kind: 'value', title: { zh: '督导方式', en: 'Mode' } },
  },
  things: {},
}
