import type { z } from 'zod'
import type { Words } from './words.ts'

/** Faults of shape that this room finds itself, with what to write instead; they are told in both languages. */
export const faults = {
  kebab: {
    zh: '代码用小写字母、数字和连字符，以字母开头，如 first-contact',
    en: 'a code is small letters, digits and hyphens, and begins with a letter, such as first-contact',
  },
  formCode: {
    zh: '条目、领域和触发的代码以大写字母开头，只含字母、数字和点，如 A1、B.3.1',
    en: 'a code of an item, a domain or a trigger begins with a capital letter and has letters, digits and points only, such as A1 or B.3.1',
  },
  gradeCode: {
    zh: '等级代码用小写字母、数字和连字符，如 high、4',
    en: 'a code of a grade is small letters, digits and hyphens, such as high or 4',
  },
  day: { zh: '日期写成 2024-01-01 这样，并且要有这一天', en: 'write a day that there is, like 2024-01-01' },
  score: { zh: '总分写成数字或 25/8 这样的分数', en: 'a score is a number, or a ratio like 25/8' },
  condition: {
    zh: '条件须写 all、any、trigger、score、domain、item、fact 中的一个，且只写一个',
    en: 'a condition has one of all, any, trigger, score, domain, item, fact, and only one',
  },
} as const satisfies Record<string, Words>

const byMessage = new Map<string, Words>(Object.values(faults).map((fault) => [fault.en, fault]))

/** What is wrong in the words above, with its place; null for what every file may get wrong. */
export function sayIssue({ message, path }: z.core.$ZodIssue): Words | null {
  const fault = byMessage.get(message)
  const at = path.join('.')
  return fault ? { zh: `${at}：${fault.zh}`, en: `${at}: ${fault.en}` } : null
}
