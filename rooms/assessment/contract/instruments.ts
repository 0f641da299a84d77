import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { exampleSchema } from '../domain/instrument/example.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const code = z.string().min(1).max(80)
const ofInstrument = z.object({ code })
const ofCopy = z.object({ code, copy: idSchema })
export const copyStates = ['draft', 'checked', 'signed', 'ended'] as const
const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

const inForce = z.object({
  hash: z.string().meta({ description: 'SHA-256 of what the definition asks and decides' }),
  version: z.number().int(),
  copy: z
    .object({ id: z.string(), division: z.number().int(), place: z.string(), from: z.string() })
    .nullable()
    .meta({ description: "null where the instrument's own file is in force" }),
})

const instrumentLine = z.object({
  code: z.string(),
  title: words,
  about: z.enum(['child', 'elder']),
  items: z.number().int(),
  grades: z.number().int(),
  source: words,
  inForce: inForce.nullable(),
})

const copyLine = z.object({
  id: z.string(),
  code: z.string(),
  division: z.number().int(),
  place: z.string(),
  baseVersion: z.number().int(),
  changes: z.record(z.string(), z.number()),
  examples: z.array(z.record(z.string(), z.unknown())),
  reason: z.string(),
  state: z.enum(copyStates),
  writtenBy: z.string(),
  writtenAt: z.string(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  hash: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean(), sign: z.boolean(), end: z.boolean() }),
})

const written = z.object({ id: z.string(), version: z.number().int(), state: z.enum(copyStates) })

const shape = {
  changes: z.record(z.string().max(120), z.number()).meta({
    description:
      'Thresholds and intervals by their names, e.g. {"thresholds.total-red": 30, "grades.blue.visit.every": 90}',
    example: { 'grades.blue.visit.every': 90 },
  }),
  examples: z
    .array(exampleSchema)
    .max(100)
    .meta({ description: 'As in a file; each changed number must make one of them come out otherwise' }),
  reason: text(500),
}
const change = { id: idSchema.meta({ description: 'Of this command' }), version: z.number().int().min(1) }
const shapeErrors = [
  'instrument-unknown',
  'figure-unknown',
  'figure-not-valid',
  'copy-changes-nothing',
] as const
const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile'] as const

export const instrumentContract = {
  instruments: route({
    method: 'GET',
    path: '/api/instruments',
    summary: {
      zh: '评估量表，及某地某日所用的版本',
      en: 'Instruments, and which definition is in force at a place on a day',
    },
    permission: 'assessment.read',
    query: z.object({ division: divisionSchema.optional(), on: daySchema.optional() }),
    answer: z.object({ items: z.array(instrumentLine) }),
  }),
  instrument: route({
    method: 'GET',
    path: '/api/instruments/:code',
    summary: { zh: '一份量表的全部内容', en: 'An instrument in full, as in force at a place on a day' },
    permission: 'assessment.read',
    params: ofInstrument,
    query: z.object({ division: divisionSchema.optional(), on: daySchema.optional() }),
    answer: z.object({
      inForce,
      definition: z
        .looseObject({ code: z.string(), version: z.number().int(), title: words })
        .meta({ description: 'The file as JSON: items, scoring, triggers, grades, duties, examples' }),
      figures: z.array(
        z.object({
          name: z.string(),
          kind: z.enum(['points', 'threshold', 'interval', 'rule']),
          title: words,
          value: z.number(),
          shipped: z.number().meta({ description: "As in the instrument's own file" }),
          mayBeCopied: z.boolean(),
        }),
      ),
    }),
    errors: ['instrument-unknown'],
  }),
  copies: route({
    method: 'GET',
    path: '/api/instruments/:code/copies',
    summary: { zh: '县级副本，含草稿', en: "Counties' copies in scope, drafts too" },
    permission: 'instruments.write',
    params: ofInstrument,
    answer: z.object({ items: z.array(copyLine) }),
    errors: ['instrument-unknown'],
  }),
  draftCopy: route({
    method: 'POST',
    path: '/api/instruments/:code/copies',
    summary: { zh: '起草县级副本', en: "Draft a county's copy" },
    permission: 'instruments.write',
    params: ofInstrument,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Of this command' }),
      copy: idSchema,
      division: divisionSchema.meta({ description: 'A county' }),
      ...shape,
    }),
    answer: written,
    status: 201,
    errors: [...shapeErrors, 'not-found', 'id-already-used', 'copy-place-not-county'],
  }),
  changeCopy: route({
    method: 'PUT',
    path: '/api/instruments/:code/copies/:copy',
    summary: { zh: '修改副本草稿', en: 'Change a draft; a checked one becomes a draft again' },
    permission: 'instruments.write',
    params: ofCopy,
    body: z.strictObject({ ...change, ...shape }),
    answer: written,
    errors: [...changeErrors, ...shapeErrors, 'copy-not-draft'],
  }),
  checkCopy: route({
    method: 'POST',
    path: '/api/instruments/:code/copies/:copy/check',
    summary: { zh: '校验副本的示例', en: 'Check a copy: its examples come true and show every change' },
    permission: 'instruments.write',
    params: ofCopy,
    body: z.strictObject(change),
    answer: written,
    errors: [
      ...changeErrors,
      'copy-not-draft',
      'copy-base-outdated',
      'copy-examples-wrong',
      'copy-example-wrong',
      'copy-figure-not-shown',
    ],
  }),
  signCopy: route({
    method: 'POST',
    path: '/api/instruments/:code/copies/:copy/signature',
    summary: {
      zh: '签发副本，自某日生效',
      en: 'Sign a checked copy that somebody else wrote; in force from a day',
    },
    permission: 'instruments.sign',
    params: ofCopy,
    body: z.strictObject({ ...change, from: daySchema }),
    answer: written,
    errors: [
      ...changeErrors,
      'copy-not-checked',
      'copy-signed-by-author',
      'copy-already-signed',
      'copy-in-the-past',
      'copy-base-outdated',
    ],
  }),
  endCopy: route({
    method: 'POST',
    path: '/api/instruments/:code/copies/:copy/end',
    summary: {
      zh: '停用副本，恢复原量表',
      en: 'End a signed copy after a day: the instrument itself is in force again',
    },
    permission: 'instruments.sign',
    params: ofCopy,
    body: z.strictObject({ ...change, to: daySchema }),
    answer: written,
    errors: [...changeErrors, 'copy-not-checked', 'copy-in-the-past'],
  }),
}
