/** Sentences of an import of a list: a look first, then the rows that are right. */
export const listImportTexts = {
  file: { zh: '名单文件', en: 'The list' },
  fileHint: {
    zh: '表格文件，第一行是列名；可先下载模板',
    en: 'A spreadsheet with headings in its first row; the template shows them',
  },
  template: { zh: '下载模板', en: 'Template' },
  look: { zh: '预检', en: 'Check the list' },
  ready: { zh: '可登记 {count} 行', en: '{count} row can be registered|{count} rows can be registered' },
  wrong: {
    zh: '有问题 {count} 行，不会登记',
    en: '{count} row is wrong and will be left out|{count} rows are wrong and will be left out',
  },
  allRight: { zh: '全部无误', en: 'All rows are right' },
  apply: { zh: '登记这 {count} 行', en: 'Register {count} row|Register {count} rows' },
  applied: { zh: '已登记 {count} 行', en: '{count} row registered|{count} rows registered' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  value: { zh: '内容', en: 'Value' },
  reason: { zh: '原因', en: 'Reason' },
  problems: { zh: '有问题的行', en: 'Rows to correct' },
  firstOnes: {
    zh: '只列出前 {count} 处，改好后再传一次即可，已登记的不会重复',
    en: 'The first {count} are listed. Correct the file and send it again: what is registered already is left out',
  },
} as const
