import { name } from './words.ts'

/** The keys by which a condition says what it is about; the compiler demands exactly one. */
export const subjectKeys = { fact: name.optional(), value: name.optional(), switch: name.optional() }
