import { z } from 'zod'
import { daySchema, divisionSchema, route } from '../../../kernel/contract.ts'
import {
  caseBody,
  caseErrors,
  decisionAnswer,
  ofProgramme,
  programmeAnswer,
  programmeLine,
} from './shapes.ts'

const when = { on: daySchema.optional() }

export const programmesContract = {
  programmes: route({
    method: 'GET',
    path: '/api/programmes',
    summary: {
      zh: '某地某日有效的政策：本地、上级和所辖各地的',
      en: 'Programmes in force on a day: of a place, of those above it and of those in it',
    },
    permission: 'programmes.read',
    query: z.object({ division: divisionSchema.optional(), ...when }),
    answer: z.object({ items: z.array(programmeLine) }),
  }),
  programme: route({
    method: 'GET',
    path: '/api/programmes/:code',
    summary: {
      zh: '一项政策的全部规则和历史',
      en: 'A programme in full, as in force on a day, with its versions',
    },
    permission: 'programmes.read',
    params: ofProgramme,
    query: z.object(when),
    answer: programmeAnswer,
    errors: ['programme-unknown'],
  }),
  decideCase: route({
    method: 'POST',
    path: '/api/programmes/:code/decide',
    summary: {
      zh: '按已知情况判断资格和金额，并给出还要问什么；不保存',
      en: 'Decides on what is known so far and says what to ask next; nothing is kept',
    },
    permission: 'programmes.read',
    params: ofProgramme,
    body: caseBody,
    answer: decisionAnswer,
    errors: [...caseErrors],
  }),
}
