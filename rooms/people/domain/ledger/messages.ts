/**
 * What is wrong with a cell or a row of a ledger, as a sentence to a station worker. `{…}` is filled from the
 * problem's data (where a word needs an English form, `…En` has it); the row and the column stand beside it.
 */
export const ledgerMessages = {
  'name-missing': { zh: '没有姓名', en: 'The name is missing' },
  'name-not-a-name': { zh: '“{text}”不像姓名', en: '“{text}” does not look like a name' },
  'ditto-without-row-above': {
    zh: '写了“同上”，但上一行没有内容',
    en: 'It says “as above”, but the row above has nothing here',
  },
  'ditto-not-allowed': {
    zh: '这一列不能写“同上”，请填写本人的内容',
    en: 'This column cannot be “as above”: every person has their own',
  },
  'cell-has-error': {
    zh: '单元格里是公式错误 {text}',
    en: 'The cell shows a formula error, {text}',
  },
  'number-lost-digits': {
    zh: '号码被表格程序当成数字，末尾几位已经丢失，请按原件重新输入（列格式设为“文本”）',
    en: 'The spreadsheet turned the number into a figure and its last digits are lost; type it again as text',
  },
  'identity-number-length': {
    zh: '身份证号应为 18 位，这里是 {length} 位',
    en: 'An identity number has 18 characters; this one has {length}',
  },
  'identity-number-old-form': {
    zh: '这是 15 位旧身份证号，请换成 18 位',
    en: 'This is an old number of 15 digits; the one of 18 is needed',
  },
  'identity-number-characters': {
    zh: '身份证号里有不该有的字符',
    en: 'The identity number contains characters that cannot be there',
  },
  'identity-number-birth': {
    zh: '身份证号里的出生日期不存在',
    en: 'The birth date inside the identity number does not exist',
  },
  'identity-number-future': {
    zh: '身份证号里的出生日期在今天之后',
    en: 'The birth date inside the identity number is in the future',
  },
  'identity-number-check-digit': {
    zh: '身份证号校验位不对，可能有一位输错',
    en: 'The check digit of the identity number is wrong; one digit may be mistyped',
  },
  'identity-number-or-birth-needed': {
    zh: '没有身份证号时，要有出生日期，或在备注里写明原因',
    en: 'Without an identity number a birth date or a reason in the note is needed',
  },
  'identity-number-missing': {
    zh: '没有身份证号，将以临时编号建档',
    en: 'There is no identity number; the file gets a temporary one',
  },
  'identity-number-of-another': {
    zh: '性别和出生日期都与身份证号不符，可能是别人的号码',
    en: 'Sex and birth date both differ from the identity number; it may be another person’s',
  },
  'sex-against-identity-number': {
    zh: '性别与身份证号不符，以身份证号为准（{expected}）',
    en: 'The sex differs from the identity number, which counts ({expectedEn})',
  },
  'sex-against-category': {
    zh: '性别与类别“{category}”不符',
    en: 'The sex does not fit the category “{categoryEn}”',
  },
  'birth-against-identity-number': {
    zh: '出生日期与身份证号不符，以身份证号为准（{expected}）',
    en: 'The birth date differs from the identity number, which counts ({expected})',
  },
  'age-against-birth': {
    zh: '年龄 {age} 与出生日期不符，应为 {expected} 岁',
    en: 'Age {age} does not fit the birth date, which gives {expected}',
  },
  'age-against-category': {
    zh: '{age} 岁与类别“{category}”不符',
    en: 'Age {age} does not fit the category “{categoryEn}”',
  },
  'date-not-understood': {
    zh: '“{text}”不是能识别的日期，可写成 2023-07-05',
    en: '“{text}” is not understood as a date; write 2023-07-05',
  },
  'date-without-year': {
    zh: '“{text}”没有年份',
    en: '“{text}” has no year',
  },
  'date-ambiguous': {
    zh: '“{text}”有两种读法，请写成 2023-07-05',
    en: '“{text}” can be read in two ways; write 2023-07-05',
  },
  'date-not-in-calendar': {
    zh: '日历上没有“{text}”这一天',
    en: 'There is no day “{text}” in the calendar',
  },
  'date-in-future': { zh: '“{text}”在今天之后', en: '“{text}” is in the future' },
  'benefit-ends-before-start': {
    zh: '保障结束早于开始',
    en: 'The benefit ends before it begins',
  },
  'phone-not-valid': {
    zh: '“{text}”不是有效的电话号码，没有导入',
    en: '“{text}” is no valid telephone number and is left out',
  },
  'category-unknown': {
    zh: '不认识的类别“{text}”，可在导入设置里指定它属于哪一类',
    en: 'Unknown category “{text}”; say in the import settings which one is meant',
  },
  'category-missing': {
    zh: '没有写类别',
    en: 'No category is given',
  },
  'yes-or-no-expected': {
    zh: '“{text}”既不是“是”也不是“否”',
    en: '“{text}” is neither yes nor no',
  },
  'word-unknown': {
    zh: '“{field}”一栏里的“{text}”无法识别，没有导入',
    en: '“{text}” is not known for “{field}” and is left out',
  },
  'number-not-valid': {
    zh: '“{text}”不是有效的数字，没有导入',
    en: '“{text}” is no valid number and is left out',
  },
  'disability-card-form': {
    zh: '残疾证号应为身份证号加 2 位（共 20 位）',
    en: 'A disability card number is the identity number and two digits, 20 in all',
  },
  'disability-card-identity-number': {
    zh: '残疾证号的前 18 位不是有效的身份证号',
    en: 'The first 18 characters of the disability card are no valid identity number',
  },
  'disability-card-kind': {
    zh: '残疾证号第 19 位（类别）应为 1–7',
    en: 'The 19th character of the disability card (kind) must be 1 to 7',
  },
  'disability-card-grade': {
    zh: '残疾证号第 20 位（等级）应为 1–4',
    en: 'The 20th character of the disability card (grade) must be 1 to 4',
  },
  'disability-card-of-another': {
    zh: '残疾证号与身份证号不是同一个人',
    en: 'The disability card does not belong to this identity number',
  },
  'disability-against-card': {
    zh: '残疾类别或等级与残疾证号不符，以证号为准',
    en: 'Kind or grade differs from the disability card, which counts',
  },
  'text-too-long': {
    zh: '内容超过 {limit} 个字',
    en: 'The text is longer than {limit} characters',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>
