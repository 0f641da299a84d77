import type { Words } from './words.ts'

/** One text stands for both languages. */
export const inBoth = (text: string | Words): Words =>
  typeof text === 'string' ? { zh: text, en: text } : text
