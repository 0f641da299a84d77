import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { qualities, tieKinds, tieSources } from '../domain/family/ties.ts'
import { personParams } from './people.ts'

const id = idSchema.meta({ description: 'Of this command' })
const short = z.string().trim().min(1).max(60)
const note = z.string().trim().min(1).max(500)
const year = z.number().int().min(1850).max(2200)
const reason = z.string().trim().min(2).max(200)

/** One end of a tie: somebody with a file, or a relative who has none. */
const end = z.union([z.strictObject({ person: idSchema }), z.strictObject({ relative: idSchema })])
export type TieEnd = z.output<typeof end>

const relativeFields = {
  name: short,
  sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]).default(0),
  birthYear: year.nullable().default(null),
  deceased: z.boolean().default(false),
  deathYear: year.nullable().default(null),
  livesAlong: z.boolean().default(false),
  work: short.nullable().default(null),
  health: short.nullable().default(null),
  phone: z
    .string()
    .trim()
    .regex(/^[\d+\- ]{5,30}$/, 'phone-not-a-number')
    .nullable()
    .default(null),
  note: note.nullable().default(null),
}

const tieFields = {
  kind: z.enum(tieKinds),
  quality: z.enum(qualities).nullable().default(null),
  fromOn: daySchema.nullable().default(null).meta({ description: 'Since when; of a divorce its day' }),
  toOn: daySchema.nullable().default(null),
  note: note.nullable().default(null),
}

const member = z.object({
  key: z
    .string()
    .meta({ description: 'Within this answer: p and the id of a file, r and that of a relative' }),
  person: z.string().nullable(),
  relative: z.string().nullable(),
  version: z.number().int().nullable().meta({ description: 'Of a relative' }),
  name: z.string(),
  sex: z.number().int(),
  birthYear: z.number().int().nullable(),
  deathYear: z.number().int().nullable(),
  deceased: z.boolean(),
  household: z.boolean(),
  details: z
    .object({
      work: z.string().nullable(),
      health: z.string().nullable(),
      phone: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'Of a relative, for those who may see sensitive fields' }),
})

const tie = z.object({
  id: z
    .string()
    .nullable()
    .meta({ description: 'null where it is not recorded but known from the household' }),
  from: z.string(),
  to: z.string(),
  kind: z.enum(tieKinds),
  source: z.enum(tieSources),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  quality: z
    .enum(qualities)
    .nullable()
    .meta({ description: 'null too for those who may not see sensitive fields' }),
  note: z.string().nullable(),
  byName: z.string().nullable(),
  recordedOn: z.string().nullable(),
})

const family = z.object({
  person: z.string(),
  name: z.string(),
  client: z.string().meta({ description: 'Key of the person among the members' }),
  on: z.string(),
  sensitive: z.boolean(),
  cut: z.boolean().meta({ description: 'true when more people are related than are drawn' }),
  members: z.array(member),
  ties: z.array(tie),
  abilities: z.object({ change: z.boolean() }),
})
export type FamilyAnswer = z.input<typeof family>

const tieErrors = [
  'not-found',
  'id-already-used',
  'already-merged',
  'relative-not-found',
  'other-province',
  'day-in-future',
  'relation-days-reversed',
  'relation-outside-family',
  'relation-with-oneself',
  'relation-known',
  'relation-in-a-circle',
  'relation-ages',
] as const

