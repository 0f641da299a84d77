import { type Day, parseDay } from '../../../kernel/day.ts'

/** Reads a day as people write it in a list: `2021-3-5`, `2021/03/05`, `2021.3.5`, `2021年3月5日`, `20210305`; else null. */
export function dayOfText(text: string): Day | null {
  const tidy = text.normalize('NFKC').trim()
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+00?:00(?::00)?)?$/.exec(tidy) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(tidy)
  if (!match) return null
  const [, year = '', month = '', date = ''] = match
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return parsed.ok ? parsed.value : null
}
