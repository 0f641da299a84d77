import { z } from 'zod'
import { idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { ageBandCodes } from '../domain/community/codes.ts'
import { signInLine, signInRow, signUpRow } from './community-shapes.ts'
import { phone, sex, text, yes } from './schemas.ts'

const one = z.object({ id: idSchema })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const command = { id: idSchema.meta({ description: 'Id of the command' }) }
const commandErrors = ['not-found', 'id-already-used'] as const

/** Who signs up and who signs in. */
export const signInContract = {
  signUps: route({
    method: 'GET',
    path: '/api/activities/:id/sign-ups',
    summary: { zh: '报名名单和候补', en: 'Who signed up, and who waits' },
    permission: 'activities.read',
    params: one,
    answer: z.object({ items: z.array(signUpRow) }),
    errors: ['not-found'],
  }),
  signUp: route({
    method: 'POST',
    path: '/api/activities/:id/sign-ups',
    summary: { zh: '报名；名额已满时进入候补', en: 'Sign somebody up; when full he waits' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      person: idSchema.optional(),
      name: text(40).optional().meta({ description: 'Needed without a person' }),
      sex: sex.optional(),
      ageBand: z.enum(ageBandCodes).optional(),
      phone: phone.optional(),
      note: text(200).optional(),
    }),
    answer: z.object({ id: z.string(), state: z.enum(['going', 'waiting']) }),
    status: 201,
    errors: [...commandErrors, 'activity-not-planned', 'already-signed-up', 'name-missing'],
  }),
  withdrawSignUp: route({
    method: 'POST',
    path: '/api/activities/:id/sign-ups/:signUp/withdrawal',
    summary: { zh: '取消报名，候补依次递补', en: 'Take a name off the list; who waits moves up' },
    permission: 'activities.record',
    params: z.object({ id: idSchema, signUp: idSchema }),
    body: z.strictObject(command),
    answer: z.object({ id: z.string(), movedUp: z.array(z.string()) }),
    errors: commandErrors,
  }),
  signIns: route({
    method: 'GET',
    path: '/api/activities/:id/sign-ins',
    summary: { zh: '签到名单', en: 'The sign-in list' },
    permission: 'activities.read',
    params: one,
    query: pageQuery.extend({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      search: text(40).optional(),
      all: yes.optional().meta({ description: 'Also lines that were struck' }),
    }),
    answer: pageOf(signInRow),
    errors: ['not-found'],
  }),
  signIn: route({
    method: 'POST',
    path: '/api/activities/:id/sign-ins',
    summary: { zh: '登记签到（一次可多人）', en: 'Sign in one or several' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      station: idSchema
        .optional()
        .meta({ description: 'Which station signs them in; the lead when left out' }),
      source: z.enum(['list', 'sheet']).default('list'),
      evenSo: z
        .boolean()
        .default(false)
        .meta({ description: 'Also names without a number that are there already' }),
      lines: z.array(signInLine).min(1).max(300),
    }),
    answer: z.object({ id: z.string(), lines: z.number().int() }),
    status: 201,
    errors: [
      ...commandErrors,
      'activity-cancelled',
      'activity-not-begun',
      'already-signed-in',
      'name-missing',
      'id-named-twice',
      'day-outside-activity',
      'station-not-of-activity',
      'person-not-found',
    ],
  }),
  confirmSignIns: route({
    method: 'POST',
    path: '/api/activities/:id/sign-ins/confirmation',
    summary: { zh: '确认扫码签到，确认后计入人次', en: 'Confirm lines by code, so that they count' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      lines: z.array(idSchema).max(1000).optional().meta({ description: 'All when left out' }),
    }),
    answer: z.object({ id: z.string(), confirmed: z.number().int() }),
    errors: [...commandErrors, 'activity-cancelled'],
  }),
  strike: route({
    method: 'POST',
    path: '/api/activities/:id/sign-ins/:line/withdrawal',
    summary: { zh: '划去一行签到（冲销）', en: 'Strike a sign-in line by a reversal' },
    permission: 'activities.read',
    params: z.object({ id: idSchema, line: idSchema }),
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ id: z.string(), reverses: z.string() }),
    status: 201,
    errors: [...commandErrors, 'line-already-struck', 'correction-not-permitted'],
  }),
  signInFile: route({
    method: 'GET',
    path: '/api/activities/:id/sign-ins/export',
    summary: { zh: '导出签到表（xlsx）', en: 'Export the sign-in list as xlsx' },
    permission: 'people.export',
    params: one,
    answer: { file: xlsx },
    errors: ['not-found'],
  }),
  readSheet: route({
    method: 'POST',
    path: '/api/activities/:id/sign-ins/sheet',
    summary: {
      zh: '读取签到表文件（xlsx、csv），只核对，不登记',
      en: 'Read a filled sign-in sheet (xlsx, csv); looks and records nothing',
    },
    permission: 'activities.record',
    params: one,
    upload: { maximumBytes: 5 * 1024 * 1024 },
    answer: z.object({
      lines: z.array(
        z.object({
          row: z.number().int(),
          name: z.string(),
          sex: z.number().int().nullable(),
          ageBand: z.enum(ageBandCodes).nullable(),
          phoneEnd: z.string().nullable(),
          volunteer: z.boolean(),
          firstTime: z.boolean().nullable(),
          problems: z.array(z.string()).meta({ description: 'Codes of what is wrong or was left out' }),
        }),
      ),
    }),
    errors: [
      'not-found',
      'sheet-without-names',
      'sheet-too-long',
      'file-missing',
      'file-too-large',
      'file-is-empty',
      'file-is-pdf',
      'file-is-image',
      'file-is-old-excel',
      'file-not-a-spreadsheet',
      'workbook-damaged',
    ],
  }),
}
