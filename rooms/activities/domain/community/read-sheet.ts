import { type AgeBand, ageBandOf } from './codes.ts'
import { phoneEnd } from './phone-end.ts'

/** One line of a filled sign-in sheet as it is understood; `problems` are codes of what was left out. */
export type ReadLine = {
  readonly row: number
  readonly name: string
  readonly sex: 1 | 2 | null
  readonly ageBand: AgeBand | null
  readonly phoneEnd: string | null
  readonly volunteer: boolean
  readonly firstTime: boolean | null
  readonly problems: readonly string[]
}

type Field = 'name' | 'sex' | 'age' | 'phone' | 'volunteer' | 'first'
export type Titles = Readonly<Partial<Record<Field, number>>>

const words: Readonly<Record<Field, readonly RegExp[]>> = {
  name: [/^(参加(者|人员?))?姓名$/, /^name$/i],
  sex: [/^性别$/, /^(sex|gender)$/i],
  age: [/^年龄段?$/, /^age/i],
  phone: [/^(联系)?(电话|手机)/, /^phone/i],
  volunteer: [/志愿者/, /^volunteer/i],
  first: [/首次|第一次/, /^first/i],
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** Where each column stands; null when no column holds names. */
export function titlesOf(cells: readonly string[]): Titles | null {
  const titles: Partial<Record<Field, number>> = {}
  for (const [at, cell] of cells.entries()) {
    const title = plain(cell)
    for (const field of Object.keys(words) as Field[])
      if (titles[field] === undefined && words[field].some((pattern) => pattern.test(title)))
        titles[field] = at
  }
  return titles.name === undefined ? null : titles
}

const yesWords = /^(是|有|1|√|✓|y|yes|志愿者)$/i
const noWords = /^(否|无|不是|0|×|n|no)$/i

/** One line; null for a line without a name, such as a total or a signature. */
export function readLine(row: number, cells: readonly string[], titles: Titles): ReadLine | null {
  const at = (field: Field): string => plain(cells[titles[field] ?? -1] ?? '')
  const name = at('name')
  if (name === '' || /^(合计|总计|备注|负责人|制表人?)/.test(name)) return null
  const problems: string[] = []
  const sexWord = at('sex')
  const sex = /^(男|1|m|male)/i.test(sexWord) ? 1 : /^(女|2|f|female)/i.test(sexWord) ? 2 : null
  if (sexWord !== '' && sex === null) problems.push('sex-not-understood')
  const age = ageBandOfText(at('age'))
  if (at('age') !== '' && age === null) problems.push('age-not-understood')
  const phone = at('phone')
  const end = phone === '' ? null : phoneEnd(phone)
  if (phone !== '' && end === null) problems.push('phone-not-understood')
  const first = at('first')
  return {
    row,
    name: name.slice(0, 40),
    sex,
    ageBand: age,
    phoneEnd: end,
    volunteer: yesWords.test(at('volunteer')),
    firstTime: yesWords.test(first) ? true : noWords.test(first) ? false : null,
    problems,
  }
}

/** `67`, `67岁`, `60岁及以上`, `18–34`, `儿童`: an age or a band as people write them. */
function ageBandOfText(text: string): AgeBand | null {
  if (text === '') return null
  if (/儿童|少年|小学|child/i.test(text)) return 'child'
  if (/老/.test(text)) return 'elder'
  const [first] = /\d{1,3}/.exec(text) ?? []
  if (first === undefined) return /青年/.test(text) ? 'youth' : /中年|成年/.test(text) ? 'adult' : null
  const age = Number(first)
  if (age > 120) return null
  // “17 and under” names its upper end, a range its lower one.
  return ageBandOf(age)
}
