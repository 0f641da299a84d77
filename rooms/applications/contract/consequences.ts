import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { penaltyKinds } from '../../organisations/index.ts'
import { plain, reasonText } from './shapes.ts'

const penalties = Object.keys(penaltyKinds) as [keyof typeof penaltyKinds, ...(keyof typeof penaltyKinds)[]]
const change = { id: idSchema.meta({ description: 'Of this command' }), version: z.number().int().min(1) }
const errors = ['not-found', 'changed-meanwhile', 'id-already-used', 'consequence-settled'] as const

/** What follows a late filing; each is decided by itself and entered in the registry of organisations. */
export const consequencesContract = {
  decideConsequence: route({
    method: 'POST',
    path: '/api/applications/consequences/:id/decision',
    summary: {
      zh: '决定一项逾期后果，记入登记名册',
      en: 'Decide one consequence of lateness; it is entered in the registry',
    },
    permission: 'organisations.registry',
    params: z.object({ id: idSchema }),
    body: z.strictObject({
      ...change,
      decidedOn: daySchema,
      document: plain(100).meta({ description: 'Number of the document (文号)' }),
      legalBasis: plain(200),
      penalty: z.enum(penalties).optional().meta({ description: 'Of a penalty: which' }),
      amountFen: z.number().int().min(1).optional(),
    }),
    answer: z.object({ id: z.string() }),
    errors: [
      ...errors,
      'day-outside-stage',
      'value-missing',
      'registry-not-registered',
      'day-in-the-future',
      'before-decision',
      'listing-not-standing',
      'penalty-amount-needed',
      'penalty-has-no-amount',
    ],
  }),
  dropConsequence: route({
    method: 'POST',
    path: '/api/applications/consequences/:id/dropping',
    summary: { zh: '一项逾期后果不适用，说明理由', en: 'One consequence does not follow, with the reason' },
    permission: 'organisations.registry',
    params: z.object({ id: idSchema }),
    body: z.strictObject({ ...change, reason: reasonText }),
    answer: z.object({ id: z.string() }),
    errors,
  }),
}
