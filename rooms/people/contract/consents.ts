import { z } from 'zod'
import { daySchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { consentPurposes } from '../domain/consent.ts'
import { personParams } from './people.ts'
import { consentStateAnswer } from './schemas.ts'

const consentAnswer = z.object({
  id: z.string(),
  purpose: z.enum(consentPurposes),
  givenBy: z.enum(['self', 'guardian']),
  giver: z.string().nullable().meta({ description: 'Surname only' }),
  givenOn: z.string(),
  guardianNotifiedOn: z.string().nullable(),
  forIncapacity: z.boolean(),
  method: z.string(),
  file: z.string().nullable(),
  withdrawnOn: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})

export const consentsContract = {
  list: route({
    method: 'GET',
    path: '/api/people/:id/consents',
    summary: { zh: '知情同意', en: 'Consents' },
    permission: 'people.read',
    params: personParams,
    answer: z.object({
      service: consentStateAnswer,
      media: consentStateAnswer,
      items: z.array(consentAnswer),
    }),
    errors: ['not-found'],
  }),
  give: route({
    method: 'POST',
    path: '/api/people/:id/consents',
    summary: { zh: '登记同意', en: 'Record a consent' },
    permission: 'people.write',
    params: personParams,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Of this command, and of the consent' }),
      purpose: z.enum(consentPurposes),
      givenBy: z.enum(['self', 'guardian']),
      giver: z.string().trim().min(1).max(60).nullable().default(null),
      givenOn: daySchema,
      guardianNotifiedOn: daySchema.nullable().default(null),
      forIncapacity: z.boolean().default(false),
      method: z.enum(['paper', 'electronic', 'spoken']),
      file: idSchema.nullable().default(null),
    }),
    status: 201,
    answer: z.object({ id: z.string(), state: consentStateAnswer }),
    errors: [
      'not-found',
      'day-in-future',
      'day-before-birth',
      'guardian-name-missing',
      'consent-file-not-found',
    ],
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/people/:id/consents/:consent/withdrawal',
    summary: { zh: '撤回同意', en: 'Withdraw a consent' },
    permission: 'people.write',
    params: personParams.extend({ consent: idSchema }),
    body: z.strictObject({
      id: idSchema,
      on: daySchema,
      reason: z.string().trim().max(200).nullable().default(null),
    }),
    answer: z.object({ id: z.string(), state: consentStateAnswer }),
    errors: ['not-found', 'day-in-future', 'consent-already-withdrawn', 'day-before-consent'],
  }),
  due: route({
    method: 'GET',
    path: '/api/people/consents/due',
    summary: { zh: '将满或已满十四周岁、需重新征得同意的儿童', en: 'Children to be asked again at fourteen' },
    permission: 'people.read',
    query: pageQuery.extend({ withinDays: z.coerce.number().int().min(0).max(366).default(30) }),
    answer: pageOf(
      z.object({
        id: z.string(),
        name: z.string(),
        station: z.string(),
        birthday: z.string().meta({ description: 'The fourteenth' }),
        state: consentStateAnswer,
      }),
    ),
  }),
}
