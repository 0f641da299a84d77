type Numbers = { readonly numbers: readonly string[]; readonly births: readonly string[] }

type Found = {
  readonly kind: 'identity-number' | 'phone' | 'number' | 'birth'
  readonly from: number
  readonly to: number
  readonly sure: boolean
}

/** What people put between digits. */
const between = '[-.·—_/]?'

const anyones: readonly (readonly ['identity-number' | 'phone', RegExp])[] = [
  ['identity-number', new RegExp(`(?<!\\d)(?:\\d(?:${between}\\d){16}[\\dx]|\\d{15})(?![\\dx])`, 'g')],
  [
    'phone',
    new RegExp(`(?<!\\d)(?:(?:\\+?86)?1${between}[3-9](?:${between}\\d){9}|0\\d{2,3}-?\\d{7,8})(?!\\d)`, 'g'),
  ],
]

/**
 * Numbers of a text, tight and in half width, that tell somebody: any that looks like that of an identity card or a telephone;
 * six digits on of one's own; its last four or five, which may also be something else; a day of birth in figures.
 */
export function digitsIn(plain: string, { numbers, births }: Numbers): Found[] {
  const found: Found[] = []
  for (const [kind, pattern] of anyones)
    for (const match of plain.matchAll(pattern))
      found.push({ kind, from: match.index, to: match.index + match[0].length, sure: true })
  for (const birth of births) {
    const [year = '', month = '', day = ''] = birth.split('-').map((part) => String(Number(part)))
    const pattern = new RegExp(`(?<!\\d)${year}(?:[-./]|年)?0?${month}(?:[-./]|月)?0?${day}(?!\\d)`, 'g')
    for (const match of plain.matchAll(pattern))
      found.push({ kind: 'birth', from: match.index, to: match.index + match[0].length, sure: true })
  }
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
