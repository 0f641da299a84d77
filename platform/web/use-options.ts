import type { Words } from '../../kernel/contract.ts'
import { useSay } from './language.tsx'

/** The choices of a closed list of codes, in the chosen language and the list's own order. */
export function useOptions<Code extends string>(
  words: Readonly<Record<Code, Words>>,
): { readonly value: Code; readonly label: string }[] {
  const say = useSay()
  return (Object.keys(words) as Code[]).map((value) => ({ value, label: say(words[value]) }))
}

/** What was typed without spaces around it; null for nothing. */
export const given = (typed: string): string | null => typed.trim() || null
