import { z } from 'zod'

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

export const plainDay = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a day is YYYY-MM-DD' })

/** Where in a file something stands. */
export type Path = readonly (string | number)[]

/** One thing wrong with a programme: where in the file, and what to write instead, in both languages. */
export type Mistake = Words & { readonly path: Path }
