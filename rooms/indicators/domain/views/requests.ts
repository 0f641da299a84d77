import type { View } from '../view.ts'
import { integer, text } from './columns.ts'

/**
 * Requests for help, published by the room `intake`: a row where one was received and a row where it was decided, each in
 * its own month. What is needed is counted; what was said, and that somebody may be in danger, is in no figure.
 */
export const requests: View = {
  name: 'figures_request',
  title: { zh: '求助', en: 'Requests for help' },
  record: 'request',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    event: text(
      {
        received: { zh: '收到', en: 'Received' },
        accepted: { zh: '受理', en: 'Accepted' },
        referred: { zh: '转介', en: 'Referred' },
        refused: { zh: '不予受理', en: 'Not accepted' },
      },
      { zh: '环节', en: 'Step' },
    ),
    source: text({
      public: { zh: '网上求助', en: 'Public page' },
      hotline: { zh: '热线来电', en: 'Hotline' },
      'walk-in': { zh: '上门来访', en: 'Came in person' },
      found: { zh: '主动发现', en: 'Found by the worker' },
      patrol: { zh: '村居巡查', en: 'Village patrol' },
      survey: { zh: '大排查', en: 'Survey' },
      letter: { zh: '来信', en: 'Letter' },
      department: { zh: '部门转介', en: 'Department' },
      school: { zh: '学校', en: 'School' },
      volunteer: { zh: '志愿者', en: 'Volunteer' },
      other: { zh: '其他', en: 'Other' },
    }),
    urgency: integer({
      '0': { zh: '一般', en: 'Ordinary' },
      '1': { zh: '较急', en: 'Pressing' },
      '2': { zh: '紧急', en: 'Urgent' },
    }),
    on_time: { kind: 'boolean', title: { zh: '按时限决定', en: 'Decided in time' } },
  },
  splits: {
    source: { column: 'source', kind: 'value', title: { zh: '来源', en: 'Source' } },
    urgency: { column: 'urgency', kind: 'value', title: { zh: '紧急程度', en: 'Urgency' } },
  },
  things: {
    person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } },
  },
}
