import { z } from 'zod'
import { parseDay } from '../../../../kernel/day.ts'

/** A text in both languages. */
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof words>

/** Codes of programmes, stages, rules, options and classes: kebab-case, never renamed (a code is in people's letters). */
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })

/** Names of facts, parameters, values and switches: snake_case, one name space. */
export const name = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, { error: 'a name is written in small letters, digits and _' })

/** The article, standard or rule a thing stands on; what is not stated anywhere says `design: …` with the reason. */
export const source = z.string().min(1)

const dayShape = /^\d{4}-\d{2}-\d{2}$/

/** A day of the calendar: one that is well written and yet does not exist (2023-02-29) is told as that. */
export const plainDay = z
  .string()
  .regex(dayShape, { error: 'a day is YYYY-MM-DD' })
  .check(({ value, issues }) => {
    if (!dayShape.test(value) || parseDay(value).ok) return
    const params = { zh: `没有这一天：${value}` }
    issues.push({ code: 'custom', input: value, message: `there is no such day: ${value}`, params })
  })

/** Where in a file something stands. */
export type Path = readonly (string | number)[]

/** One thing wrong with a programme: where in the file, and what to write instead, in both languages. */
export type Mistake = Words & { readonly path: Path }
