/** Functions and rooms of a station. */
export const stationPartsTexts = {
  functions: { zh: '职能', en: 'Functions' },
  functionsHint: {
    zh: '一个点可以承担几项职能（三站合一），各有起止日期。',
    en: 'One node may play several functions, each with its days.',
  },
  rooms: { zh: '功能室', en: 'Rooms' },
  roomsHint: { zh: '场地清单按这里的登记核对。', en: 'The checklist of rooms is worked through by these.' },
  addFunction: { zh: '增加职能', en: 'Add a function' },
  addRoom: { zh: '登记功能室', en: 'Record a room' },
  none: { zh: '还没有登记', en: 'Nothing is recorded yet' },
  since: { zh: '{from}起', en: 'since {from}' },
  span: { zh: '{from} 至 {until}前', en: '{from} until before {until}' },
  ended: { zh: '已结束', en: 'Ended' },
  end: { zh: '结束', en: 'End' },
  endOf: { zh: '结束“{name}”', en: 'End “{name}”' },
  from: { zh: '开始日期', en: 'From' },
  until: { zh: '自哪天起没有', en: 'The first day without it' },
  description: { zh: '位置、面积', en: 'Where, how large' },
  saved: { zh: '已保存', en: 'Saved' },
  allFunctions: { zh: '全部职能', en: 'All functions' },
} as const
