import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { officerPostCodes } from '../domain/officer-posts.ts'
import { ofOne, optionalText, text } from './shapes.ts'

export const officersContract = {
  officers: route({
    method: 'GET',
    path: '/api/organisations/:id/officers',
    summary: { zh: '机构任职人员，含已卸任的', en: 'Who holds and held posts in an organisation' },
    permission: 'organisations.read',
    params: ofOne,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          post: z.enum(officerPostCodes),
          title: z.string().nullable(),
          fromOn: z.string(),
          toOn: z.string().nullable(),
          inForce: z.boolean(),
          elsewhere: z
            .array(z.object({ organisation: z.string(), name: z.string(), post: z.enum(officerPostCodes) }))
            .meta({ description: 'Posts that somebody of this name holds in other organisations now (X17)' }),
        }),
      ),
      mayWrite: z.boolean(),
    }),
    errors: ['not-found'],
  }),
  saveOfficer: route({
    method: 'PUT',
    path: '/api/organisations/:id/officers',
    summary: { zh: '登记或修改任职', en: 'Record a post in an organisation, or change one' },
    permission: 'organisations.write',
    params: ofOne,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Of this command' }),
      officer: idSchema.meta({ description: 'Of the entry, new or known' }),
      name: text(40),
      post: z.enum(officerPostCodes),
      title: optionalText(40).meta({ description: 'As the organisation calls it' }),
      fromOn: daySchema,
      toOn: daySchema.nullable().default(null).meta({ description: 'The last day' }),
    }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'day-in-the-future', 'closed-before-opened', 'id-already-used'],
  }),
}
