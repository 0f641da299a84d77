import type { Words } from '../../../kernel/contract.ts'

/**
 * What a duty says, and what came of it: a sentence of the room that opened or ended it, in both languages, or what a person
 * typed, which stays as it was typed.
 */
export type Wording = Words | { readonly typed: string }

/** What was typed has no English of its own. */
export const keptWording = (wording: Wording): { readonly zh: string; readonly en: string | null } =>
  'typed' in wording ? { zh: wording.typed, en: null } : wording

/** What has no English of its own reads the same in both languages. */
export const readWording = (text: string, english: string | null): Words => ({
  zh: text,
  en: english ?? text,
})
