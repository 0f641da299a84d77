import { z } from 'zod'
import { divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { changed } from './people.ts'
import { fieldName, fieldsSchema, lineAnswer } from './schemas.ts'

const side = z.enum(['survivor', 'other'])
const pair = z.object({ survivor: idSchema, other: idSchema })

const likeness = { score: z.number().int(), reasons: z.array(z.string()) }

export const duplicatesContract = {
  check: route({
    method: 'POST',
    path: '/api/people/duplicates/check',
    summary: { zh: '建档前查重', en: 'Look for duplicates before registering' },
    permission: 'people.write',
    body: z.strictObject({ division: divisionSchema, fields: fieldsSchema }),
    answer: z.object({ items: z.array(z.object({ person: lineAnswer, ...likeness })) }),
  }),
  list: route({
    method: 'GET',
    path: '/api/people/duplicates',
    summary: { zh: '疑似重复', en: 'Possible duplicates' },
    permission: 'people.merge',
    query: pageQuery.extend({ person: idSchema.optional(), division: divisionSchema.optional() }),
    answer: pageOf(z.object({ one: lineAnswer, two: lineAnswer, ...likeness })),
  }),
  dismiss: route({
    method: 'POST',
    path: '/api/people/duplicates/dismissal',
    summary: { zh: '确认不是同一人', en: 'Say that two files are two people' },
    permission: 'people.merge',
    body: z.strictObject({ id: idSchema, one: idSchema, two: idSchema }),
    answer: z.object({ dismissed: z.boolean() }),
    errors: ['not-found'],
  }),
  preview: route({
    method: 'GET',
    path: '/api/people/merges/preview',
    summary: { zh: '合并预览', en: 'Preview of a merge' },
    permission: 'people.merge',
    query: pair,
    answer: z.object({
      survivor: lineAnswer,
      other: lineAnswer,
      survivorVersion: z.number().int(),
      otherVersion: z.number().int(),
      fields: z.array(
        z.object({
          field: fieldName,
          survivor: z.any().meta({ description: 'Sensitive texts are masked' }),
          other: z.any(),
          proposed: side,
        }),
      ),
      moves: z
        .array(z.object({ kind: z.string(), count: z.number().int() }))
        .meta({ description: 'Facts of the other file that will be the survivor’s' }),
      ...likeness,
    }),
    errors: ['not-found', 'same-person', 'other-province', 'already-merged'],
  }),
  merge: route({
    method: 'POST',
    path: '/api/people/merges',
    summary: { zh: '合并', en: 'Merge two files' },
    permission: 'people.merge',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Of this command, and of the merge' }),
      survivor: idSchema,
      other: idSchema,
      survivorVersion: z.number().int(),
      otherVersion: z.number().int(),
      choices: z.partialRecord(fieldName, side).default({}),
    }),
    status: 201,
    answer: changed,
    errors: ['not-found', 'same-person', 'other-province', 'already-merged', 'changed-meanwhile'],
  }),
  undo: route({
    method: 'POST',
    path: '/api/people/merges/:merge/undo',
    summary: { zh: '撤销合并', en: 'Take a merge back' },
    permission: 'people.merge',
    params: z.object({ merge: idSchema }),
    body: z.strictObject({ id: idSchema }),
    answer: z.object({ survivor: z.string(), other: z.string() }),
    errors: ['not-found', 'already-undone', 'later-merge-stands'],
  }),
  merges: route({
    method: 'GET',
    path: '/api/people/merges',
    summary: { zh: '合并记录', en: 'Merges' },
    permission: 'people.merge',
    query: pageQuery,
    answer: pageOf(
      z.object({
        id: z.string(),
        survivor: z.string(),
        survivorName: z.string(),
        other: z.string(),
        otherName: z.string(),
        by: z.string(),
        at: z.string(),
        undoneAt: z.string().nullable(),
      }),
    ),
  }),
}
