/** Sentences of lists of people to be screened. */
export const listTexts = {
  importList: { zh: '导入名单', en: 'Import a list' },
  importHint: {
    zh: '表格至少有姓名一列；有身份证号码的按号码查找。写了需求的行直接登记筛查，没写的列入待筛查。',
    en: 'A column of names is enough; where there is an identity number it decides. Rows with needs are screened by it, the others wait.',
  },
  lists: { zh: '名单', en: 'Lists' },
  noLists: { zh: '还没有名单', en: 'No list yet' },
  noListsHint: {
    zh: '按区划和类别建立，或者导入表格。',
    en: 'Make one by place and category, or import a spreadsheet.',
  },
  list: { zh: '名单', en: 'List' },
  ofPlace: { zh: '按区划和类别建立', en: 'By place and category' },
  added: { zh: '列入人数', en: 'People listed' },
  stillWaiting: { zh: '仍待筛查', en: 'Still waiting' },
  madeBy: { zh: '建立人', en: 'Made by' },
  madeAt: { zh: '建立时间', en: 'Made' },
  undone: { zh: '已撤销（{name}）', en: 'Taken back ({name})' },
  undo: { zh: '撤销名单', en: 'Take back' },
  undoTitle: { zh: '撤销这份名单？', en: 'Take this list back?' },
  undoBody: {
    zh: '仍待筛查的人和随名单登记的需求会退出；名单建立后另行筛查、匹配过的保留。',
    en: 'Who still waits and what the file itself named goes; who was screened or matched since stays.',
  },
  undoReason: { zh: '撤销原因', en: 'Why it is taken back' },
  undoneDone: { zh: '已退出 {withdrawn} 人，保留 {kept} 人', en: '{withdrawn} taken out, {kept} kept' },
  onlyImport: { zh: '只列入某次台账导入的人', en: 'Only whom one import of a ledger named' },
  onlyImportHint: { zh: '不选即不限', en: 'Leave it empty for everybody' },
} as const
