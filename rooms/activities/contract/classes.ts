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
import { serviceFields } from '../domain/service-field.ts'
import { clockTime, note, phone, sex, text, yes } from './schemas.ts'

const command = { id: idSchema.meta({ description: 'Id of the command' }) }
const commandErrors = ['not-found', 'id-already-used'] as const
const one = z.object({ id: idSchema })
const namedStation = z.object({ id: z.string(), name: z.string() })

const seriesFields = {
  title: text(100),
  content: note,
  field: z.enum(serviceFields).optional(),
  station: idSchema,
  division: divisionSchema.optional(),
  place: text(200),
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .max(7)
    .meta({ description: '1 Monday … 7 Sunday' }),
  workdaysOnly: z
    .boolean()
    .default(true)
    .meta({ description: 'No session on a day off of the working calendar' }),
  startsAt: clockTime,
  endsAt: clockTime,
  grace: z.number().int().min(0).max(120).default(15).meta({ description: 'Minutes after closing' }),
  fromOn: daySchema,
  toOn: daySchema,
  capacity: z.number().int().min(1).max(500).optional(),
}

const seriesLine = z.object({
  id: z.string(),
  title: z.string(),
  field: z.enum(serviceFields).nullable(),
  station: namedStation,
  division: divisionAnswer,
  place: z.string(),
  weekdays: z.array(z.number().int()),
  startsAt: z.string(),
  endsAt: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  capacity: z.number().int().nullable(),
  childCount: z.number().int(),
  sessionsHeld: z.number().int(),
  sessionsPlanned: z.number().int(),
  attendances: z.number().int(),
})

const pickUp = z.object({
  id: z.string(),
  name: z.string(),
  relation: z.string(),
  phone: z.string().meta({ description: 'Masked' }),
  endedOn: z.string().nullable(),
})

const child = z.object({
  id: z.string(),
  person: z.string().nullable(),
  name: z.string(),
  sex: z.number().int().nullable(),
  guardianName: z.string(),
  guardianPhone: z.string().meta({ description: 'Masked' }),
  remarks: z.string().nullable().meta({ description: 'null without the right to see sensitive fields' }),
  enrolledOn: z.string(),
  leftOn: z.string().nullable(),
  pickUps: z.array(pickUp),
})

const session = z.object({
  id: z.string(),
  on: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  state: z.enum(['planned', 'held', 'cancelled', 'withdrawn']),
  cancelledReason: z.string().nullable(),
  attendances: z.number().int(),
})

const seriesDetail = seriesLine.extend({
  content: z.string().nullable(),
  workdaysOnly: z.boolean(),
  grace: z.number().int(),
  responsibleName: z.string(),
  version: z.number().int(),
  enrolled: z.array(child),
  sessions: z.array(session),
  abilities: z.object({ edit: z.boolean(), correct: z.boolean() }),
})

const leaving = z.object({
  at: z.string(),
  adult: z.string(),
  relation: z.string(),
  byCall: z
    .object({ guardian: z.string(), at: z.string(), takenBy: z.string() })
    .nullable()
    .meta({ description: 'Allowed on the telephone for this once; null for an adult of the list' }),
  recordedByName: z.string(),
})

/** A child of a session: expected, here, fetched, or still here after closing. */
const present = z.object({
  child: z.string(),
  name: z.string(),
  attendance: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  leaving: leaving.nullable(),
  state: z.enum(['expected', 'here', 'fetched', 'unclaimed']),
  guardianName: z.string(),
  guardianPhone: z.string(),
  pickUps: z.array(pickUp),
})

const sessionSheet = session.extend({
  series: z.string(),
  title: z.string(),
  station: namedStation,
  place: z.string(),
  closesAt: z.string().meta({ description: 'Closing and grace' }),
  children: z.array(present),
  abilities: z.object({ record: z.boolean(), correct: z.boolean() }),
})

const pickUpInput = z.strictObject({ id: idSchema, name: text(40), relation: text(20), phone })
const seriesErrors = [
  'class-ends-before-it-starts',
  'class-too-long',
  'class-without-sessions',
  'division-outside-scope',
] as const

