import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import {
  findingSourceCodes,
  findingStateCodes,
  liftStateCodes,
  sanctionKindCodes,
  sanctionStateCodes,
} from '../domain/paying/kinds.ts'
import {
  command,
  idAnswer,
  moneyAnswer,
  ofOne,
  paper,
  paperFormat,
  reason,
  text,
  within,
  words,
} from './paying-shapes.ts'

const finding = z.object({
  id: z.string(),
  division: divisionAnswer,
  application: z.string(),
  programme: z.string(),
  programmeTitle: words,
  number: z.string(),
  name: z.string(),
  source: z.enum(findingSourceCodes),
  sourceId: z.string().nullable(),
  sanctionCode: z.string().nullable(),
  sanctionTitle: words.nullable(),
  foundOn: z.string(),
  facts: z.string(),
  factsEn: z.string().nullable().meta({ description: 'Null where a person typed what was found' }),
  state: z.enum(findingStateCodes),
  closing: z.string().nullable(),
  recordedName: z.string(),
})

const sanction = z.object({
  id: z.string(),
  kind: z.enum(sanctionKindCodes),
  reason: z.string(),
  amount: moneyAnswer.nullable(),
  dueOn: z.string().nullable(),
  subjectClass: z.string().nullable(),
  untilOn: z.string().nullable().meta({ description: 'Last day of a bar; null: for ever, or no bar' }),
  state: z.enum(sanctionStateCodes),
  number: z.string().nullable(),
  proposedName: z.string(),
  proposedOn: z.string(),
  decidedName: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decision: z.string().nullable(),
  recoveries: z.array(z.string()).meta({ description: 'Ids of the recoveries in the funds room' }),
  abilities: z.object({ decide: z.boolean() }),
})

const lift = z.object({
  id: z.string(),
  reason: z.string(),
  state: z.enum(liftStateCodes),
  proposedName: z.string(),
  proposedOn: z.string(),
  decidedName: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decision: z.string().nullable(),
  abilities: z.object({ decide: z.boolean() }),
})

const bar = z.object({
  id: z.string(),
  division: divisionAnswer,
  application: z.string(),
  sanction: z.string(),
  finding: z.string(),
  orderNumber: z.string(),
  name: z.string(),
  subjectClass: z.string(),
  classTitle: words,
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  liftedOn: z.string().nullable(),
  holds: z.boolean().meta({ description: 'Today' }),
})

