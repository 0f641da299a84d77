import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import { taskGiving } from '../../intake/contract.ts'
import { taskStates } from '../../intake/index.ts'
import { careStepTerms } from '../domain/care-steps.ts'
import { codesOf } from '../domain/letter-codes.ts'
import {
  changed,
  codeName,
  command,
  counsellingWay,
  gradeBand,
  one,
  text,
  topic,
  version,
} from './schemas.ts'

const careStep = z.enum(codesOf(careStepTerms))

const pupilLine = z.object({
  id: z.string(),
  number: z.string(),
  codeName: z.string(),
  gradeBand,
  station: z.string(),
  division: divisionAnswer,
  sessions: z.number().int(),
  lastOn: z.string().nullable(),
  openedOn: z.string(),
})

const session = z.object({
  id: z.string(),
  heldOn: z.string(),
  minutes: z.number().int(),
  topic,
  way: counsellingWay,
  note: z.string().nullable(),
  heldByName: z.string(),
  withdrawn: z.boolean(),
})

const taken = z.object({
  id: z.string(),
  step: careStep,
  takenOn: z.string(),
  organisation: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
  followUpOn: z.string().nullable(),
  note: z.string().nullable(),
  takenByName: z.string(),
  task: z
    .object({
      id: z.string(),
      state: z.enum(taskStates),
      bodyName: z.string(),
      dueOn: z.string(),
      settledOn: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'How the body stands with it: given, accepted, done, sent back' }),
})

const pupilDetail = pupilLine.extend({
  person: z.string().nullable(),
  personName: z.string().nullable(),
  note: z.string().nullable(),
  letters: z.array(z.object({ id: z.string(), number: z.string(), receivedOn: z.string() })),
  counselling: z.array(session),
  minutes: z.number().int(),
  care: z.array(taken),
  nextSteps: z.array(careStep),
  agreements: z.array(
    z.object({ id: z.string(), number: z.string(), state: z.string(), startsOn: z.string() }),
  ),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean() }),
})

const shape = {
  codeName,
  gradeBand,
  person: idSchema.optional().meta({ description: 'The file in the register of people, where there is one' }),
  note: text(2000).optional(),
}

export const pupilsContract = {
  pupils: route({
    method: 'GET',
    path: '/api/letters/pupils',
    summary: { zh: '个性化辅导的学生', en: 'Pupils who are counselled' },
    permission: 'letters.read',
    query: pageQuery.extend({
      station: idSchema.optional(),
      division: divisionSchema.optional(),
      search: z.string().trim().max(30).optional().meta({ description: 'Part of a number or code name' }),
    }),
    answer: pageOf(pupilLine),
  }),
  openPupil: route({
    method: 'POST',
    path: '/api/letters/pupils',
    summary: { zh: '为学生建辅导记录', en: 'Open the counselling record of a pupil' },
    permission: 'letters.answer',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the pupil and of the command' }),
      station: idSchema.optional().meta({ description: 'The station of the letter when left out' }),
      letter: idSchema.optional().meta({ description: 'Whose writer it is; the link is seen inside only' }),
      openedOn: daySchema,
      ...shape,
    }),
    answer: changed.extend({ number: z.string() }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'pupil-name-there',
      'pupil-person-there',
      'letter-day-not-valid',
    ],
  }),
  linkPupil: route({
    method: 'POST',
    path: '/api/letters/:id/pupil',
    summary: { zh: '把来信归到已有的学生', en: 'Link a letter to a pupil who is known' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, pupil: idSchema }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'letter-withdrawn'],
  }),
  changePupil: route({
    method: 'PUT',
    path: '/api/letters/pupils/:id',
    summary: { zh: '修改学生的登记', en: 'Change what is registered of a pupil' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, version, ...shape }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'changed-meanwhile', 'pupil-name-there', 'pupil-person-there'],
  }),
  pupil: route({
    method: 'GET',
    path: '/api/letters/pupils/:id',
    summary: { zh: '一名学生的辅导记录（记入审计）', en: 'The record of one pupil; audited' },
    permission: 'letters.read',
    params: one,
    answer: pupilDetail,
    errors: ['not-found'],
  }),
  recordSession: route({
    method: 'POST',
    path: '/api/letters/pupils/:id/sessions',
    summary: { zh: '记录一次个性化辅导', en: 'Record a counselling session' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the session and of the command' }),
      heldOn: daySchema,
      minutes: z.number().int().min(1).max(480),
      topic,
      way: counsellingWay.default('in-person'),
      note: text(4000).optional(),
    }),
    answer: changed,
    status: 201,
    errors: ['not-found', 'id-already-used', 'letter-day-not-valid'],
  }),
  withdrawSession: route({
    method: 'POST',
    path: '/api/letters/pupils/:id/sessions/:session/withdrawal',
    summary: { zh: '撤销误记的辅导', en: 'Withdraw a session recorded by mistake' },
    permission: 'letters.answer',
    params: z.object({ id: idSchema, session: idSchema }),
    body: z.strictObject({ id: command, reason: text(200) }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'session-withdrawn'],
  }),
  takeStep: route({
    method: 'POST',
    path: '/api/letters/pupils/:id/care-steps',
    summary: { zh: '记录 发现→转介→干预→治疗→康复 的一步', en: 'Record a step from finding to recovery' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({
      id: idSchema,
      step: careStep,
      takenOn: daySchema,
      organisation: idSchema.optional(),
      organisationName: text(80).optional().meta({ description: 'A body that is not in the register' }),
      followUpOn: daySchema.optional(),
      note: text(2000).optional(),
      task: z
        .strictObject({ task: idSchema.meta({ description: 'Of the new task' }), ...taskGiving })
        .optional()
        .meta({
          description:
            'Hands the matter to the registered body with the step: data, legal basis and consent are checked',
        }),
    }),
    answer: changed.extend({ task: z.string().nullable() }),
    status: 201,
    errors: [
      'not-found',
      'not-permitted',
      'id-already-used',
      'letter-day-not-valid',
      'care-task-needs-body',
      'care-step-not-next',
      'care-step-before-last',
      'care-treatment-needs-body',
    ],
  }),
}