export const classesContract = {
  list: route({
    method: 'GET',
    path: '/api/classes',
    summary: { zh: '常设课堂列表', en: 'Recurring classes' },
    permission: 'activities.read',
    query: pageQuery.extend({
      search: text(40).optional(),
      station: idSchema.optional(),
      division: divisionSchema.optional(),
      running: yes.optional().meta({ description: 'Only those with days from today on' }),
    }),
    answer: pageOf(seriesLine),
  }),
  board: route({
    method: 'GET',
    path: '/api/classes/board',
    summary: { zh: '当日接送看板', en: 'Who is here today, who was fetched, who is unclaimed' },
    permission: 'activities.read',
    query: z.object({ on: daySchema.optional(), station: idSchema.optional() }),
    answer: z.object({ on: z.string(), sessions: z.array(sessionSheet) }),
  }),
  open: route({
    method: 'POST',
    path: '/api/classes',
    summary: { zh: '开设常设课堂并按日历排课', en: 'Open a class; its sessions follow from the calendar' },
    permission: 'activities.record',
    body: z.strictObject({ ...command, ...seriesFields }),
    answer: z.object({ id: z.string(), sessions: z.number().int() }),
    status: 201,
    errors: [...commandErrors, ...seriesErrors],
  }),
  one: route({
    method: 'GET',
    path: '/api/classes/:id',
    summary: {
      zh: '查看课堂；也可用课次或签到的编号',
      en: 'One class; also by the id of a session or an attendance',
    },
    permission: 'activities.read',
    params: one,
    answer: seriesDetail,
    errors: ['not-found'],
  }),
  change: route({
    method: 'PUT',
    path: '/api/classes/:id',
    summary: { zh: '修改课堂；未上的课次按新日历重排', en: 'Change a class; sessions to come are set anew' },
    permission: 'activities.record',
    params: one,
    body: z
      .strictObject({ ...command, version: z.number().int().min(1), ...seriesFields })
      .omit({ station: true, division: true }),
    answer: z.object({ id: z.string(), sessions: z.number().int() }),
    errors: [...commandErrors, 'changed-meanwhile', ...seriesErrors],
  }),
  enrol: route({
    method: 'POST',
    path: '/api/classes/:id/children',
    summary: { zh: '登记入班儿童和接送人', en: 'Enrol a child with the adults who may fetch it' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      person: idSchema.optional(),
      name: text(40).optional(),
      sex: sex.optional(),
      bornOn: daySchema.optional(),
      guardianName: text(40),
      guardianPhone: phone,
      remarks: text(500).optional().meta({ description: 'Allergies, whom a court keeps away; sealed' }),
      enrolledOn: daySchema.optional(),
      pickUps: z.array(pickUpInput).min(1).max(10),
    }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [
      ...commandErrors,
      'class-full',
      'child-enrolled-already',
      'name-missing',
      'person-not-found',
      'id-named-twice',
    ],
  }),
  leave: route({
    method: 'POST',
    path: '/api/classes/:id/children/:child/leaving',
    summary: { zh: '儿童退班', en: 'A child leaves the class' },
    permission: 'activities.record',
    params: z.object({ id: idSchema, child: idSchema }),
    body: z.strictObject({ ...command, on: daySchema }),
    answer: z.object({ id: z.string() }),
    errors: [...commandErrors, 'child-not-enrolled'],
  }),
  addPickUp: route({
    method: 'POST',
    path: '/api/classes/:id/children/:child/pick-ups',
    summary: { zh: '增加接送人', en: 'Add an adult who may fetch a child' },
    permission: 'activities.record',
    params: z.object({ id: idSchema, child: idSchema }),
    body: z.strictObject({ ...command, name: text(40), relation: text(20), phone }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [...commandErrors, 'child-not-enrolled'],
  }),
  endPickUp: route({
    method: 'POST',
    path: '/api/classes/:id/pick-ups/:pickUp/end',
    summary: { zh: '取消接送人，当日起生效', en: 'An adult may fetch a child no more, from today' },
    permission: 'activities.record',
    params: z.object({ id: idSchema, pickUp: idSchema }),
    body: z.strictObject(command),
    answer: z.object({ id: z.string() }),
    errors: commandErrors,
  }),
  contact: route({
    method: 'POST',
    path: '/api/classes/:id/children/:child/contact',
    summary: {
      zh: '查看监护人和接送人的完整电话，留有审计记录',
      en: 'The telephone numbers in full; audited',
    },
    permission: 'people.unmask',
    params: z.object({ id: idSchema, child: idSchema }),
    body: z.strictObject({ purpose: text(200) }),
    answer: z.object({
      guardianPhone: z.string(),
      pickUps: z.array(z.object({ id: z.string(), phone: z.string() })),
    }),
    errors: ['not-found'],
  }),
  session: route({
    method: 'GET',
    path: '/api/classes/sessions/:id',
    summary: { zh: '一节课的签到签退表', en: 'The sheet of one session' },
    permission: 'activities.read',
    params: one,
    answer: sessionSheet,
    errors: ['not-found'],
  }),
  cancelSession: route({
    method: 'POST',
    path: '/api/classes/sessions/:id/cancellation',
    summary: { zh: '取消一节课', en: 'Cancel a session' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ id: z.string() }),
    errors: [...commandErrors, 'session-held', 'session-cancelled'],
  }),
  arrive: route({
    method: 'POST',
    path: '/api/classes/sessions/:id/arrivals',
    summary: { zh: '儿童签到', en: 'Children arrive' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      arrivals: z
        .array(z.strictObject({ id: idSchema, child: idSchema, at: clockTime.optional() }))
        .min(1)
        .max(100),
    }),
    answer: z.object({ id: z.string(), attendances: z.array(z.string()) }),
    status: 201,
    errors: [
      ...commandErrors,
      'session-cancelled',
      'session-not-today',
      'child-not-enrolled',
      'child-here-already',
      'time-in-the-future',
      'id-named-twice',
    ],
  }),
  signOut: route({
    method: 'POST',
    path: '/api/classes/attendances/:id/sign-out',
    summary: {
      zh: '儿童由接送名单上的成年人接走，或凭监护人来电的一次性授权',
      en: 'A child leaves with an adult of its list, or with one whom a guardian allowed on the telephone',
    },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      pickUp: idSchema.optional(),
      name: text(40).optional().meta({ description: 'The name that the adult gives' }),
      relation: text(20).optional(),
      at: clockTime.optional(),
      call: z
        .strictObject({ guardian: text(40), at: clockTime.optional() })
        .optional()
        .meta({
          description:
            'A guardian allowed it on the telephone, for this once; who took the call is who records it',
        }),
    }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [
      ...commandErrors,
      'adult-not-authorised',
      'child-left-already',
      'left-before-arriving',
      'time-in-the-future',
    ],
  }),
  withdrawAttendance: route({
    method: 'POST',
    path: '/api/classes/attendances/:id/withdrawal',
    summary: { zh: '撤销签到（冲销）', en: 'Withdraw an attendance by a reversal' },
    permission: 'activities.read',
    params: one,
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ id: z.string(), reverses: z.string() }),
    status: 201,
    errors: [...commandErrors, 'line-already-struck', 'correction-not-permitted'],
  }),
  withdrawSession: route({
    method: 'POST',
    path: '/api/classes/sessions/:id/withdrawal',
    summary: { zh: '撤销上课记录（冲销）', en: 'Withdraw the record that a session was held' },
    permission: 'activities.read',
    params: one,
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ id: z.string(), reverses: z.string() }),
    status: 201,
    errors: [...commandErrors, 'session-not-held', 'session-has-children', 'correction-not-permitted'],
  }),
  holdSession: route({
    method: 'POST',
    path: '/api/classes/sessions/:id/holding',
    summary: { zh: '登记已上课（无人签到时）', en: 'Record that a session was held, also when nobody came' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject(command),
    answer: z.object({ id: z.string() }),
    errors: [...commandErrors, 'session-cancelled', 'session-not-today', 'session-held'],
  }),
  export: route({
    method: 'GET',
    path: '/api/classes/:id/export',
    summary: { zh: '导出考勤表（xlsx）', en: 'Export the attendance of a class as xlsx' },
    permission: 'people.export',
    params: one,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found'],
  }),
}
