/** What the parts about official forms say. */
export const formTexts = {
  forms: { zh: '官方表格', en: 'Official forms' },
  formsHint: {
    zh: '按本级模板打印；没有填的栏目留空，可以手写。每次打印都记入审计日志。',
    en: 'Printed in your place’s template; what is not filled in stays blank for writing by hand. Each printing is written to the audit trail.',
  },
  word: { zh: 'Word', en: 'Word' },
  pdf: { zh: 'PDF', en: 'PDF' },
  wordNamed: { zh: '{name}：Word', en: '{name}: Word' },
  pdfNamed: { zh: '{name}：PDF', en: '{name}: PDF' },
  templates: { zh: '表格模板', en: 'Form templates' },
  formWord: { zh: '这份记录的官方表格，Word', en: 'The official form of this record, Word' },
  formPdf: { zh: '这份记录的官方表格，PDF', en: 'The official form of this record, PDF' },
} as const
