import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import {
  attendanceStates,
  goalAttainments,
  groupKinds,
  groupPhases,
  groupStates,
} from '../domain/groups/group-codes.ts'
import { groupWarningCodes } from '../domain/groups/group-warnings.ts'
import { serviceFields } from '../domain/service-field.ts'
import { serviceTypes } from '../domain/service-type.ts'
import { timePattern } from '../domain/visit-minutes.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
export const note = text(4000).optional()
const time = z
  .string()
  .regex(timePattern, { error: 'time-not-valid' })
  .optional()
  .meta({ examples: ['09:30'] })
export const fen = z.number().int().min(0).max(100_000_000_00).optional().meta({ description: 'In fen' })

export const planFields = {
  name: text(80),
  type: z.enum(groupKinds),
  field: z.enum(serviceFields),
  serviceType: z.enum(serviceTypes).optional(),
  division: divisionSchema
    .optional()
    .meta({ description: 'Where it meets; where the station stands when left out' }),
  place: text(200).optional(),
  startsOn: daySchema.meta({ description: 'Planned day of the first session' }),
  plannedSessions: z.number().int().min(1).max(60),
  rationale: note,
  goals: note,
  theory: note,
  memberCriteria: note,
  recruitment: note,
  evaluationMethod: note,
  risks: note,
  budget: fen,
  leadName: text(60).optional().meta({ description: 'Who leads it; whoever creates the plan when left out' }),
  coWorkers: text(200).optional(),
  sessions: z
    .array(
      z.strictObject({
        plannedOn: daySchema.optional(),
        startedAt: time,
        endedAt: time,
        title: text(80).optional(),
        content: note,
      }),
    )
    .max(60)
    .default([])
    .meta({ description: 'In their order; each with a day becomes a duty to record it' }),
}

export const sessionFields = {
  number: z
    .number()
    .int()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: 'Which session of the plan; the next one when left out' }),
  heldOn: daySchema,
  startedAt: time,
  endedAt: time,
  place: text(200).optional(),
  title: text(80).optional(),
  aims: note,
  process: note.meta({ description: 'What happened, by time' }),
  dynamics: note,
  reflection: note,
  coWorkers: text(200).optional(),
  attendance: z
    .array(
      z.strictObject({
        person: idSchema,
        state: z.enum(attendanceStates),
        note: text(500).optional().meta({ description: 'How the member took part' }),
      }),
    )
    .max(100)
    .meta({ description: 'Members of that day who are not named are written down as absent' }),
}

export const warnings = z.array(z.enum(groupWarningCodes))
export const changed = z.object({ id: z.string(), version: z.number().int(), warnings })

export const groupLine = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(groupKinds),
  field: z.enum(serviceFields),
  serviceType: z.enum(serviceTypes).nullable(),
  state: z.enum(groupStates),
  phase: z.enum(groupPhases),
  station: z.string(),
  division: divisionAnswer,
  startsOn: z.string(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  leadName: z.string(),
  members: z.number().int().meta({ description: 'Members who have not left' }),
  plannedSessions: z.number().int(),
  sessions: z.number().int().meta({ description: '节: sessions held' }),
  attendances: z.number().int().meta({ description: '人次: present or late, over all sessions' }),
})

const sessionLine = z.object({
  id: z.string(),
  number: z.number().int(),
  heldOn: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  minutes: z.number().int().nullable(),
  title: z.string().nullable(),
  place: z.string().nullable(),
  workerName: z.string(),
  present: z.number().int(),
  expected: z.number().int(),
})

const memberLine = z.object({
  person: z.string(),
  name: z.string().nullable().meta({ description: 'null when the caller may not see the person' }),
  joinedOn: z.string(),
  leftOn: z.string().nullable(),
  leavingReason: z.string().nullable(),
  consentOn: z.string().nullable(),
  present: z.number().int(),
  expected: z.number().int(),
})

const scaleChange = z.object({
  compared: z.number().int().meta({ description: 'Members with both scores' }),
  before: z.number().nullable(),
  after: z.number().nullable(),
  change: z
    .number()
    .nullable()
    .meta({ description: 'Positive is for the better, whichever way the scale runs' }),
  better: z.number().int(),
  same: z.number().int(),
  worse: z.number().int(),
})

export const groupDetail = groupLine.extend({
  place: z.string().nullable(),
  rationale: z.string().nullable(),
  goals: z.string().nullable(),
  theory: z.string().nullable(),
  memberCriteria: z.string().nullable(),
  recruitment: z.string().nullable(),
  evaluationMethod: z.string().nullable(),
  risks: z.string().nullable(),
  budget: z.number().int().nullable(),
  coWorkers: z.string().nullable(),
  leadWorker: z.string(),
  cancelledOn: z.string().nullable(),
  cancelReason: z.string().nullable(),
  plan: z.array(
    z.object({
      number: z.number().int(),
      plannedOn: z.string().nullable(),
      startedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      title: z.string().nullable(),
      content: z.string().nullable(),
      session: z.string().nullable().meta({ description: 'The record of it, once held' }),
    }),
  ),
  memberList: z.array(memberLine),
  sessionList: z.array(sessionLine),
  scales: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      lowest: z.number().int(),
      highest: z.number().int(),
      better: z.enum(['higher', 'lower']),
      change: scaleChange,
      scores: z
        .array(
          z.object({
            person: z.string(),
            before: z.number().int().nullable(),
            after: z.number().int().nullable(),
          }),
        )
        .nullable()
        .meta({ description: 'null without the right to see sensitive fields; reading them is audited' }),
    }),
  ),
  evaluation: z
    .object({
      attainment: z.enum(goalAttainments),
      asked: z.number().int().nullable(),
      answered: z.number().int().nullable(),
      satisfied: z.number().int().nullable(),
      cost: z.number().int().nullable(),
      summary: z.string().nullable(),
      advice: z.string().nullable(),
      by: z.string(),
    })
    .nullable(),
  minutes: z.number().int(),
  attendanceRate: z.number().nullable(),
  warnings,
  version: z.number().int(),
  abilities: z.object({ change: z.boolean(), record: z.boolean(), reopen: z.boolean() }),
})

export const sessionDetail = sessionLine.extend({
  group: z.string(),
  groupName: z.string(),
  station: z.string(),
  division: divisionAnswer,
  coWorkers: z.string().nullable(),
  aims: z.string().nullable(),
  process: z.string().nullable(),
  sensitive: z
    .object({ dynamics: z.string().nullable(), reflection: z.string().nullable() })
    .nullable()
    .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
  attendance: z.array(
    z.object({
      id: z.string(),
      person: z.string(),
      personName: z.string().nullable(),
      state: z.enum(attendanceStates),
      note: z.string().nullable(),
    }),
  ),
  state: z.enum(['standing', 'reversed']),
  recordedAt: z.string(),
  reversal: z
    .object({
      reason: z.string(),
      byName: z.string(),
      at: z.string(),
      replacement: z.string().nullable(),
    })
    .nullable(),
  corrects: z.string().nullable(),
  warnings,
  abilities: z.object({ correct: z.boolean(), withdraw: z.boolean() }),
})

export const recordedSession = z.object({
  id: z.string(),
  number: z.number().int(),
  present: z.number().int(),
  warnings,
})
