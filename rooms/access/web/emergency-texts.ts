/** Sentences of opening a file outside one's scope in an emergency, and of its review. */
export const emergencyTexts = {
  title: { zh: '紧急查阅', en: 'Emergency access' },
  hint: {
    zh: '情况紧急、必须查看本人范围以外的档案时使用。开放三小时，全程留痕，上级会收到通知并复核。',
    en: 'For an emergency that needs a file outside your scope. It opens for three hours, leaves a trail; those responsible are told of it and review it.',
  },
  open: { zh: '打开档案', en: 'Open the file' },
  fileNumber: { zh: '档案编号', en: 'File number' },
  fileNumberHint: {
    zh: '须完整、准确；不能用姓名查找。',
    en: 'The exact number; a name will not do.',
  },
  reason: { zh: '紧急原因', en: 'Why it is an emergency' },
  reasonHint: {
    zh: '写明发生了什么、为什么等不到授权（至少 10 个字）。',
    en: 'What happened and why it cannot wait for a grant (at least 10 characters).',
  },
  opened: { zh: '档案已开放至 {time}', en: 'The file is open until {time}' },
  toFile: { zh: '查看档案', en: 'To the file' },
  own: { zh: '我的紧急查阅', en: 'My openings' },
  toReview: { zh: '复核', en: 'To review' },
  none: { zh: '没有紧急查阅', en: 'No emergency openings' },
  who: { zh: '查阅人', en: 'Who' },
  at: { zh: '时间', en: 'When' },
  until: { zh: '开放至', en: 'Open until' },
  state: { zh: '状态', en: 'State' },
  waiting: { zh: '待复核', en: 'To be reviewed' },
  justified: { zh: '理由成立', en: 'Justified' },
  notJustified: { zh: '理由不成立', en: 'Not justified' },
  anyState: { zh: '全部', en: 'All' },
  review: { zh: '复核', en: 'Review' },
  reviewTitle: { zh: '复核 {name} 的紧急查阅', en: 'Review the opening by {name}' },
  verdict: { zh: '结论', en: 'Verdict' },
  note: { zh: '复核意见', en: 'Note' },
  noteHint: { zh: '如何核实、后续处理', en: 'How it was checked and what follows' },
  reviewed: { zh: '复核已保存', en: 'Review saved' },
  reviewedBy: { zh: '{name} 于 {time} 复核', en: 'Reviewed by {name} on {time}' },
} as const

/** Apart, because the frame of every page carries them. */
export const emergencyNoticeTexts = {
  waiting: { zh: '有紧急查阅待复核：{count} 次', en: 'Emergency openings to review: {count}' },
  toReview: { zh: '去复核', en: 'Review' },
} as const
