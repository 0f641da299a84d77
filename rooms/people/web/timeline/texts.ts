/** What the timeline of a person says. */
export const timelineTexts = {
  timeline: { zh: '时间线', en: 'Timeline' },
  hint: {
    zh: '各类服务记录按日期排列，只列出您有权查看的内容。',
    en: 'Records of all kinds by day; only what you may see is listed.',
  },
  kind: { zh: '记录种类', en: 'Kind of record' },
  allKinds: { zh: '全部种类', en: 'All kinds' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  none: { zh: '没有记录', en: 'Nothing recorded' },
  noneHint: {
    zh: '在您有权查看的范围内，这段时间没有这类记录。',
    en: 'Nothing of this kind in this time, as far as you may see.',
  },
  more: { zh: '更早的记录', en: 'Earlier records' },
  shown: { zh: '已列出 {count} 条', en: '{count} record listed|{count} records listed' },
  print: { zh: '打印', en: 'Print' },
  printHint: {
    zh: '打印的是已列出的记录；需要更早的，请先展开。',
    en: 'What is listed is printed; load earlier records first if they are wanted.',
  },
} as const
