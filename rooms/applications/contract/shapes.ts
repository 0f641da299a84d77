import { z } from 'zod'
import { divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import { eventKinds, eventRoles } from '../domain/core/event.ts'
import { nominators, outcomes, subjectKinds } from '../domain/core/subject.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
export const truth = z.enum(['yes', 'no', 'unknown'])
export const oneApplication = z.object({ id: idSchema })
export const plain = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

/** Of a stage: its title, who acts and what is done. */
export const stageAnswer = z.object({
  code: z.string(),
  title: words,
  who: z.enum(['applicant', 'body', 'reviewers', 'panel', 'public']).nullable(),
  work: z.string().nullable(),
})

/** One application as a list shows it. */
export const applicationLine = z.object({
  id: z.string(),
  number: z.string().nullable().meta({ description: 'null until it is received' }),
  programme: z.string(),
  programmeTitle: words,
  division: divisionAnswer,
  subjectKind: z.enum(subjectKinds),
  name: z.string(),
  organisationName: z.string().nullable(),
  workTitle: z.string().nullable(),
  nominatedBy: z.enum(nominators),
  stage: stageAnswer,
  stageSince: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  receivedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  eligible: truth.nullable(),
  amountFen: z.number().int().nullable(),
  score: z.number().int().nullable().meta({ description: 'Hundredths of a point' }),
  rank: z.number().int().nullable(),
  version: z.number().int(),
})

export const reasonText = plain(500)

export const windowAnswer = z.object({
  open: z.boolean(),
  closes: z.string().nullable(),
  opens: z.string().nullable(),
  nextYear: z.number().int().nullable(),
})

const value = z.union([z.string(), z.number(), z.array(z.string())])

/** Answers by names of facts, as the questionnaire sends them. */
export const factAnswers = z
  .record(
    z.string().max(80),
    z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(80)).max(50), z.null()]),
  )
  .refine((facts) => Object.keys(facts).length <= 200, { error: 'value-too-long' })

const blank = (maximum: number) => plain(maximum).nullable().default(null)

export const personFields = {
  name: plain(60),
  idNumber: plain(30).optional().meta({ description: 'Left out: as it is' }),
  phone: plain(20).optional().meta({ description: 'Left out: as it is' }),
  organisationName: blank(80),
  post: blank(60),
  workTitle: blank(100),
  township: divisionSchema.nullable().default(null),
}

export const factAnswer = z.object({
  name: z.string(),
  value,
  origin: z.enum(['record', 'given', 'body']),
  from: z.string().nullable().meta({ description: 'The resolver whose record answers' }),
  since: z.string().nullable(),
  contradicted: value.nullable().meta({ description: 'What was answered, where the record says otherwise' }),
})

export const evidenceAnswer = z.object({
  id: z.string(),
  fact: z.string(),
  title: z.string(),
  addedAt: z.string(),
  addedBy: z.string(),
})

export const decisionShape = z.object({
  eligible: truth,
  amountFen: z.number().int().nullable(),
  ask: z.array(z.string()),
  reasons: z.array(z.object({ rule: z.string(), source: z.string(), holds: truth })),
})

export const eventAnswer = z.object({
  id: z.string(),
  kind: z.enum(eventKinds),
  from: words.nullable(),
  to: words.nullable(),
  on: z.string(),
  at: z.string(),
  role: z.enum(eventRoles),
  by: z.string().nullable().meta({
    description: 'null to the applicant, who hears in whose name it was done, and where nobody did it',
  }),
  reason: z.string().nullable(),
  reasonEn: z
    .string()
    .nullable()
    .meta({ description: 'The same in English where the product says it; null where a person typed it' }),
})

export const personAnswer = z.object({
  name: z.string(),
  idNumber: z.string().nullable().meta({ description: 'Masked' }),
  phone: z.string().nullable().meta({ description: 'Masked' }),
  organisationName: z.string().nullable(),
  post: z.string().nullable(),
  workTitle: z.string().nullable(),
  township: divisionAnswer.nullable(),
  townshipName: z.string().nullable(),
})

export const definition = z
  .looseObject({ code: z.string(), title: words })
  .meta({ description: 'The programme as the application is under it: the file as JSON' })

/** An application as its applicant sees it. */
export const ownAnswer = z.object({
  line: applicationLine,
  draft: z.boolean(),
  person: personAnswer,
  definition,
  decision: decisionShape,
  facts: z.array(factAnswer),
  evidence: z.array(evidenceAnswer),
  missing: z
    .object({
      answers: z.array(z.string()),
      evidence: z.array(z.string()),
      person: z.array(z.string()),
    })
    .meta({ description: 'What is wanted before it can be sent' }),
  window: windowAnswer,
  history: z.array(eventAnswer),
  abilities: z.object({
    change: z.boolean(),
    prove: z.boolean(),
    submit: z.boolean(),
    complete: z.boolean(),
    done: z.boolean(),
    withdraw: z.boolean(),
    drop: z.boolean(),
  }),
  version: z.number().int(),
})

export const decisionKept = z.object({
  id: z.string(),
  on: z.string(),
  at: z.string(),
  by: z.string(),
  eligible: truth,
  amountFen: z.number().int().nullable(),
  hash: z.string(),
  release: z.string(),
  reasons: z.array(z.object({ rule: z.string(), source: z.string(), holds: truth })),
  facts: z.array(factAnswer),
  corrects: z.string().nullable(),
  reason: z.string().nullable(),
})

/** What follows a late filing: proposed, and decided by itself. */
export const consequenceAnswer = z.object({
  id: z.string(),
  code: z.string(),
  title: words,
  record: z.enum(['abnormal-list', 'spot-check-list', 'penalty', 'published-as-late', 'reminder']),
  source: z.string(),
  proposedOn: z.string(),
  state: z.enum(['proposed', 'decided', 'dropped']),
  decidedOn: z.string().nullable(),
  decidedBy: z.string().nullable(),
  document: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.number().int(),
})
