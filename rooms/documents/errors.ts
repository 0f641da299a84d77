import type { ErrorTable } from '../../kernel/contract.ts'

/** Why a file is not taken. 415: another kind of file; 422: the right kind, but damaged, hostile or too much. */
export const documentsErrors = {
  'file-is-empty': { status: 422, zh: '文件是空的', en: 'The file is empty' },
  'file-too-large': {
    status: 413,
    zh: '文件超过 {limit} MB，请分成几个文件导入',
    en: 'The file is larger than {limit} MB; please split it',
  },
  'file-is-pdf': {
    status: 415,
    zh: '这是 PDF 文件，不是表格（即使扩展名是 xlsx）',
    en: 'This is a PDF, not a spreadsheet, whatever its name says',
  },
  'file-is-image': {
    status: 415,
    zh: '这是图片，不是表格',
    en: 'This is a picture, not a spreadsheet',
  },
  'file-is-word': {
    status: 415,
    zh: '这是 Word 文档，请把表格复制到 Excel 后再导入',
    en: 'This is a Word document; please copy its table into a spreadsheet',
  },
  'file-is-presentation': {
    status: 415,
    zh: '这是演示文稿，不是表格',
    en: 'This is a presentation, not a spreadsheet',
  },
  'file-is-archive': {
    status: 415,
    zh: '这是压缩包，请解压后导入其中的表格',
    en: 'This is an archive; please unpack it and import the spreadsheet inside',
  },
  'file-is-web-page': {
    status: 415,
    zh: '这是网页格式（有些系统导出的“xls”其实是网页），请用 Excel 或 WPS 打开后另存为 xlsx',
    en: 'This is a web page (some systems export one under the name xls); open it and save it as xlsx',
  },
  'file-is-xml': {
    status: 415,
    zh: '这是 XML 文件，请用 Excel 或 WPS 打开后另存为 xlsx',
    en: 'This is an XML file; please open it and save it as xlsx',
  },
  'file-is-old-excel': {
    status: 415,
    zh: '这是旧版 xls 文件，请用 Excel 或 WPS 打开后另存为 xlsx',
    en: 'This is the old xls format; please open it and save it as xlsx',
  },
  'file-is-binary-workbook': {
    status: 415,
    zh: '这是 xlsb 二进制工作簿，请另存为 xlsx',
    en: 'This is a binary workbook (xlsb); please save it as xlsx',
  },
  'file-is-open-document': {
    status: 415,
    zh: '这是 OpenDocument 文件，请另存为 xlsx',
    en: 'This is an OpenDocument file; please save it as xlsx',
  },
  'file-is-encrypted': {
    status: 422,
    zh: '文件有打开密码，请去掉密码后再导入',
    en: 'The file is protected by a password; please remove it first',
  },
  'file-has-macros': {
    status: 422,
    zh: '文件带有宏，请另存为不含宏的 xlsx',
    en: 'The file contains macros; please save it as a plain xlsx',
  },
  'file-not-a-spreadsheet': {
    status: 415,
    zh: '这不是表格文件；可以导入 xlsx 和 csv',
    en: 'This is not a spreadsheet; xlsx and csv can be imported',
  },
  'archive-truncated': {
    status: 422,
    zh: '文件不完整，可能没有传完，请重新导出或上传',
    en: 'The file is cut short, perhaps by a broken transfer; please save or send it again',
  },
  'archive-damaged': {
    status: 422,
    zh: '文件已损坏（{part}）',
    en: 'The file is damaged ({part})',
  },
  'archive-is-a-trap': {
    status: 422,
    zh: '文件解压后会异常膨胀，不像正常的表格，没有打开',
    en: 'The file would unpack far beyond any ordinary spreadsheet and was not opened',
  },
  'archive-unpacks-too-large': {
    status: 413,
    zh: '表格展开后超过 {limit} MB；请删除末尾的空白行列，或分成几个文件',
    en: 'The sheets unpack to more than {limit} MB; delete blank rows at the end or split the file',
  },
  'archive-too-many-parts': {
    status: 422,
    zh: '文件内部超过 {limit} 个部件，不像正常的表格',
    en: 'The file has more than {limit} inner parts, unlike any ordinary spreadsheet',
  },
  'workbook-has-entities': {
    status: 422,
    zh: '文件内部（{part}）引用了外部内容，没有打开',
    en: 'The file refers to outside content ({part}) and was not opened',
  },
  'workbook-damaged': {
    status: 422,
    zh: '工作簿内容已损坏（{part}）',
    en: 'The workbook is damaged ({part})',
  },
  'workbook-has-no-sheet': {
    status: 422,
    zh: '工作簿里没有工作表',
    en: 'The workbook has no sheet',
  },
  'workbook-too-many-sheets': {
    status: 422,
    zh: '工作表超过 {limit} 个',
    en: 'The workbook has more than {limit} sheets',
  },
  'sheet-too-many-rows': {
    status: 413,
    zh: '数据超过 {limit} 行，请分成几个文件导入',
    en: 'There are more than {limit} rows; please split the file',
  },
  'sheet-too-many-columns': {
    status: 422,
    zh: '工作表“{sheet}”超过 {limit} 列',
    en: 'Sheet “{sheet}” has more than {limit} columns',
  },
  'sheet-too-many-merged-blocks': {
    status: 422,
    zh: '合并单元格超过 {limit} 处',
    en: 'There are more than {limit} merged blocks',
  },
  'cell-too-long': {
    status: 422,
    zh: '有单元格超过 {limit} 个字',
    en: 'A cell holds more than {limit} characters',
  },
  'text-encoding-unknown': {
    status: 422,
    zh: '文本编码无法识别；请另存为 UTF-8 或 GB18030 编码的 csv',
    en: 'The text encoding is not recognised; please save the csv as UTF-8 or GB18030',
  },
  'text-has-no-columns': {
    status: 422,
    zh: '文本里没有找到列；列之间要用逗号、制表符或分号分开',
    en: 'No columns were found; they must be divided by commas, tabs or semicolons',
  },
  'quote-not-closed': {
    status: 422,
    zh: '第 {row} 行有一个引号没有配对',
    en: 'Row {row} opens a quotation mark that is never closed',
  },
  'photo-kind-not-taken': {
    status: 415,
    zh: '只接受 JPEG、PNG、WebP 照片',
    en: 'Only JPEG, PNG and WebP photos are taken',
  },
  'photo-damaged': {
    status: 422,
    zh: '照片文件已损坏或不完整，请重新拍摄或另存',
    en: 'The photo is damaged or incomplete; please take or save it again',
  },
  'document-kind-not-taken': {
    status: 415,
    zh: '只接受 PDF、Word（docx）、Excel（xlsx）文件和 JPEG、PNG、WebP 照片；旧版 doc、xls 请另存后再上传',
    en: 'Only PDF, Word (docx), Excel (xlsx) and JPEG, PNG or WebP photos are taken; save old doc and xls files anew',
  },
  'document-damaged': {
    status: 422,
    zh: '文件已损坏或没有传完，请重新导出后再上传',
    en: 'The file is damaged or cut short; please save it again and send it',
  },
  'document-is-encrypted': {
    status: 422,
    zh: '文件有打开密码，请去掉密码后再上传',
    en: 'The file is protected by a password; please remove it first',
  },
  'document-has-programs': {
    status: 422,
    zh: '文件里带有宏或脚本，请另存为不含宏的文件后再上传',
    en: 'The file carries macros or scripts; please save it without them',
  },
  'list-titles-not-found': {
    status: 422,
    zh: '表格中没有找到这些列：{titles}。请下载模板对照',
    en: 'The sheet has no columns with these headings: {titles}. The template shows them',
  },
  'list-too-long': {
    status: 422,
    zh: '一次最多导入 {most} 行，请分成几个文件',
    en: 'At most {most} rows can be imported at once; please split the file',
  },
  'word-not-readable': {
    status: 415,
    zh: '这不是新版 Word 文件，请用 Word 或 WPS 另存为新版 Word 格式后再上传',
    en: 'This is not a Word file (docx); save it as docx and send it again',
  },
  'word-too-large': {
    status: 413,
    zh: '模板太大，请去掉大图片后再上传',
    en: 'The template is too large; take large pictures out of it',
  },
  'word-template-broken': {
    status: 422,
    zh: '模板里有占位符没有写完整（{reason}）',
    en: 'A placeholder of the template is not whole: {reason}',
  },
  'word-placeholder-unknown': {
    status: 422,
    zh: '模板里有不认识的占位符：{names}',
    en: 'The template has placeholders that nothing fills: {names}',
  },
} as const satisfies ErrorTable
