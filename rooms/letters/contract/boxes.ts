import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { changed, command, gradeBand, one, text, version } from './schemas.ts'

const box = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  division: divisionAnswer,
  name: z.string(),
  place: z.string().nullable(),
  address: z.string().meta({ description: 'Of the public page /mail/<address>' }),
  online: z.boolean(),
  responsibleName: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  waiting: z.number().int().meta({ description: 'Letters to be answered' }),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean() }),
})

const facts = {
  name: text(40),
  place: text(80).optional(),
  online: z.boolean().default(false),
}

const school = z.object({
  station: z.string(),
  code: z.string(),
  name: z.string(),
  unnamed: z.boolean(),
  division: divisionAnswer,
  place: z.string(),
  city: z.object({ code: divisionAnswer, name: z.string() }),
  operator: z.object({ id: z.string(), name: z.string() }).nullable(),
  operatorName: z.string().nullable(),
  gradeBands: z.array(gradeBand),
  boarding: z.boolean(),
  openedOn: z.string(),
  version: z.number().int().meta({ description: '0 where nothing was said of the school yet' }),
})

/** A figure; `small` where it is 1 to 4 and the reader does not work there. */
const figure = z.object({ value: z.number().nullable(), small: z.boolean() })

const figures = z.object({
  received: figure,
  answered: figure,
  inTime: figure,
  pupils: figure,
  sessions: figure,
  groups: figure,
  classes: figure,
})

export const boxesContract = {
  boxes: route({
    method: 'GET',
    path: '/api/letters/boxes',
    summary: { zh: '信箱列表', en: 'Mailboxes' },
    permission: 'letters.read',
    query: z.object({ station: idSchema.optional() }),
    answer: z.object({ items: z.array(box) }),
  }),
  openBox: route({
    method: 'POST',
    path: '/api/letters/boxes',
    summary: { zh: '开设信箱', en: 'Open a mailbox' },
    permission: 'letters.answer',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the mailbox and of the command' }),
      station: idSchema,
      openedOn: daySchema,
      ...facts,
    }),
    answer: changed.extend({ address: z.string() }),
    status: 201,
    errors: ['not-found', 'id-already-used', 'letter-day-not-valid'],
  }),
  changeBox: route({
    method: 'PUT',
    path: '/api/letters/boxes/:id',
    summary: { zh: '修改信箱', en: 'Change a mailbox' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, version, ...facts, takeOver: z.boolean().default(false) }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'changed-meanwhile', 'mailbox-closed'],
  }),
  closeBox: route({
    method: 'POST',
    path: '/api/letters/boxes/:id/closing',
    summary: { zh: '停用信箱', en: 'Close a mailbox' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, version }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'changed-meanwhile', 'mailbox-closed', 'mailbox-waiting'],
  }),
  schools: route({
    method: 'GET',
    path: '/api/letters/schools',
    summary: {
      zh: '学校社工站网络：各校和各市的数据',
      en: 'The network of school stations, by school and by city',
    },
    permission: 'figures.read',
    query: z.object({
      within: divisionSchema.optional(),
      from: daySchema
        .optional()
        .meta({ description: 'Months from that of this day; all of them when left out' }),
      to: daySchema.optional(),
    }),
    answer: z.object({
      from: z.string(),
      to: z.string(),
      schools: z.array(school.extend({ figures, abilities: z.object({ change: z.boolean() }) })),
      cities: z.array(
        z.object({
          code: divisionAnswer,
          name: z.string(),
          schools: z.number().int(),
          named: z.number().int(),
          figures,
        }),
      ),
      total: z.object({
        schools: z.number().int(),
        named: z.number().int(),
        cities: z.number().int(),
        figures,
      }),
    }),
    errors: ['not-found'],
  }),
  exportSchools: route({
    method: 'GET',
    path: '/api/letters/schools/export',
    summary: {
      zh: '导出学校社工站网络（xlsx），小数字不导出',
      en: 'The network as xlsx, small numbers left out',
    },
    permission: 'figures.read',
    query: z.object({
      within: divisionSchema.optional(),
      from: daySchema.optional(),
      to: daySchema.optional(),
    }),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found'],
  }),
  school: route({
    method: 'GET',
    path: '/api/letters/schools/:station',
    summary: { zh: '一个学校社工站的数据', en: 'One school station with its figures' },
    permission: 'figures.read',
    params: z.object({ station: idSchema }),
    query: z.object({ from: daySchema.optional(), to: daySchema.optional() }),
    answer: school.extend({
      from: z.string(),
      to: z.string(),
      figures,
      abilities: z.object({ change: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  changeSchool: route({
    method: 'PUT',
    path: '/api/letters/schools/:station',
    summary: {
      zh: '登记学校社工站的运营机构和学段',
      en: 'Say who runs a school station and for which grades',
    },
    permission: 'regions.write',
    params: z.object({ station: idSchema }),
    body: z.strictObject({
      id: command,
      version: z.number().int().min(0),
      operator: idSchema.optional(),
      gradeBands: z.array(gradeBand.exclude(['unknown'])).max(4),
      boarding: z.boolean().default(false),
      unnamed: z.boolean().default(false),
    }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'changed-meanwhile', 'school-station-only'],
  }),
}
