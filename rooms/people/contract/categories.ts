import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { changed, personParams } from './people.ts'
import { categoryAnswer } from './schemas.ts'

const write = { id: idSchema }

export const categoriesContract = {
  vocabulary: route({
    method: 'GET',
    path: '/api/people/vocabulary',
    summary: { zh: '对象类别与人员代码', en: 'Categories and person codes' },
    permission: 'signed-in',
    answer: z.object({
      groups: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      categories: z.array(
        z.object({
          code: z.string(),
          zh: z.string(),
          en: z.string(),
          group: z.string(),
          restricted: z.boolean().meta({ description: 'Need to know (L4): hidden until unmasked' }),
          kinds: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
        }),
      ),
      codes: z.record(z.string(), z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() }))),
      noIdentityReasons: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      unmaskPurposes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    }),
  }),
  history: route({
    method: 'GET',
    path: '/api/people/:id/categories',
    summary: { zh: '对象类别及其历史', en: 'Categories with their history' },
    permission: 'people.read-sensitive',
    params: personParams,
    answer: z.object({ items: z.array(categoryAnswer) }),
    errors: ['not-found'],
  }),
  add: route({
    method: 'POST',
    path: '/api/people/:id/categories',
    summary: { zh: '增加类别', en: 'Add a category' },
    permission: 'people.write',
    params: personParams,
    body: z.strictObject({
      ...write,
      category: z.string(),
      subKind: z.string().nullable().default(null),
      certificate: z.string().trim().max(60).nullable().default(null),
      from: daySchema,
      to: daySchema.nullable().default(null),
    }),
    status: 201,
    answer: changed.extend({ category: z.string(), warnings: z.array(z.string()) }),
    errors: ['not-found', 'category-unknown', 'category-overlaps', 'category-against-age', 'category-dates'],
  }),
  correct: route({
    method: 'PUT',
    path: '/api/people/:id/categories/:category',
    summary: { zh: '终止或更正类别', en: 'End or correct a category' },
    permission: 'people.write',
    params: personParams.extend({ category: idSchema }),
    body: z.strictObject({
      ...write,
      subKind: z.string().nullable(),
      certificate: z.string().trim().max(60).nullable(),
      from: daySchema,
      to: daySchema.nullable(),
      reason: z.string().trim().min(2).max(200),
    }),
    answer: changed,
    errors: ['not-found', 'category-unknown', 'category-overlaps', 'category-dates'],
  }),
}
