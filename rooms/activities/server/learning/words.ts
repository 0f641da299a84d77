/** Codes of these records as a workbook says them. */
export const words = {
  'in-person': { zh: '集中', en: 'In person' },
  online: { zh: '线上', en: 'Online' },
  visit: { zh: '参访', en: 'Study visit' },
  'case-study': { zh: '案例', en: 'Case study' },
  individual: { zh: '个别', en: 'Individual' },
  group: { zh: '团体', en: 'Group' },
  peer: { zh: '同辈', en: 'Peer' },
  'on-site': { zh: '现场', en: 'On site' },
  'face-to-face': { zh: '面对面', en: 'Face to face' },
  remote: { zh: '线上', en: 'Remote' },
  open: { zh: '未落实', en: 'Open' },
  partly: { zh: '部分落实', en: 'Partly done' },
  done: { zh: '已落实', en: 'Done' },
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'elder-care': { zh: '养老服务', en: 'Elder care' },
  'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
  'community-building': { zh: '社区建设', en: 'Community building' },
  'social-affairs': { zh: '社会事务', en: 'Social affairs' },
  'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
} as const

/** How a consultation was held; the codes are those of trainings in part, and mean another thing. */
export const channelWords = {
  telephone: { zh: '电话', en: 'Telephone' },
  'in-person': { zh: '来访', en: 'In person' },
  online: { zh: '网络', en: 'Online' },
} as const

export const whomWords = {
  anonymous: { zh: '匿名', en: 'Anonymous' },
  hidden: { zh: '（无权查看）', en: '(not yours to see)' },
} as const
