import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { addWorkdays } from '../../regions/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

const rulesSchema = z.strictObject({
  reply_within_workdays: z.number().int().min(1).max(30),
  urgent_within_hours: z.number().int().min(1).max(24),
  helplines: z
    .array(z.strictObject({ number: z.string().regex(/^\d{3,12}$/), title: words, hint: words }))
    .min(1),
  source: z.string().min(1),
})

export type MailboxRules = z.output<typeof rulesSchema>

const file = join(import.meta.dirname, '../../../data/letters/mailbox.yaml')

let known: MailboxRules | undefined

/** `data/letters/mailbox.yaml`, read once a process. Throws when the file is not right, naming it. */
export function mailboxRules(): MailboxRules {
  if (known) return known
  const parsed = rulesSchema.safeParse(parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`)
  known = parsed.data
  return known
}

/** The day by which a letter is answered. */
export const answerBy = (receivedOn: Day): Day =>
  addWorkdays(workingCalendar(), receivedOn, mailboxRules().reply_within_workdays).date

/** The instant by which somebody has acted on a sign of danger, in milliseconds. */
export const urgentUntil = (now: number): number => now + mailboxRules().urgent_within_hours * 3_600_000
