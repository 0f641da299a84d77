import { z } from 'zod'
import { idSchema, route, trapSchema } from '../../../kernel/contract.ts'
import { codeName, gradeBand, helpline, letterText, secret } from './schemas.ts'

const address = z.string().regex(/^[a-z2-9]{12}$/, { error: 'value-not-valid' })
const typedCode = z.string().max(60).meta({ description: 'Sixteen digits, with or without spaces' })

/**
 * The pages for children: no account, no cookie, nothing kept of whoever asks. The code stands in the body and never in an
 * address, so that no history or log has it.
 */
export const publicLettersContract = {
  helplines: route({
    method: 'GET',
    path: '/api/public/letters/helplines',
    summary: { zh: '求助电话', en: 'Helplines' },
    permission: 'public',
    quiet: true,
    answer: z.object({ helplines: z.array(helpline), replyWithinWorkdays: z.number().int() }),
  }),
  box: route({
    method: 'GET',
    path: '/api/public/letters/boxes/:address',
    summary: { zh: '信箱页面：哪个学校的信箱', en: 'The page of a mailbox: whose it is' },
    permission: 'public',
    quiet: true,
    params: z.object({ address }),
    answer: z.object({
      station: z.string().nullable().meta({ description: 'null where the school is not named' }),
      box: z.string(),
      open: z.boolean(),
      replyWithinWorkdays: z.number().int(),
      helplines: z.array(helpline),
    }),
    errors: ['not-found'],
  }),
  write: route({
    method: 'POST',
    path: '/api/public/letters',
    summary: {
      zh: '写信（无需账号），得到一组读信码',
      en: 'Write a letter without an account and get a code',
    },
    permission: 'public',
    quiet: true,
    body: z.strictObject({
      id: idSchema,
      thread: idSchema,
      address,
      codeName,
      gradeBand,
      text: letterText,
      secret,
      website: trapSchema,
    }),
    answer: z.object({
      code: z.string().meta({ description: 'Shown once; opens the answer' }),
      answerBy: z.string(),
    }),
    status: 201,
    errors: ['not-found', 'mailbox-closed', 'mailbox-full', 'id-already-used', 'too-many-requests'],
  }),
  read: route({
    method: 'POST',
    path: '/api/public/letters/reading',
    summary: { zh: '凭读信码看回信', en: 'Read the answers with a code' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ code: typedCode }),
    answer: z.object({
      codeName: z.string(),
      texts: z.array(z.object({ from: z.enum(['pupil', 'station']), on: z.string(), text: z.string() })),
      waiting: z.boolean().meta({ description: 'The last letter has no answer yet' }),
      helplines: z.array(helpline),
    }),
    status: 200,
    errors: ['letter-code-unknown', 'too-many-requests'],
  }),
  again: route({
    method: 'POST',
    path: '/api/public/letters/again',
    summary: { zh: '凭读信码再写一封', en: 'Write again in the same conversation' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ id: idSchema, code: typedCode, text: letterText }),
    answer: z.object({ received: z.literal(true), answerBy: z.string() }),
    status: 201,
    errors: ['letter-code-unknown', 'mailbox-closed', 'mailbox-full', 'id-already-used', 'too-many-requests'],
  }),
}
