import { type Intention, intentions, type Sex, type Time, times } from './codes.ts'

/** The columns of a list of volunteers, by the field they fill; the first heading is the template's. */
export const volunteerColumns = [
  { key: 'name', titles: ['姓名', '志愿者姓名', 'Name'] },
  { key: 'sex', titles: ['性别', 'Sex'] },
  { key: 'birth', titles: ['出生日期', '出生年月日', 'Birth'] },
  { key: 'idNumber', titles: ['身份证号', '证件号码', '身份证号码', '证件号', 'Identity number'] },
  { key: 'phone', titles: ['联系方式', '联系电话', '手机号', '电话', 'Phone'] },
  { key: 'division', titles: ['区划代码', '居住区域代码', 'Division'] },
  { key: 'address', titles: ['居住区域', '居住地址', '住址', 'Address'] },
  { key: 'occupation', titles: ['职业', 'Occupation'] },
  { key: 'skills', titles: ['专业技能', '技能特长', 'Skills'] },
  { key: 'intentions', titles: ['服务意向', 'Intentions'] },
  { key: 'times', titles: ['可服务时段', '服务时间', 'Times'] },
  { key: 'emergencyName', titles: ['紧急联系人', 'Emergency contact'] },
  { key: 'emergencyPhone', titles: ['紧急联系电话', 'Emergency phone'] },
  { key: 'guardianName', titles: ['监护人', 'Guardian'] },
  { key: 'guardianPhone', titles: ['监护人电话', 'Guardian phone'] },
  { key: 'guardianConsentOn', titles: ['监护人同意日期', 'Guardian consent'] },
  { key: 'pledgeOn', titles: ['承诺书日期', 'Pledge'] },
  { key: 'linkedOn', titles: ['链接日期', '登记日期', '加入日期', 'Linked on'] },
  { key: 'registeredOn', titles: ['注册日期', '平台注册日期', 'Registered on'] },
  { key: 'registrationNumber', titles: ['注册平台编号', '平台编号', '志愿者编号', 'Registration number'] },
  { key: 'note', titles: ['备注', 'Note'] },
] as const

export type VolunteerColumn = (typeof volunteerColumns)[number]['key']

export const sexOfWord = (word: string): Sex | undefined =>
  (({ 男: 1, 女: 2, 男性: 1, 女性: 2, male: 1, female: 2 }) as const)[word.toLowerCase()]

function codesOf<Code extends string>(
  text: string,
  terms: Readonly<Record<Code, { readonly zh: string }>>,
): Code[] | undefined {
  const words = text.split(/[、,，;；\s]+/).filter(Boolean)
  const codes = words.map((word) => (Object.keys(terms) as Code[]).find((code) => terms[code].zh === word))
  return codes.every((code) => code !== undefined) ? (codes as Code[]) : undefined
}

/** Codes out of `为老服务、助残`; undefined when a word is none. */
export const intentionsOfWords = (text: string): Intention[] | undefined => codesOf(text, intentions)
export const timesOfWords = (text: string): Time[] | undefined => codesOf(text, times)
