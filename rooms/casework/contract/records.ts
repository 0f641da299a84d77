import { z } from 'zod'
import { daySchema, idSchema } from '../../../kernel/contract.ts'
import {
  attainmentTerms,
  caseSourceTerms,
  closeReasonTerms,
  codesOf,
  satisfactionTerms,
} from '../domain/case-codes.ts'
import {
  acknowledgedTerms,
  consentByTerms,
  consentTerms,
  contactTerms,
  crisisTerms,
  decisionTerms,
  keptTerms,
  partyTerms,
  signedTerms,
  urgencyTerms,
} from '../domain/record-codes.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

const line = text(200)
const note = text(4000)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'value-not-valid' })
const score = z.number().int().min(-2).max(2)
const contact = z.enum(codesOf(contactTerms))
const party = z.enum(codesOf(partyTerms))

/**
 * A signature as it was written: strokes of points, each x and y in thousandths of the field. Two thousand points are
 * several signatures.
 */
export const strokesSchema = z
  .array(z.array(z.number().int().min(0).max(1000)).min(2).max(2000))
  .min(1)
  .max(60)
  .refine((strokes) => strokes.every((one) => one.length % 2 === 0), { error: 'value-not-valid' })
  .refine((strokes) => strokes.reduce((sum, one) => sum + one.length, 0) <= 4000, {
    error: 'value-not-valid',
  })

/** 接案表 */
const intake = z.strictObject({
  kind: z.literal('intake'),
  source: z.enum(codesOf(caseSourceTerms)),
  presentingProblem: note,
  urgency: z.enum(codesOf(urgencyTerms)),
  crisis: z.array(z.enum(codesOf(crisisTerms))).max(5),
  crisisNote: note.optional(),
  consent: z.enum(codesOf(consentTerms)),
  consentBy: z.enum(codesOf(consentByTerms)).optional(),
  decision: z.enum(codesOf(decisionTerms)),
  reason: note,
})

/** 预估表: the systems around the client, self – family – school or work – community – economy */
const assessment = z.strictObject({
  kind: z.literal('assessment'),
  physical: note.optional(),
  mental: note,
  behaviour: note.optional(),
  family: note,
  schoolOrWork: note.optional(),
  community: note,
  economy: note.optional(),
  wishes: note.meta({ description: 'What the client wants, in the client’s words' }),
  problems: z.array(line).min(1).max(10).meta({ description: 'Ranked, the most pressing first' }),
  strengths: note,
  needs: note,
  theory: note.optional(),
  scales: z
    .array(
      z.strictObject({
        name: line,
        score: line,
        on: daySchema.optional(),
        assessment: idSchema.optional().meta({
          description:
            'An assessment of the client: what it found is written here, whatever is sent beside it',
        }),
      }),
    )
    .max(10),
  risks: note,
})

/** 计划表 */
const plan = z.strictObject({
  kind: z.literal('plan'),
  overallGoal: note,
  goals: z
    .array(
      z.strictObject({
        id: idSchema,
        title: line,
        indicator: line,
        baseline: line,
        target: line,
        dueOn: daySchema,
      }),
    )
    .min(1)
    .max(10),
  strategies: note,
  tasks: z
    .array(z.strictObject({ who: party, body: line.optional(), task: line, dueOn: daySchema.optional() }))
    .min(1)
    .max(20),
  timetable: note,
  sessions: z.number().int().min(1).max(200),
  risks: note.optional(),
  parties: z.array(party).min(1).max(6).meta({ description: 'Who signs the service agreement' }),
})

/** 服务协议签署: one party signs; `name` is who wrote */
const agreement = z.strictObject({
  kind: z.literal('agreement'),
  party,
  name: text(60),
  way: z.enum(codesOf(signedTerms)),
  strokes: strokesSchema.optional().meta({ description: 'With the way strokes' }),
})

/** 过程记录 */
const process = z.strictObject({
  kind: z.literal('process'),
  heldOn: daySchema,
  startedAt: time.optional(),
  endedAt: time.optional(),
  place: line.optional(),
  form: contact,
  participants: line.optional(),
  aim: note,
  process: note,
  clientState: note.optional(),
  resources: note.optional().meta({ description: 'Resources linked at this contact' }),
  reflection: note.optional(),
  nextPlan: note.optional(),
  nextOn: daySchema.optional().meta({ description: 'When the next contact is agreed for' }),
})

/** 目标进展 */
const progress = z.strictObject({
  kind: z.literal('progress'),
  goal: idSchema,
  heldOn: daySchema,
  score,
  note: note.optional(),
})

/** 评估表 */
const evaluation = z.strictObject({
  kind: z.literal('evaluation'),
  scores: z
    .array(z.strictObject({ goal: idSchema, score, note: note.optional() }))
    .min(1)
    .max(10),
  measures: note.optional().meta({ description: 'Before and after, by scale' }),
  satisfaction: z.enum(codesOf(satisfactionTerms)),
  clientWords: note.optional(),
  reflection: note,
})

/** 结案表 */
const closing = z.strictObject({
  kind: z.literal('closing'),
  reason: z.enum(codesOf(closeReasonTerms)),
  outcome: note,
  attainment: z.enum(codesOf(attainmentTerms)),
  satisfaction: z.enum(codesOf(satisfactionTerms)).optional(),
  followUp: note,
  acknowledged: z.enum(codesOf(acknowledgedTerms)),
  acknowledgedBy: text(60).optional(),
  referredTo: line.optional(),
  transferLetter: note.optional(),
})

/** 跟进回访 */
const followUp = z.strictObject({
  kind: z.literal('follow-up'),
  months: z.number().int().min(1).max(60),
  heldOn: daySchema,
  form: contact,
  kept: z.enum(codesOf(keptTerms)),
  situation: note,
  again: z.enum(['no', 'yes']).meta({ description: 'Whether a new case is needed' }),
})

export const recordSchema = z.discriminatedUnion('kind', [
  intake,
  assessment,
  plan,
  agreement,
  process,
  progress,
  evaluation,
  closing,
  followUp,
])

/** The words of a record, as they are sent, sealed and shown. */
export type CaseRecord = z.output<typeof recordSchema>
export type RecordOf<Kind extends CaseRecord['kind']> = Extract<CaseRecord, { kind: Kind }>
