import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import {
  awardLevelCodes,
  degreeCodes,
  registrationStateCodes,
  studyModeCodes,
} from '../domain/qualifications.ts'

const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

const ofOne = z.object({ id: idSchema })
const saved = z.object({ id: z.string() })
const words = z.object({ zh: z.string(), en: z.string() })

const registration = z.strictObject({
  id: idSchema,
  certificate: idSchema,
  number: text(40).nullish(),
  from: daySchema,
  to: daySchema.nullish().meta({ description: 'The last day; three years when left out' }),
})

const study = z.strictObject({
  id: idSchema,
  school: text(80),
  major: text(60),
  socialWork: z.boolean().meta({ description: 'The major is social work: its diploma gives credit hours' }),
  degree: z.enum(degreeCodes),
  mode: z.enum(studyModeCodes),
  from: daySchema,
  to: daySchema.nullish(),
  diplomaOn: daySchema.nullish(),
  diplomaNumber: text(60).nullish(),
})

const award = z.strictObject({
  id: idSchema,
  title: text(80),
  giver: text(80),
  level: z.enum(awardLevelCodes),
  givenOn: daySchema,
  document: text(120).nullish(),
  withdrawnOn: daySchema.nullish(),
  withdrawnReason: text(200).nullish(),
})

/** What programmes ask of a worker beside certificates and posts: registrations, study, awards (2.16, S6.7, S4). */
export const qualificationsContract = {
  qualifications: route({
    method: 'GET',
    path: '/api/workforce/:id/qualifications',
    summary: { zh: '登记、学历教育和获奖记录', en: 'Registrations, study and awards of a worker' },
    permission: 'workforce.read',
    params: ofOne,
    answer: z.object({
      standings: z.array(
        z.object({
          certificate: z.string(),
          state: z.enum(registrationStateCodes),
          until: z.string().nullable(),
        }),
      ),
      registrations: z.array(
        z.object({
          id: z.string(),
          certificate: z.string(),
          number: z.string().nullable(),
          from: z.string(),
          to: z.string(),
          renewal: z.boolean(),
          needTenths: z.number().int(),
          haveTenths: z.number().int(),
        }),
      ),
      studies: z.array(
        z.object({
          id: z.string(),
          school: z.string(),
          major: z.string(),
          socialWork: z.boolean(),
          degree: z.enum(degreeCodes),
          mode: z.enum(studyModeCodes),
          from: z.string(),
          to: z.string().nullable(),
          diplomaOn: z.string().nullable(),
          diplomaNumber: z.string().nullable(),
          credited: z.boolean(),
          invoicedFen: z.number().int(),
          invoices: z.array(
            z.object({
              id: z.string(),
              number: z.string(),
              issuer: z.string(),
              issuedOn: z.string(),
              amountFen: z.number().int(),
              withdrawn: z.boolean(),
            }),
          ),
        }),
      ),
      awards: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          giver: z.string(),
          level: z.enum(awardLevelCodes),
          givenOn: z.string(),
          document: z.string().nullable(),
          programme: z.string().nullable(),
          withdrawnOn: z.string().nullable(),
          withdrawnReason: z.string().nullable(),
        }),
      ),
      abilities: z.object({ write: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  workerFacts: route({
    method: 'GET',
    path: '/api/workforce/:id/facts',
    summary: { zh: '某日的政策事实', en: 'What programmes derive from the file, as of a day' },
    permission: 'workforce.read',
    params: ofOne,
    query: z.object({ on: daySchema.optional() }),
    answer: z.object({
      on: z.string(),
      facts: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          title: words,
          value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
          place: z.string().nullable().meta({ description: 'The name of a division code' }),
          since: z.string().nullable(),
        }),
      ),
      unknown: z.array(z.object({ name: z.string(), title: words })),
    }),
    errors: ['not-found'],
  }),
  saveRegistration: route({
    method: 'PUT',
    path: '/api/workforce/:id/registrations',
    summary: { zh: '登记或再登记', en: 'Register a certificate, or renew its registration' },
    permission: 'workforce.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, registration }),
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'period-ends-before-it-starts',
      'registration-before-certificate',
      'registration-overlaps',
    ],
  }),
  saveStudy: route({
    method: 'PUT',
    path: '/api/workforce/:id/studies',
    summary: { zh: '学历教育和毕业证书', en: 'Study for a degree, and its diploma' },
    permission: 'workforce.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, study }),
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'period-ends-before-it-starts',
      'diploma-not-whole',
      'diploma-already-registered',
      'day-still-to-come',
    ],
  }),
  addInvoice: route({
    method: 'POST',
    path: '/api/workforce/:id/studies/:study/invoices',
    summary: { zh: '登记学费票据', en: 'Add an invoice of tuition' },
    permission: 'workforce.write',
    params: z.object({ id: idSchema, study: idSchema }),
    body: z.strictObject({
      id: idSchema,
      number: text(40),
      issuer: text(80),
      issuedOn: daySchema,
      amountFen: z.number().int().min(1).max(100_000_000),
    }),
    status: 201,
    answer: saved,
    errors: ['not-found', 'id-already-used', 'invoice-already-registered', 'day-still-to-come'],
  }),
  withdrawInvoice: route({
    method: 'POST',
    path: '/api/workforce/:id/invoices/:invoice/withdrawal',
    summary: { zh: '撤销学费票据', en: 'Withdraw an invoice of tuition' },
    permission: 'workforce.write',
    params: z.object({ id: idSchema, invoice: idSchema }),
    body: z.strictObject({ id: idSchema, reason: text(200) }),
    status: 201,
    answer: saved,
    errors: ['not-found', 'id-already-used', 'invoice-already-withdrawn'],
  }),
  saveAward: route({
    method: 'PUT',
    path: '/api/workforce/:id/awards',
    summary: { zh: '获奖记录', en: 'Record an award, or that it was withdrawn' },
    permission: 'workforce.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, award }),
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-still-to-come',
      'period-ends-before-it-starts',
      'withdrawal-not-whole',
    ],
  }),
}

export type RegistrationInput = z.output<typeof registration>
export type StudyInput = z.output<typeof study>
export type AwardInput = z.output<typeof award>
