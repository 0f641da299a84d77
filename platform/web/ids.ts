import { uuidv7 } from 'uuidv7'
import type { Id } from '../../kernel/id.ts'

/** A new key, made here so that a resend is harmless. */
export const newId = (): Id => uuidv7()
