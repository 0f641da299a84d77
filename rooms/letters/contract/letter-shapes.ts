import { z } from 'zod'
import {
  closeReason,
  danger,
  gradeBand,
  letterState,
  letterWay,
  replyState,
  safeguarding,
} from './schemas.ts'

const who = z.object({ by: z.string(), at: z.string() })

/** What a list tells: nothing of what the letter says. */
export const letterLine = z.object({
  id: z.string(),
  number: z.string(),
  box: z.object({ id: z.string(), name: z.string() }),
  station: z.string(),
  division: z.number().int(),
  way: letterWay,
  receivedOn: z.string(),
  codeName: z.string(),
  gradeBand,
  state: letterState,
  urgent: z.boolean(),
  urgentUntil: z.string().nullable(),
  late: z.boolean().meta({ description: 'The answer is overdue' }),
  dueOn: z.string(),
  responsibleName: z.string(),
})

const flag = z.object({
  id: z.string(),
  kind: danger,
  source: z.enum(['machine', 'hand']),
  note: z.string().nullable(),
  raisedBy: z.string().nullable(),
  raisedAt: z.string(),
  asked: who.extend({ reason: z.string() }).nullable(),
  setAside: who.extend({ reason: z.string() }).nullable(),
  abilities: z.object({ ask: z.boolean(), setAside: z.boolean() }),
})

const reply = z.object({
  id: z.string(),
  state: replyState,
  text: z.string(),
  draftedBy: z.string(),
  readBy: z.string().nullable(),
  remark: z.string().nullable(),
  publishedBy: z.string().nullable(),
  publishedOn: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean(), read: z.boolean(), publish: z.boolean() }),
})

const act = z.object({
  id: z.string(),
  kind: safeguarding,
  reference: z.string(),
  note: z.string().nullable(),
  doneOn: z.string(),
  doneBy: z.string(),
  case: z
    .object({ id: z.string(), number: z.string() })
    .nullable()
    .meta({ description: 'The case, where the reader may see cases' }),
  signed: who.extend({ opinion: z.string().nullable() }).nullable(),
  abilities: z.object({ sign: z.boolean() }),
})

export const letterDetail = letterLine.extend({
  thread: z.string(),
  text: z.string(),
  writer: z.string().nullable(),
  grade: z.number().int().nullable(),
  hasCode: z.boolean(),
  photos: z.array(z.string()),
  flags: z.array(flag),
  replies: z.array(reply),
  acts: z.array(act),
  others: z.array(
    z.object({ id: z.string(), number: z.string(), receivedOn: z.string(), state: letterState }),
  ),
  requests: z
    .array(z.object({ id: z.string(), number: z.string() }))
    .meta({ description: 'What it was taken in as, where the reader may see requests' }),
  pupil: z
    .object({ id: z.string(), number: z.string(), codeName: z.string(), person: z.string().nullable() })
    .nullable(),
  closing: who.extend({ on: z.string(), reason: closeReason, note: z.string().nullable() }).nullable(),
  withdrawn: z.boolean(),
  blocked: z
    .enum(['letter-not-answered', 'letter-needs-safeguarding', 'letter-needs-signature'])
    .nullable()
    .meta({ description: 'Why it cannot be closed as answered yet' }),
  version: z.number().int(),
  abilities: z.object({
    answer: z.boolean(),
    flag: z.boolean(),
    close: z.boolean(),
    withdraw: z.boolean(),
    counsel: z.boolean(),
  }),
})
