import type { Cell } from '../../../documents/index.ts'

/** A cell as the row reader takes it: one tidy line of text, and the cell itself where its kind matters. */
export type LedgerValue = { readonly text: string; readonly cell: Cell }

/** Full-width letters, digits and signs (！ to ～) to half width; Chinese characters are left as they are. */
export const halfWidth = (text: string): string =>
  !/[\uFF01-\uFF5E\u3000]/.test(text)
    ? text
    : text
        .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
        .replace(/\u3000/g, ' ')

/**
 * What a person reads in the cell, tidied: half width, no invisible characters, inner runs of spaces as one space,
 * line breaks kept as `\n`, and without the apostrophe that keeps a number text in csv.
 */
export function cellText(cell: Cell | null): string {
  if (!cell) return ''
  switch (cell.kind) {
    case 'text':
      return tidyText(cell.text)
    case 'number':
      return Number.isSafeInteger(cell.number) ? String(cell.number) : cell.raw
    case 'date':
      return cell.day
    case 'boolean':
      return cell.boolean ? '是' : '否'
    case 'error':
      return ''
  }
}

/** Anything that `tidyText` would change: most cells have none of it, and there are millions of cells. */
const untidy = /[\s\uFF01-\uFF5E\u200B-\u200F\u2060\uFEFF]|^'/

const tidyText = (text: string): string =>
  untidy.test(text)
    ? halfWidth(text)
        .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
        .replace(/^'(?=.)/, '')
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ *\n+ */g, '\n')
        .trim()
    : text

const emptyWords = new Set([
  '-',
  '--',
  '—',
  '——',
  '无',
  '/',
  '\\',
  '暂无',
  '没有',
  'null',
  'n/a',
  'na',
  '空',
  '不详',
  '未知',
  '?',
])

/** Ways to say that there is nothing: `-`, 无, `/`. */
export const meansNothing = (text: string): boolean =>
  text === '' || (text.length <= 4 && emptyWords.has(text.toLowerCase()))

const dittoWords = new Set(['同上', '同', '〃', '"', '″', '“', '”', '""', '同上行', '上同', "''"])

/** Ways to say "as in the row above". */
export const meansDitto = (text: string): boolean =>
  text.length <= 4 && dittoWords.has(text.replace(/\s/g, ''))

/** An inner space in a Chinese name is only there to line it up (张 三); Latin names and 阿依·古丽 keep theirs. */
export const tidyName = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(/[•・‧∙.](?=\p{Script=Han})/gu, '·')

/** Several things in one cell: 、,;/+| and line breaks; a list in brackets counts as one thing. */
export const splitList = (text: string): string[] =>
  text
    .split(/[、,;/+|\n&]+(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Yes, no, or null for another word. */
export function readYesNo(text: string): boolean | null {
  if (/^(?:是|有|对|√|✓|✔|1|y|yes|true|享受|属于)$/i.test(text)) return true
  return /^(?:否|无|不是|没有|×|x|✗|✘|0|n|no|false|-|\/)$/i.test(text) || text === '' ? false : null
}

/** Yuan as integer fen; understands 元, thousands signs and 万. Null for what is no amount. */
export function readYuan(text: string): number | null {
  const match = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万)?(?:元|圆|块)?(?:\/(?:月|年|人))?$/.exec(
    text.replace(/ /g, ''),
  )
  if (!match) return null
  const yuan = Number(`${match[1]?.replaceAll(',', '')}${match[2] ?? ''}`)
  const fen = Math.round(yuan * (match[3] ? 1_000_000 : 100))
  return Number.isSafeInteger(fen) ? fen : null
}

/** Good numbers and what is none. A mobile number has 11 digits; a fixed line may carry its area code. */
export function readPhones(text: string): { readonly phones: string[]; readonly wrong: string[] } {
  const phones: string[] = []
  const wrong: string[] = []
  const whole = phonesOf(text)
  for (const part of whole ? [text] : text.split(/[、,;/|\n\s或和及]+/)) {
    if (part.trim() === '') continue
    const found = phonesOf(part)
    if (found === null) wrong.push(part)
    else phones.push(...found)
  }
  return { phones: [...new Set(phones)], wrong }
}

/** 139 1234 5678 is one number, 139 1234 5678 138 1234 5678 two: what is left of the spaces tells by its length. */
function phonesOf(text: string): string[] | null {
  const digits = text
    .replace(/\([^()\d]*\)|[\p{Script=Han}:]/gu, '')
    .replace(/[\s()]/g, '')
    .replace(/[—–－]+/g, '-')
    .replace(/^(?:\+|00)86-?/, '')
  const plain = digits.replaceAll('-', '').replace(/^86(?=1[3-9]\d{9}$)/, '')
  if (/^(?:1[3-9]\d{9})+$/.test(plain)) return plain.match(/\d{11}/g)
  const fixed = /^(0\d{2,3})-?(\d{7,8})$/.exec(digits)
  if (fixed) return [`${fixed[1]}-${fixed[2]}`]
  return /^[2-9]\d{6,7}$/.test(plain) ? [plain] : null
}