export const sanctionsContract = {
  findings: route({
    method: 'GET',
    path: '/api/applications/findings',
    summary: { zh: '发放后发现的问题，最近的在前', en: 'What was found after an award, the latest first' },
    permission: 'applications.read',
    query: pageQuery.extend({
      state: z.enum(findingStateCodes).optional(),
      within,
      search: z.string().max(60).optional(),
    }),
    answer: pageOf(finding),
    errors: ['cursor-not-valid'],
  }),
  finding: route({
    method: 'GET',
    path: '/api/applications/findings/:id',
    summary: { zh: '一个问题及其处理', en: 'One finding with what follows from it' },
    permission: 'applications.read',
    params: ofOne,
    answer: finding.extend({
      paid: moneyAnswer.meta({ description: 'Paid and not yet claimed back' }),
      choices: z
        .array(
          z.object({
            code: z.string(),
            title: words,
            source: z.string(),
            also: z.array(words),
            consequences: z.array(
              z.object({
                kind: z.enum(sanctionKindCodes),
                amount: moneyAnswer
                  .nullable()
                  .meta({ description: 'Null of a recovery: for the body to decide' }),
                ask: z
                  .array(words)
                  .meta({ description: 'Questions to establish before the sum of a recovery is known' }),
                untilOn: z.string().nullable(),
              }),
            ),
          }),
        )
        .meta({ description: 'The sanctions that the programme declares' }),
      sanctions: z.array(sanction),
      abilities: z.object({ propose: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  recordFinding: route({
    method: 'POST',
    path: '/api/applications/:id/findings',
    summary: { zh: '登记发现的问题', en: 'Record what was found' },
    permission: 'applications.sanction',
    params: ofOne,
    body: z.strictObject({ ...command, finding: idSchema, foundOn: daySchema, facts: text(2000) }),
    answer: idAnswer,
    status: 201,
    errors: ['not-found', 'day-in-the-future', 'application-not-received', 'id-already-used'],
  }),
  proposeSanctions: route({
    method: 'POST',
    path: '/api/applications/findings/:id/proposals',
    summary: {
      zh: '提出处理意见；每一项由另一人分别决定',
      en: 'Propose what follows; each is decided by itself, by another person',
    },
    permission: 'applications.sanction',
    params: ofOne,
    body: z.strictObject({
      ...command,
      sanctionCode: z.string().max(80),
      proposals: z
        .array(
          z.strictObject({
            sanction: idSchema,
            kind: z.enum(sanctionKindCodes),
            reason,
            amountFen: z.number().int().min(1).nullable().default(null),
            dueOn: daySchema.nullable().default(null),
          }),
        )
        .min(1)
        .max(3),
    }),
    answer: idAnswer,
    status: 201,
    errors: [
      'not-found',
      'finding-settled',
      'sanction-not-declared',
      'sanction-proposed-already',
      'recovery-amount-needed',
      'recovery-facts-needed',
      'recovery-due-needed',
      'more-than-paid',
      'bar-needs-identity',
      'value-not-in-list',
      'id-already-used',
    ],
  }),
  dismissFinding: route({
    method: 'POST',
    path: '/api/applications/findings/:id/dismissal',
    summary: { zh: '说明理由，不予处理', en: 'Let a finding rest, with the reason' },
    permission: 'applications.decide',
    params: ofOne,
    body: z.strictObject({ ...command, reason }),
    answer: idAnswer,
    errors: ['not-found', 'finding-settled', 'needs-second-person', 'id-already-used'],
  }),
  decideSanction: route({
    method: 'POST',
    path: '/api/applications/sanctions/:id/decision',
    summary: { zh: '由另一人决定一项处理', en: 'Another person decides one consequence' },
    permission: 'applications.decide',
    params: ofOne,
    body: z.strictObject({ ...command, decision: z.enum(['ordered', 'declined']), reason }),
    answer: z.object({ id: z.string(), number: z.string().nullable() }),
    errors: [
      'not-found',
      'sanction-decided',
      'needs-second-person',
      'more-than-paid',
      'payment-not-paid',
      'recovery-due-before-order',
      'application-revoked-already',
      'changed-meanwhile',
      'id-already-used',
    ],
  }),
  orderFile: route({
    method: 'GET',
    path: '/api/applications/sanctions/:id/file',
    summary: { zh: '决定书（Word 或 PDF）', en: 'The order as Word or PDF' },
    permission: 'applications.read',
    params: ofOne,
    query: paperFormat,
    answer: { file: paper },
    errors: ['not-found', 'sanction-not-ordered'],
  }),
  bars: route({
    method: 'GET',
    path: '/api/applications/bars',
    summary: { zh: '取消申请资格的名单，最近的在前', en: 'Bars, the latest first' },
    permission: 'applications.read',
    query: pageQuery.extend({
      inForce: z
        .enum(['true', 'false'])
        .transform((value) => value === 'true')
        .optional(),
      within,
      search: z.string().max(60).optional(),
    }),
    answer: pageOf(bar),
    errors: ['cursor-not-valid'],
  }),
  bar: route({
    method: 'GET',
    path: '/api/applications/bars/:id',
    summary: { zh: '一项取消资格及申诉', en: 'One bar and its appeals' },
    permission: 'applications.read',
    params: ofOne,
    answer: bar.extend({ lifts: z.array(lift), abilities: z.object({ propose: z.boolean() }) }),
    errors: ['not-found'],
  }),
  proposeLift: route({
    method: 'POST',
    path: '/api/applications/bars/:id/lifts',
    summary: { zh: '提出解除，写明理由', en: 'Propose to lift a bar, with the reason' },
    permission: 'applications.sanction',
    params: ofOne,
    body: z.strictObject({ ...command, lift: idSchema, reason }),
    answer: idAnswer,
    status: 201,
    errors: ['not-found', 'bar-not-in-force', 'lift-proposed-already', 'id-already-used'],
  }),
  decideLift: route({
    method: 'POST',
    path: '/api/applications/bar-lifts/:id/decision',
    summary: { zh: '由另一人决定是否解除', en: 'Another person decides whether it is lifted' },
    permission: 'applications.decide',
    params: ofOne,
    body: z.strictObject({ ...command, decision: z.enum(['approved', 'declined']), reason }),
    answer: idAnswer,
    errors: ['not-found', 'lift-decided', 'needs-second-person', 'id-already-used'],
  }),
}
