import { z } from 'zod'
import { code, name, source, words } from '../words.ts'

/**
 * Money of another programme that excludes this one, unless the switch says yes. `fact` is the fact with
 * `from: awards.held`.
 */
export const conflictSchema = z.strictObject({
  rule: code,
  title: words,
  with: z.array(code).min(1),
  fact: name,
  /** A switch with the options yes and no. */
  stackable: name.optional(),
  source,
})
export type Conflict = z.infer<typeof conflictSchema>
