/** What the screen of mergers says. */
export const mergerTexts = {
  title: { zh: '区划撤并', en: 'Mergers of divisions' },
  hint: {
    zh: '自所选日期起，原区划的记录归入新区划；之前的记录留在原处。每次撤并都有记录，可以撤销。',
    en: 'From the day on, records of the old division belong to the new one; earlier ones stay where they were. Every merger is kept and can be undone.',
  },
  old: { zh: '撤销的区划', en: 'Division that ends' },
  into: { zh: '并入', en: 'Taken into' },
  from: { zh: '自哪一天起', en: 'From which day' },
  preview: { zh: '会移动的记录', en: 'What will move' },
  stays: { zh: '不会自动改变', en: 'What will not change by itself' },
  count: { zh: '{count} 条', en: '{count}' },
  hidden: { zh: '无权查看', en: 'not yours to see' },
  fillIn: {
    zh: '选好两个区划和日期，这里显示会移动哪些记录。',
    en: 'Choose both divisions and the day to see what would move.',
  },
  merge: { zh: '撤并', en: 'Merge' },
  sure: { zh: '把“{old}”并入“{into}”？', en: 'Take {old} into {into}?' },
  sureBody: {
    zh: '自 {day} 起的记录会移到新区划，数据随之重算。可以撤销。',
    en: 'Records from {day} on move to the new division and figures follow. This can be undone.',
  },
  merged: { zh: '已撤并，记录正在移动', en: 'Merged; records are being moved' },
  history: { zh: '撤并记录', en: 'Mergers so far' },
  none: { zh: '还没有撤并过区划', en: 'No division has been merged yet' },
  moved: { zh: '已移动', en: 'Moved' },
  by: { zh: '操作人', en: 'By' },
  at: { zh: '时间', en: 'When' },
  undo: { zh: '撤销', en: 'Undo' },
  undone: { zh: '已撤销', en: 'Undone' },
  sureUndo: { zh: '撤销这次撤并？', en: 'Undo this merger?' },
  sureUndoBody: {
    zh: '它移动过、之后没有再变动的记录会回到原区划。',
    en: 'What it moved, and what has not been moved since, goes back to the old division.',
  },
  undoneNow: { zh: '已撤销，记录正在移回', en: 'Undone; records are moving back' },
} as const
