/** What the parts about Word templates say. */
export const templateTexts = {
  templates: { zh: 'Word 模板', en: 'Word templates' },
  templatesHint: {
    zh: '下载后在 Word 或 WPS 中修改样式，保留花括号里的占位符，再上传换用。换用后本级及下级打印都用新模板，PDF 也按模板生成。',
    en: 'Download one, change its look in Word and keep the names in braces, then put it into force. Your place and all below it print with it from then on; PDFs follow it too.',
  },
  shipped: { zh: '系统自带模板', en: 'Shipped template' },
  own: { zh: '“{file}”，{by}于{at}上传', en: '“{file}”, sent by {by} on {at}' },
  fetch: { zh: '下载', en: 'Download' },
  fetchNamed: { zh: '下载{name}的模板', en: 'Download the template: {name}' },
  names: { zh: '占位符', en: 'Names' },
  namesOf: { zh: '{name}：可用的占位符', en: '{name}: names that may stand in it' },
  namesNamed: { zh: '{name}可用的占位符', en: 'Names for {name}' },
  replace: { zh: '换用', en: 'Replace' },
  replaceNamed: { zh: '换用{name}的模板', en: 'Replace the template: {name}' },
  replaced: { zh: '已换用新模板', en: 'The new template is in force' },
  file: { zh: 'Word 模板文件（docx）', en: 'Template file (docx)' },
  hint: {
    zh: '模板里有系统不认识的占位符时不能换用，会列出是哪几个。',
    en: 'A template with names that nothing fills is refused, and the names are listed.',
  },
  putIntoForce: { zh: '换用新模板', en: 'Put it into force' },
  name: { zh: '占位符', en: 'Name' },
  meaning: { zh: '含义', en: 'Meaning' },
  inLoop: { zh: '在循环 {loop} 内', en: 'inside the loop {loop}' },
  loopHint: {
    zh: '循环写作 {#名称}…{/名称}；图片写作 {@名称}，要单独占一段。',
    en: 'A loop is written {#name}…{/name}; a picture {@name}, alone in its paragraph.',
  },
} as const
