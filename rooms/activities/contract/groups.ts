import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { goalAttainments, groupKinds, groupPhases, groupStates } from '../domain/groups/group-codes.ts'
import { serviceFields } from '../domain/service-field.ts'
import {
  changed,
  fen,
  groupDetail,
  groupLine,
  note,
  planFields,
  recordedSession,
  sessionDetail,
  sessionFields,
  text,
} from './group-schemas.ts'

const filters = {
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  state: z.enum(groupStates).optional(),
  type: z.enum(groupKinds).optional(),
  field: z.enum(serviceFields).optional(),
  person: idSchema.optional().meta({ description: 'Groups of which this person is or was a member' }),
  from: daySchema.optional().meta({ description: 'Beginning on or after' }),
  to: daySchema.optional(),
  search: z.string().max(80).optional().meta({ description: 'Part of the name, its pinyin or its initials' }),
}

export type GroupFilters = z.output<z.ZodObject<typeof filters>>

const one = z.object({ id: idSchema })
const member = z.object({ id: idSchema, person: idSchema })
const command = { id: idSchema.meta({ description: 'Id of this command' }) }
const version = z.number().int().min(1)
const change = { ...command, version }
const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile', 'group-over'] as const
const placeErrors = ['not-found', 'id-already-used', 'division-outside-scope'] as const
const sessionErrors = [
  'not-found',
  'id-already-used',
  'person-not-a-member',
  'session-number-taken',
  'session-after-closing',
] as const
const xlsx = { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

export const groupsContract = {
  create: route({
    method: 'POST',
    path: '/api/groups',
    summary: { zh: '新建小组计划书', en: 'Plan a group' },
    permission: 'activities.record',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the group and of the command' }),
      station: idSchema,
      ...planFields,
    }),
    answer: changed,
    status: 201,
    errors: placeErrors,
  }),
  edit: route({
    method: 'PUT',
    path: '/api/groups/:id',
    summary: { zh: '修改小组计划书', en: 'Change the plan of a group' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...change, phase: z.enum(groupPhases), ...planFields }),
    answer: changed,
    errors: [...new Set([...changeErrors, ...placeErrors])],
  }),
  cancel: route({
    method: 'POST',
    path: '/api/groups/:id/cancellation',
    summary: { zh: '取消没有开展的小组', en: 'Give up a group that held no session' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...change, reason: text(200) }),
    answer: changed,
    errors: [...changeErrors, 'group-already-open'],
  }),
  list: route({
    method: 'GET',
    path: '/api/groups',
    summary: { zh: '小组列表，从最近的开始', en: 'Groups, the latest first' },
    permission: 'activities.read',
    query: pageQuery.extend(filters),
    answer: pageOf(groupLine),
  }),
  export: route({
    method: 'GET',
    path: '/api/groups/export',
    summary: { zh: '导出小组列表（xlsx）', en: 'Export groups as xlsx' },
    permission: 'people.export',
    query: z.object(filters),
    answer: xlsx,
  }),
  one: route({
    method: 'GET',
    path: '/api/groups/:id',
    summary: { zh: '查看一个小组', en: 'One group' },
    permission: 'activities.read',
    params: one,
    answer: groupDetail,
    errors: ['not-found'],
  }),
  attendanceSheet: route({
    method: 'GET',
    path: '/api/groups/:id/attendance-sheet',
    summary: {
      zh: '导出小组签到表（xlsx，组员×节次）',
      en: 'The attendance of a group as xlsx: members by sessions',
    },
    permission: 'people.export',
    params: one,
    answer: xlsx,
    errors: ['not-found'],
  }),
  addMembers: route({
    method: 'POST',
    path: '/api/groups/:id/members',
    summary: { zh: '添加组员', en: 'Add members' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      members: z
        .array(z.strictObject({ person: idSchema, joinedOn: daySchema, consentOn: daySchema.optional() }))
        .min(1)
        .max(50),
    }),
    answer: changed,
    status: 201,
    errors: ['not-found', 'id-already-used', 'group-over', 'member-already-there'],
  }),
  changeMember: route({
    method: 'PUT',
    path: '/api/groups/:id/members/:person',
    summary: { zh: '修改组员的入组、退组和知情同意', en: 'Change when a member joined, left and consented' },
    permission: 'activities.record',
    params: member,
    body: z.strictObject({
      ...command,
      joinedOn: daySchema,
      leftOn: daySchema.optional(),
      leavingReason: text(200).optional(),
      consentOn: daySchema.optional(),
    }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'group-over'],
  }),
  removeMember: route({
    method: 'POST',
    path: '/api/groups/:id/members/:person/removal',
    summary: { zh: '删除误加的组员', en: 'Remove someone who was added by mistake' },
    permission: 'activities.record',
    params: member,
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'group-over', 'member-has-attended'],
  }),
  recordSession: route({
    method: 'POST',
    path: '/api/groups/:id/sessions',
    summary: { zh: '记录一节小组活动', en: 'Record a session' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the session and of the command' }),
      ...sessionFields,
    }),
    answer: recordedSession,
    status: 201,
    errors: [...sessionErrors, 'group-over'],
  }),
  session: route({
    method: 'GET',
    path: '/api/group-sessions/:id',
    summary: { zh: '查看一节小组活动', en: 'One session' },
    permission: 'activities.read',
    params: one,
    answer: sessionDetail,
    errors: ['not-found'],
  }),
  attendance: route({
    method: 'GET',
    path: '/api/group-attendances/:id',
    summary: { zh: '一条出席记录属于哪一节活动', en: 'To which session an attendance belongs' },
    permission: 'activities.read',
    params: one,
    answer: z.object({ id: z.string(), session: z.string(), group: z.string() }),
    errors: ['not-found'],
  }),
  correctSession: route({
    method: 'POST',
    path: '/api/group-sessions/:id/correction',
    summary: {
      zh: '更正一节小组活动：冲销原记录并以新记录代替',
      en: 'Correct a session: take it out and put another in its place',
    },
    permission: 'activities.read',
    params: one,
    body: z.strictObject({
      ...command,
      reason: text(200),
      replacement: z.strictObject({ id: idSchema, ...sessionFields }),
    }),
    answer: recordedSession,
    status: 201,
    errors: [...sessionErrors, 'session-already-corrected', 'correction-not-permitted'],
  }),
  withdrawSession: route({
    method: 'POST',
    path: '/api/group-sessions/:id/withdrawal',
    summary: { zh: '撤销一节小组活动', en: 'Withdraw a session' },
    permission: 'activities.read',
    params: one,
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ id: z.string(), reverses: z.string() }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'session-already-corrected',
      'correction-not-permitted',
      'group-keeps-a-session',
    ],
  }),
  saveScores: route({
    method: 'PUT',
    path: '/api/groups/:id/scores',
    summary: { zh: '登记前后测得分', en: 'Note scores before and after' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...change,
      scales: z
        .array(
          z.strictObject({
            id: idSchema,
            name: text(80),
            lowest: z.number().int().min(-1000).max(1000),
            highest: z.number().int().min(-1000).max(1000),
            better: z.enum(['higher', 'lower']),
            scores: z
              .array(
                z.strictObject({
                  person: idSchema,
                  before: z.number().int().min(-1000).max(1000).optional(),
                  after: z.number().int().min(-1000).max(1000).optional(),
                }),
              )
              .max(100),
          }),
        )
        .max(10),
    }),
    answer: changed,
    errors: [...changeErrors, 'person-not-a-member'],
  }),
  close: route({
    method: 'POST',
    path: '/api/groups/:id/closing',
    summary: { zh: '填写小组评估报告并结束小组', en: 'Write the evaluation of a group and close it' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...change,
      closedOn: daySchema,
      attainment: z.enum(goalAttainments),
      asked: z.number().int().min(0).max(1000).optional(),
      answered: z.number().int().min(0).max(1000).optional(),
      satisfied: z.number().int().min(0).max(1000).optional(),
      cost: fen,
      summary: note,
      advice: note,
    }),
    answer: changed,
    errors: [...changeErrors, 'group-without-session'],
  }),
  reopen: route({
    method: 'POST',
    path: '/api/groups/:id/reopening',
    summary: { zh: '重新打开误结束的小组', en: 'Open a group again that was closed by mistake' },
    permission: 'activities.correct',
    params: one,
    body: z.strictObject({ ...change, reason: text(200) }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'changed-meanwhile', 'group-not-over'],
  }),
}
