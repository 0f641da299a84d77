import { z } from 'zod'
import { name, source } from '../words.ts'

/** What a public notice may show of an applicant; nothing else ever is, no number of identity and no phone. */
export const noticeParts = [
  'name',
  'affiliations',
  'organisation',
  'post',
  'certificate-level',
  'township',
  'amount',
  'score',
  'rank',
  'work-title',
] as const

/** A public notice for so many working days; an objection blocks until it is decided. */
export const noticeSchema = z.strictObject({
  workdays: name,
  shows: z.array(z.enum(noticeParts)).min(1),
  objections: z.enum(['block', 'none']).default('block'),
  source,
})
export type Notice = z.infer<typeof noticeSchema>
