import { z } from 'zod'
import { parseDay } from '../../../../kernel/day.ts'
import { conditionSchema } from './condition-schema.ts'
import { exampleSchema } from './example.ts'
import { faults } from './say-issue.ts'
import { clockSchema, days, whole, words } from './words.ts'

const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: faults.kebab.en })
/** Codes of items, domains and triggers are those of the printed form: `A1`, `B3.1`, `H4`. */
const formCode = z.string().regex(/^[A-Z][A-Za-z0-9]*(\.[0-9]+)*$/, { error: faults.formCode.en })
const gradeCode = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: faults.gradeCode.en })

/** Answers outside the scale: does not apply by age or situation; not known. */
export const outsideAnswers = ['NA', 'UNK'] as const
export type OutsideAnswer = (typeof outsideAnswers)[number]

const optionSchema = z.strictObject({
  points: whole,
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Of an item that a counted fact decides: the smallest value of the fact that has these points. */
  from: whole.optional(),
})

const itemSchema = z.strictObject({
  code: formCode,
  domain: formCode,
  title: words,
  options: z.array(optionSchema).min(2),
  allows: z.array(z.enum(outsideAnswers)).default(['UNK']),
  /** The counted fact that decides it when it is not answered itself. */
  by: kebab.optional(),
  /** What whoever fills it in should look at. */
  guide: words.optional(),
})

/** What is asked beside the items: it gives no points, an item or an adjustment uses it. */
const factSchema = z.strictObject({
  code: kebab,
  title: words,
  kind: z.enum(['yes-no', 'count']),
  unit: words.optional(),
  /** The largest count that is taken as no slip. */
  at_most: whole.optional(),
})

/** What else a trigger starts; who carries it out listens to the room's event. */
export const startedByTriggers = [
  'mandatory-report',
  'crisis-intervention',
  'guardianship-emergency',
  'emergency-relief',
  'sealed-handling',
  'as-judged',
] as const
export type StartedByTrigger = (typeof startedByTriggers)[number]

const triggerSchema = z.strictObject({
  code: formCode,
  title: words,
  also: z.array(z.enum(startedByTriggers)).default([]),
  guide: words.optional(),
})

export const dutyBearers = ['worker', 'supervisor', 'station-head', 'centre'] as const
export type DutyBearer = (typeof dutyBearers)[number]

/** What counts as having been there: seen at home or outside; seen, also by video; any contact. */
export const contactKinds = ['in-person', 'seen', 'contact'] as const

const dutySchema = z.strictObject({
  kind: kebab,
  title: words,
  /** Once, from the day of the grade. */
  within: clockSchema.optional(),
  /** Again and again. */
  every: days.optional(),
  who: z.enum(dutyBearers).default('worker'),
  counts: z.enum(contactKinds).optional(),
  /** An open case of the person answers it; where nothing is said, what is written down on the file does. */
  by: z.literal('case').optional(),
  guide: words.optional(),
})

const alarmSchema = z.strictObject({ after: days, to: z.enum(['station-head', 'centre']) })

const gradeSchema = z.strictObject({
  code: gradeCode,
  title: words,
  /** The last grade has none: it is what remains. */
  when: conditionSchema.optional(),
  duties: z.array(dutySchema).default([]),
  /** How late a duty of the grade may be before whom it is shown to. */
  alarms: z.array(alarmSchema).default([]),
  guide: words.optional(),
})

const adjustmentSchema = z.strictObject({
  when: conditionSchema,
  /** Straight to this grade, and no later adjustment is asked. */
  grade: gradeCode.optional(),
  /** So many grades worse, once, however many reasons there are. */
  worse_by: whole.optional(),
  title: words,
})

export const instrumentSchema = z.strictObject({
  code: kebab,
  version: z.number().int().min(1),
  in_force: z.strictObject({
    from: z.string().refine((text) => parseDay(text).ok, { error: faults.day.en }),
  }),
  title: words,
  about: z.enum(['child', 'elder']),
  /** Where it is from; one text, or one in each language. */
  source: z.union([z.string().min(1), words]),
  domains: z.array(z.strictObject({ code: formCode, title: words, source: z.string().optional() })).min(1),
  items: z.array(itemSchema).min(1),
  facts: z.array(factSchema).default([]),
  /** Where an answer may come from; recorded beside it. */
  evidence: z.array(z.strictObject({ code: kebab, title: words })).default([]),
  /** A note is obligatory from so many points. */
  note_from: whole.optional(),
  score: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('sum') }),
    /** Points × `to` ÷ what the answered items can have. */
    z.strictObject({ method: z.literal('scaled'), to: whole }),
  ]),
  thresholds: z.record(kebab, z.strictObject({ value: whole, title: words })).default({}),
  triggers: z.array(triggerSchema).default([]),
  /** From the worst to the best; the first that holds is the grade. */
  grades: z.array(gradeSchema).min(2),
  provisional: z
    .strictObject({
      unknown_more_than: whole.optional(),
      unknown_in: z.array(z.string()).default([]),
      at_least_grade: gradeCode.optional(),
      complete_within: days,
    })
    .optional(),
  adjustments: z.array(adjustmentSchema).default([]),
  reassess: z
    .strictObject({
      /** The first that holds; one without grade and condition always does. */
      rules: z
        .array(z.strictObject({ grade: gradeCode.optional(), when: conditionSchema.optional(), every: days }))
        .min(1),
      on: z.array(words).default([]),
    })
    .optional(),
  /** One grade at a time, after so many lower assessments so far apart; who signs. A higher grade holds at once. */
  downgrade: z
    .strictObject({
      lower_assessments: z.number().int().min(1),
      apart: days,
      signed_by: z.array(z.enum(dutyBearers)).min(1),
    })
    .optional(),
  examples: z.array(exampleSchema).min(1),
})

export type Instrument = z.infer<typeof instrumentSchema>
export type Item = Instrument['items'][number]
export type Fact = Instrument['facts'][number]
export type Trigger = Instrument['triggers'][number]
export type Grade = Instrument['grades'][number]
export type GradeDuty = Grade['duties'][number]
