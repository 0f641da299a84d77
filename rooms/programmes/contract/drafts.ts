import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { programmeKinds } from '../domain/language/programme.ts'
import { definition } from './shapes.ts'

const states = ['draft', 'submitted', 'approved', 'refused'] as const
const words = z.object({ zh: z.string(), en: z.string() })
const ofDraft = z.object({ draft: idSchema })
const change = { id: idSchema.meta({ description: 'Of this command' }), version: z.number().int().min(1) }
const plain = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
const shape = {
  text: plain(200_000).meta({ description: 'The file as YAML' }),
  reason: plain(500).meta({ description: 'Why it is written' }),
}

const draftLine = z.object({
  id: z.string(),
  code: z.string(),
  title: words.nullable().meta({ description: 'As far as it is written' }),
  division: z.number().int(),
  place: z.string(),
  reason: z.string(),
  state: z.enum(states),
  writtenBy: z.string(),
  writtenAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
  from: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean(), submit: z.boolean(), decide: z.boolean() }),
})

const problem = z.object({ line: z.number().int(), reason: words })

const checked = z.object({
  title: words.nullable().meta({ description: 'Of the programme, once the text can be read' }),
  valid: z.boolean(),
  problems: z
    .array(problem)
    .meta({ description: 'All that is wrong, with lines; none when it may be submitted' }),
  examples: z.array(
    z.object({
      name: words,
      holds: z.boolean(),
      part: z.string().nullable(),
      found: z.string().nullable(),
    }),
  ),
  differences: z
    .array(
      z.object({
        path: z.string(),
        steps: z
          .array(z.object({ key: z.string(), title: words.nullable() }))
          .readonly()
          .meta({ description: 'The path in its parts; what the file names, with its title' }),
        unit: z.string().nullable().meta({ description: 'Of the figure that the two values are of' }),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .meta({ description: 'Against the version in force today' }),
  inForce: z.boolean().meta({ description: 'Whether there is a version in force to compare with' }),
})

const written = z.object({ id: z.string(), version: z.number().int(), state: z.enum(states) })
const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile'] as const
const headErrors = ['draft-without-head', 'draft-outside-division', 'draft-code-elsewhere'] as const
const notValid = ['draft-not-valid', 'draft-line'] as const

export const draftsContract = {
  drafts: route({
    method: 'GET',
    path: '/api/programme-drafts',
    summary: { zh: '政策草稿和已审批的版本', en: 'Drafts of programmes and decided versions' },
    permission: 'programmes.draft',
    answer: z.object({ items: z.array(draftLine) }),
  }),
  draft: route({
    method: 'GET',
    path: '/api/programme-drafts/:draft',
    summary: { zh: '一份草稿，及其校验结果', en: 'A draft, and what its check says' },
    permission: 'programmes.draft',
    params: ofDraft,
    answer: z.object({
      line: draftLine,
      text: z.string(),
      check: checked,
      definition: definition.nullable().meta({ description: 'The text as JSON, once it can be read' }),
    }),
    errors: ['not-found'],
  }),
  startText: route({
    method: 'GET',
    path: '/api/programme-texts/:code',
    summary: { zh: '有效版本的原文，供修改', en: 'The text in force, to start a draft from' },
    permission: 'programmes.draft',
    params: z.object({ code: z.string().min(1).max(80) }),
    answer: z.object({ text: z.string() }),
    errors: ['programme-unknown'],
  }),
  programmeTemplate: route({
    method: 'GET',
    path: '/api/programme-templates/:kind',
    summary: { zh: '一类政策的模板', en: 'A template of a kind, to start a draft from' },
    permission: 'programmes.draft',
    params: z.object({ kind: z.enum(programmeKinds) }),
    answer: z.object({ text: z.string() }),
  }),
  checkProgrammeText: route({
    method: 'POST',
    path: '/api/programme-checks',
    summary: { zh: '校验一份政策文件，不保存', en: 'Checks a text; nothing is kept' },
    permission: 'programmes.draft',
    body: z.strictObject({ text: shape.text }),
    answer: checked,
  }),
  setFigure: route({
    method: 'POST',
    path: '/api/programme-figures',
    summary: {
      zh: '在政策文件中写入一个数值的新标准，不保存',
      en: 'Puts a new value of a figure into a text; nothing is kept',
    },
    permission: 'programmes.draft',
    body: z.strictObject({
      text: shape.text,
      parameter: plain(80),
      value: plain(40).meta({ description: 'As in the file: fen, whole numbers, days' }),
      from: daySchema,
      source: plain(500),
    }),
    answer: z.object({ text: z.string() }),
    errors: ['figure-not-in-text'],
  }),
  draftProgramme: route({
    method: 'POST',
    path: '/api/programme-drafts',
    summary: { zh: '起草政策', en: 'Draft a programme' },
    permission: 'programmes.draft',
    body: z.strictObject({ id: change.id, draft: idSchema, ...shape }),
    answer: written,
    status: 201,
    errors: ['id-already-used', ...headErrors],
  }),
  changeDraft: route({
    method: 'PUT',
    path: '/api/programme-drafts/:draft',
    summary: { zh: '修改草稿', en: 'Change a draft; a submitted one becomes a draft again' },
    permission: 'programmes.draft',
    params: ofDraft,
    body: z.strictObject({ ...change, ...shape }),
    answer: written,
    errors: [...changeErrors, ...headErrors, 'draft-not-open'],
  }),
  submitDraft: route({
    method: 'POST',
    path: '/api/programme-drafts/:draft/submission',
    summary: { zh: '提交审批', en: 'Submit it for approval; it must be right in every point' },
    permission: 'programmes.draft',
    params: ofDraft,
    body: z.strictObject(change),
    answer: written,
    errors: [...changeErrors, ...notValid, 'draft-not-open'],
  }),
  approveDraft: route({
    method: 'POST',
    path: '/api/programme-drafts/:draft/approval',
    summary: { zh: '批准，自某日生效', en: 'Approve what somebody else wrote; in force from a day' },
    permission: 'programmes.approve',
    params: ofDraft,
    body: z.strictObject({ ...change, from: daySchema }),
    answer: written,
    errors: [
      ...changeErrors,
      ...notValid,
      'draft-not-submitted',
      'draft-approved-by-author',
      'draft-in-the-past',
    ],
  }),
  refuseDraft: route({
    method: 'POST',
    path: '/api/programme-drafts/:draft/refusal',
    summary: { zh: '不予批准并说明理由', en: 'Refuse it, with the reason' },
    permission: 'programmes.approve',
    params: ofDraft,
    body: z.strictObject({ ...change, note: plain(500) }),
    answer: written,
    errors: [...changeErrors, 'draft-not-submitted', 'draft-approved-by-author'],
  }),
}
