type Numbers = { readonly numbers: readonly string[]; readonly births: readonly string[] }

type Found = {
  readonly kind: 'identity-number' | 'phone' | 'number' | 'long-number' | 'birth'
  readonly from: number
  readonly to: number
  readonly sure: boolean
}

/** What people put between digits. */
const between = '[-.·—_/()]{0,2}'

const anyones: readonly (readonly ['identity-number' | 'phone' | 'long-number', RegExp])[] = [
  [
    'identity-number',
    new RegExp(`(?<!\\d)(?:\\d(?:${between}\\d){16}[\\dx]|(?!0086)\\d{15})(?![\\dx])`, 'g'),
  ],
  [
    'phone',
    new RegExp(
      `(?<!\\d)(?:(?:\\+?86|0086)?${between}1${between}[3-9](?:${between}\\d){9}|\\(?0\\d{2,3}\\)?-?\\d{7,8})(?!\\d)`,
      'g',
    ),
  ],
  // Of a bank card; of a file of any register here, which a colleague could open.
  ['long-number', /(?<!\d)\d{16,19}(?!\d)|(?<![a-z])[a-z]{2}-\d{6}-\d{4}-\d{3,}/g],
]

const chinese = '零一二三四五六七八九'
const chineseDigit = /[〇○零一二三四五六七八九幺]/g
const arabic = (sign: string): string =>
  String(sign === '〇' || sign === '○' ? 0 : sign === '幺' ? 1 : chinese.indexOf(sign))

/** Numbers that are spelt out digit by digit, as digits: 一三八…, 二〇一二年. Nothing changes its place. */
const inDigits = (plain: string): string =>
  plain.replace(/[\d〇○零一二三四五六七八九幺]{6,}|[\d〇○零一二三四五六七八九]{4}(?=年)/g, (run) =>
    run.replace(chineseDigit, arabic),
  )

/** As a month or a day is said: 三, 十五, 二十一. */
function spoken(count: number): string {
  const tens = Math.trunc(count / 10)
  const ones = count % 10 === 0 ? '' : chinese.charAt(count % 10)
  return tens === 0 ? ones : `${tens === 1 ? '' : chinese.charAt(tens)}十${ones}`
}

/**
 * Numbers of a text, tight and in half width, that tell somebody: any that looks like that of an identity card, a telephone, a bank
 * card or a file; six digits on of one's own; its last four or five, which may also be something else; a day of birth, or a part of it.
 */
export function digitsIn(written: string, { numbers, births }: Numbers): Found[] {
  const plain = inDigits(written)
  const found: Found[] = []
  for (const [kind, pattern] of anyones)
    for (const match of plain.matchAll(pattern))
      found.push({ kind, from: match.index, to: match.index + match[0].length, sure: true })
  found.push(...births.flatMap((birth) => birthIn(plain, birth)))
  const own = numbers
    .map((one) => one.replace(/[^\dx]/gi, '').toLowerCase())
    .filter(({ length }) => length > 5)
  for (const match of plain.matchAll(new RegExp(`\\d(?:${between}\\d)*x?`, 'g'))) {
    const digits = match[0].replace(/[^\dx]/g, '')
    const at = { from: match.index, to: match.index + match[0].length }
    if (digits.length > 5 && own.some((one) => one.includes(digits)))
      found.push({ kind: 'number', ...at, sure: true })
    else if (digits.length > 3 && plain[at.to] !== '年' && own.some((one) => one.endsWith(digits)))
      found.push({ kind: 'number', ...at, sure: false })
  }
  return found
}

/** The whole day beyond doubt; its month with the day or the year may be the date of something else. */
function birthIn(plain: string, birth: string): Found[] {
  const [year = 0, monthAt = 0, dateAt = 0] = birth.split('-').map(Number)
  const month = `(?:0?${monthAt}|${spoken(monthAt)})`
  const date = `(?:0?${dateAt}|${spoken(dateAt)})`
  const notOn = '(?![\\d一二三四五六七八九十])'
  const notAfter = '(?<![\\d一二三四五六七八九十])'
  const patterns: readonly (readonly [string, boolean])[] = [
    [`(?<!\\d)${year}(?:[-./]|年)?${month}(?:[-./]|月)?${date}${notOn}`, true],
    [`${notAfter}(?:${month}[-./]${date}|${date}[-./]${month})[-./]${year}(?!\\d)`, true],
    [`(?<!\\d)${year}(?:[-./]|年)${month}(?:月${notOn}|${notOn}(?![-./月]))`, false],
    [`${notAfter}${month}月${date}${notOn}`, false],
  ]
  return patterns.flatMap(([pattern, sure]) =>
    [...plain.matchAll(new RegExp(pattern, 'g'))].map((match) => ({
      kind: 'birth' as const,
      from: match.index,
      to: match.index + match[0].length,
      sure,
    })),
  )
}
