import { z } from 'zod'
import { divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { changed } from './people.ts'
import { lineAnswer, placeAnswer } from './schemas.ts'

const householdParams = z.object({ id: idSchema })

export const householdsContract = {
  create: route({
    method: 'POST',
    path: '/api/people/households',
    summary: { zh: '新建家庭', en: 'Register a household' },
    permission: 'people.write',
    body: z.strictObject({
      id: idSchema,
      household: idSchema,
      station: idSchema,
      division: divisionSchema,
      code: z.string().trim().min(1).max(40).nullable().default(null),
      size: z.number().int().min(1).max(50).nullable().default(null),
    }),
    status: 201,
    answer: changed,
    errors: ['station-not-found', 'household-code-taken'],
  }),
  read: route({
    method: 'GET',
    path: '/api/people/households/:id',
    summary: { zh: '家庭及其成员', en: 'A household and its members' },
    permission: 'people.read',
    params: householdParams,
    answer: z.object({
      id: z.string(),
      code: z.string().nullable(),
      place: placeAnswer,
      station: z.object({ id: z.string(), name: z.string() }),
      head: z.string().nullable(),
      size: z.number().int().nullable().meta({ description: 'As stated, clients or not' }),
      version: z.number().int(),
      members: z.array(lineAnswer),
    }),
    errors: ['not-found'],
  }),
  change: route({
    method: 'PATCH',
    path: '/api/people/households/:id',
    summary: { zh: '修改家庭', en: 'Change a household' },
    permission: 'people.write',
    params: householdParams,
    body: z.strictObject({
      id: idSchema,
      version: z.number().int().min(1),
      code: z.string().trim().min(1).max(40).nullable().optional(),
      size: z.number().int().min(1).max(50).nullable().optional(),
      head: idSchema.nullable().optional(),
    }),
    answer: changed,
    errors: ['not-found', 'changed-meanwhile', 'household-code-taken', 'head-not-a-member'],
  }),
  setMember: route({
    method: 'PUT',
    path: '/api/people/households/:id/members/:person',
    summary: { zh: '加入家庭或更正与户主关系', en: 'Join a household, or correct the relation' },
    permission: 'people.write',
    params: householdParams.extend({ person: idSchema }),
    body: z.strictObject({ id: idSchema, relation: z.string().max(30).nullable() }),
    answer: changed,
    errors: ['not-found'],
  }),
  removeMember: route({
    method: 'DELETE',
    path: '/api/people/households/:id/members/:person',
    summary: { zh: '移出家庭', en: 'Leave a household' },
    permission: 'people.write',
    params: householdParams.extend({ person: idSchema }),
    body: z.strictObject({ id: idSchema }),
    answer: changed,
    errors: ['not-found'],
  }),
}
