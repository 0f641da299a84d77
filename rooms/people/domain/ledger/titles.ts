import { tidyWord } from '../word.ts'
import { type LedgerField, ledgerFieldNames, ledgerFields } from './fields.ts'

/** A title as it is compared: brackets, stars, numbering and punctuation gone. */
export const tidyTitle = (title: string): string =>
  tidyWord(title)
    .replace(/\([^()]*\)/g, '')
    .replace(/^\d+[.、]/, '')
    .replace(/[*:：、.,，。/\\|_-]/g, '')

/** Titles as they stand first (乡镇（街道） must not become 乡镇 and lose to another), then without brackets. */
const known = new Map<string, LedgerField>()
for (const field of ledgerFieldNames) {
  for (const title of [ledgerFields[field].zh, ...ledgerFields[field].titles]) {
    for (const key of [tidyWord(title), tidyTitle(title)]) if (!known.has(key)) known.set(key, field)
  }
}

/** Titles by length, so that 身份证号码 is found before 身份证. One character is too little for a likeness. */
const byLength = [...known].filter(([title]) => title.length > 1).sort((a, b) => b[0].length - a[0].length)

/** People other than the one the row is about; their name or number is not the person's. */
const others = [
  '户主',
  '监护',
  '照料',
  '照护',
  '社工',
  '干部',
  '帮扶',
  '父',
  '母',
  '配偶',
  '子女',
  '网格',
  '走访',
  '联系人',
  '经办',
  '主任',
  '银行',
  '开户',
  '卡号',
  '账号',
  '申请',
  '代理',
]

const roleOf = (title: string): string | null => others.find((other) => title.includes(other)) ?? null

export type TitleGuess = { readonly field: LedgerField; readonly confidence: number }

/** What field a title names: 1 when it is known, less when a known title is part of it; null when it is neither. */
export function guessTitle(title: string): TitleGuess | null {
  const whole = known.get(tidyWord(title))
  if (whole) return { field: whole, confidence: 1 }
  const tidied = tidyTitle(title)
  const exact = known.get(tidied)
  if (exact) return { field: exact, confidence: 0.95 }
  // 是否有残疾证 asks about the card, it does not hold its number.
  if (tidied.startsWith('是否')) return null
  const role = roleOf(tidied)
  for (const [part, field] of byLength) {
    if (!tidied.includes(part)) continue
    if (role && !part.includes(role)) continue
    return { field, confidence: Math.max(0.5, Math.min(0.9, part.length / tidied.length)) }
  }
  return null
}

export type GroupedTitle = {
  readonly guess: TitleGuess | null
  /** Whether the group has a say in what the column is. */
  readonly grouped: boolean
}

/** Under 监护人 the title 姓名 means the guardian's name: group and title together come first. */
export function guessGroupedTitle(group: string, title: string): GroupedTitle {
  const together = guessTitle(group + title)
  if (together && together.confidence > 0.9) return { guess: together, grouped: true }
  return roleOf(tidyTitle(group))
    ? { guess: null, grouped: true }
    : { guess: guessTitle(title), grouped: false }
}