export const familyContract = {
  family: route({
    method: 'GET',
    path: '/api/people/:id/family',
    summary: { zh: '家庭成员与关系（家庭结构图的数据）', en: 'Members of the family and their ties' },
    permission: 'people.read',
    params: personParams,
    answer: family,
    errors: ['not-found'],
  }),
  genogram: route({
    method: 'GET',
    path: '/api/people/:id/genogram',
    summary: { zh: '家庭结构图（SVG）', en: 'The genogram as an SVG picture' },
    permission: 'people.read',
    params: personParams,
    answer: { file: 'image/svg+xml' },
    errors: ['not-found'],
  }),
  history: route({
    method: 'GET',
    path: '/api/people/:id/relations/history',
    summary: {
      zh: '家庭关系的登记历史',
      en: 'Every tie that was recorded, what replaced it and what was taken out',
    },
    permission: 'people.read-sensitive',
    params: personParams,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          fromName: z.string(),
          toName: z.string(),
          kind: z.enum(tieKinds),
          quality: z.enum(qualities).nullable(),
          fromOn: z.string().nullable(),
          toOn: z.string().nullable(),
          note: z.string().nullable(),
          byName: z.string(),
          recordedAt: z.string(),
          state: z.enum(['holds', 'replaced', 'removed']),
          removedReason: z.string().nullable(),
          removedByName: z.string().nullable(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  addRelative: route({
    method: 'POST',
    path: '/api/people/:id/relatives',
    summary: {
      zh: '登记没有建档的家庭成员及其关系',
      en: 'Record a relative who has no file, with one tie to a member of the family',
    },
    permission: 'people.write',
    params: personParams,
    body: z.strictObject({
      id,
      relative: idSchema,
      ...relativeFields,
      tie: z.strictObject({
        id: idSchema,
        ...tieFields,
        with: end,
        elder: z
          .enum(['relative', 'other'])
          .default('relative')
          .meta({ description: 'Of parent, grandparent and guardian: which of the two is it' }),
      }),
    }),
    status: 201,
    answer: z.object({ relative: z.string(), relation: z.string() }),
    errors: [...tieErrors, 'relative-years-reversed'],
  }),
  changeRelative: route({
    method: 'PUT',
    path: '/api/people/:id/relatives/:relative',
    summary: {
      zh: '更正没有建档的家庭成员（保留原记录）',
      en: 'Correct a relative; what was there stays readable',
    },
    permission: 'people.write',
    params: personParams.extend({ relative: idSchema }),
    body: z.strictObject({ id, version: z.number().int().min(1), ...relativeFields }),
    answer: z.object({ id: z.string(), version: z.number().int() }),
    errors: [
      'not-found',
      'id-already-used',
      'already-merged',
      'changed-meanwhile',
      'relative-years-reversed',
    ],
  }),
  removeRelative: route({
    method: 'POST',
    path: '/api/people/:id/relatives/:relative/withdrawal',
    summary: {
      zh: '移除误登的家庭成员及其关系',
      en: 'Take out a relative recorded by mistake, with all ties',
    },
    permission: 'people.write',
    params: personParams.extend({ relative: idSchema }),
    body: z.strictObject({ id, reason }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used', 'already-merged'],
  }),
  relate: route({
    method: 'POST',
    path: '/api/people/:id/relations',
    summary: { zh: '登记家庭关系', en: 'Record how two members of the family are related' },
    permission: 'people.write',
    params: personParams,
    body: z.strictObject({ id, relation: idSchema, from: end, to: end, ...tieFields }),
    status: 201,
    answer: z.object({ relation: z.string() }),
    errors: tieErrors,
  }),
  correctRelation: route({
    method: 'POST',
    path: '/api/people/:id/relations/:relation/correction',
    summary: { zh: '更正家庭关系（原记录保留）', en: 'Correct a tie: another record takes its place' },
    permission: 'people.write',
    params: personParams.extend({ relation: idSchema }),
    body: z.strictObject({ id, replacement: idSchema, ...tieFields }),
    answer: z.object({ relation: z.string() }),
    errors: [...tieErrors, 'relation-not-current'],
  }),
  removeRelation: route({
    method: 'POST',
    path: '/api/people/:id/relations/:relation/withdrawal',
    summary: { zh: '撤销误登的家庭关系', en: 'Take out a tie recorded by mistake' },
    permission: 'people.write',
    params: personParams.extend({ relation: idSchema }),
    body: z.strictObject({ id, reason }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used', 'already-merged', 'relation-not-current'],
  }),
}
