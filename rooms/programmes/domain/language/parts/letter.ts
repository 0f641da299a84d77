import { z } from 'zod'
import { words } from '../words.ts'

/** Sentences of the award letter that only this programme has; the rest of the letter is the product's. */
export const letterSchema = z.strictObject({ award: words, duties: z.array(words).default([]) })
