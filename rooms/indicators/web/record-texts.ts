/** What stands on the way from a figure to its records. */
export const recordTexts = {
  behind: { zh: '数据背后的记录', en: 'The records behind the figure' },
  noMeasure: { zh: '没有说明要看哪个指标', en: 'No measure was named' },
  where: { zh: '{place} · {period}', en: '{place} · {period}' },
  partOf: { zh: '{name} · {part}', en: '{name} · {part}' },
  linesAreFigure: {
    zh: '逐条列出，全部条数等于这个数。',
    en: 'One line for each: all lines together are the figure.',
  },
  amountsAreFigure: {
    zh: '逐条列出，各条的时长按分钟相加等于这个数；每条只显示两位小数。',
    en: 'One line a record: their minutes added are the figure; each line shows two decimals.',
  },
  personsOnce: {
    zh: '每个人只列一次，显示最近的一条；全部条数等于这个数。',
    en: 'Each person stands once, with the latest record; all lines together are the figure.',
  },
  thingsOnce: {
    zh: '每个只列一次，列出的个数等于数据。',
    en: 'Each is listed once; the lines are the figure.',
  },
  householdsOnce: {
    zh: '每户只列一次，显示最近的一条；全部条数等于这个数。',
    en: 'Each household stands once, with the latest record; all lines together are the figure.',
  },
  kept: {
    zh: '按类别查看到人属于敏感信息，本次查看已记入审计日志。',
    en: 'A list of persons by category is sensitive; this look has been written to the audit trail.',
  },
  records: { zh: '记录', en: 'Records' },
  whom: { zh: '服务对象', en: 'Person' },
  household: { zh: '户（最近走访的成员）', en: 'Household (member visited last)' },
  day: { zh: '日期', en: 'Day' },
  lastDay: { zh: '最近日期', en: 'Latest day' },
  station: { zh: '站点', en: 'Station' },
  place: { zh: '所在地', en: 'Place' },
  amount: { zh: '计入（{unit}）', en: 'Adds ({unit})' },
  file: { zh: '个人档案', en: 'File' },
  open: { zh: '打开', en: 'Open' },
  fileOf: { zh: '{name}的个人档案', en: 'File of {name}' },
  nameHidden: { zh: '姓名未显示', en: 'Name not shown' },
  none: { zh: '没有记录', en: 'There are no records' },
  noneHint: { zh: '这个数为零，背后没有记录。', en: 'The figure is zero; nothing stands behind it.' },
  notYours: { zh: '您可以看这个数，不能看它的记录', en: 'You may read this figure, not its records' },
  notYoursHint: {
    zh: '需要按类别查看到人时，请联系有敏感信息查看权限的同事。',
    en: 'Someone who may read sensitive facts can look for you.',
  },
  figures: { zh: '数据', en: 'Figures' },
} as const
