import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { parsePeriod } from '../../../kernel/period.ts'
import { activityKindCodes, activityStates } from '../domain/community/codes.ts'
import { serviceFields } from '../domain/service-field.ts'
import { activityDetail, activityLine, activityPlan, spendingInput } from './community-shapes.ts'
import { note, text, yes } from './schemas.ts'
import { signInContract } from './sign-ins.ts'

const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/, { error: 'period-not-valid' })
  .refine((value) => parsePeriod(value).ok, { error: 'period-not-valid' })

const filters = {
  search: text(40).optional().meta({ description: 'Title or theme day, or their pinyin or initials' }),
  station: idSchema.optional().meta({ description: 'Lead or partner' }),
  division: divisionSchema.optional(),
  month: month.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  kind: z.enum(activityKindCodes).optional(),
  field: z.enum(serviceFields).optional(),
  state: z.enum(activityStates).optional(),
  joint: yes.optional().meta({ description: 'Only those held together' }),
}

/** The filters as a request gives them, read. */
export type ActivityFilters = z.output<z.ZodObject<typeof filters>>

const one = z.object({ id: idSchema })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const command = { id: idSchema.meta({ description: 'Id of the command' }) }
const commandErrors = ['not-found', 'id-already-used'] as const
const changeErrors = [...commandErrors, 'changed-meanwhile', 'activity-not-planned'] as const
const planErrors = [
  'partner-not-found',
  'partner-named-twice',
  'division-outside-scope',
  'activity-ends-before-it-starts',
  'activity-too-long',
] as const
const done = z.object({ id: z.string(), version: z.number().int() })

export const communityContract = {
  ...signInContract,
  partners: route({
    method: 'GET',
    path: '/api/activities/partners',
    summary: {
      zh: '查找协办站点（同省，按名称、拼音、首字母）',
      en: 'Find partner stations of the province by name, pinyin or initials',
    },
    permission: 'activities.record',
    query: z.object({ text: text(40), station: idSchema.meta({ description: 'The lead station' }) }),
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), division: z.number().int() })),
    }),
    errors: ['not-found'],
  }),
  list: route({
    method: 'GET',
    path: '/api/activities',
    summary: { zh: '社区活动列表，从最近的开始', en: 'Community activities, the latest first' },
    permission: 'activities.read',
    query: pageQuery.extend(filters),
    answer: pageOf(activityLine),
  }),
  export: route({
    method: 'GET',
    path: '/api/activities/export',
    summary: { zh: '导出社区活动（xlsx）', en: 'Export community activities as xlsx' },
    permission: 'activities.read',
    query: z.object(filters),
    answer: { file: xlsx },
  }),
  plan: route({
    method: 'POST',
    path: '/api/activities',
    summary: { zh: '新建社区活动计划', en: 'Plan a community activity' },
    permission: 'activities.record',
    body: z.strictObject({ ...command, ...activityPlan }),
    answer: done,
    status: 201,
    errors: [...commandErrors, ...planErrors],
  }),
  one: route({
    method: 'GET',
    path: '/api/activities/:id',
    summary: {
      zh: '查看社区活动；也可用签到行、支出行或举办记录的编号',
      en: 'One community activity; also by the id of a sign-in line, a spending line or the record that it was held',
    },
    permission: 'activities.read',
    params: one,
    answer: activityDetail,
    errors: ['not-found'],
  }),
  change: route({
    method: 'PUT',
    path: '/api/activities/:id',
    summary: { zh: '修改尚未举办的活动计划', en: 'Change the plan of an activity not yet held' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...command, version: z.number().int().min(1), ...activityPlan }),
    answer: done,
    errors: [...changeErrors, ...planErrors, 'activity-has-sign-ins'],
  }),
  takeOver: route({
    method: 'POST',
    path: '/api/activities/:id/responsible',
    summary: { zh: '接手为负责社工', en: 'Become the worker responsible' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...command, version: z.number().int().min(1) }),
    answer: done,
    errors: [...commandErrors, 'changed-meanwhile'],
  }),
  cancel: route({
    method: 'POST',
    path: '/api/activities/:id/cancellation',
    summary: { zh: '取消活动', en: 'Cancel an activity' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...command, version: z.number().int().min(1), reason: text(200) }),
    answer: done,
    errors: [...changeErrors, 'activity-has-sign-ins'],
  }),
  openCode: route({
    method: 'POST',
    path: '/api/activities/:id/code',
    summary: { zh: '开启或关闭扫码签到', en: 'Open or close signing in by code' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...command, version: z.number().int().min(1), open: z.boolean() }),
    answer: done,
    errors: [...commandErrors, 'changed-meanwhile', 'activity-cancelled', 'activity-not-today'],
  }),
  openSignUp: route({
    method: 'POST',
    path: '/api/activities/:id/sign-up-page',
    summary: { zh: '开启或关闭居民自行报名', en: 'Open or close signing up by residents themselves' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({ ...command, version: z.number().int().min(1), open: z.boolean() }),
    answer: done,
    errors: [...commandErrors, 'changed-meanwhile', 'activity-not-planned', 'activity-begun'],
  }),
  hold: route({
    method: 'POST',
    path: '/api/activities/:id/holding',
    summary: { zh: '登记活动已举办', en: 'Record that an activity was held' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      version: z.number().int().min(1),
      audienceEstimate: z
        .number()
        .int()
        .min(1)
        .max(1_000_000)
        .optional()
        .meta({ description: 'The unnamed crowd; kept apart from attendances' }),
    }),
    answer: z.object({ id: z.string(), confirmed: z.number().int(), summaryDueOn: z.string() }),
    status: 201,
    errors: [...changeErrors, 'activity-not-begun'],
  }),
  correctHolding: route({
    method: 'POST',
    path: '/api/activities/:id/holding/correction',
    summary: {
      zh: '更正举办记录（冲销并重记）',
      en: 'Correct the record that it was held: reverse and record anew',
    },
    permission: 'activities.read',
    params: one,
    body: z.strictObject({
      ...command,
      reason: text(200),
      replacement: z.strictObject({
        heldOn: daySchema.optional(),
        minutes: z.number().int().min(1).max(100_000).optional(),
        kind: z.enum(activityKindCodes).optional(),
        field: z.enum(serviceFields).optional(),
        audienceEstimate: z
          .number()
          .int()
          .min(0)
          .max(1_000_000)
          .optional()
          .meta({ description: '0 takes it away' }),
        partnerStations: z.array(idSchema).max(20).optional(),
      }),
    }),
    answer: z.object({ id: z.string(), reverses: z.string() }),
    status: 201,
    errors: [
      ...commandErrors,
      'activity-not-held',
      'correction-not-permitted',
      'day-in-the-future',
      'partner-not-found',
      'partner-named-twice',
    ],
  }),
  withdrawHolding: route({
    method: 'POST',
    path: '/api/activities/:id/holding/withdrawal',
    summary: {
      zh: '撤销举办记录，活动回到计划状态',
      en: 'Withdraw the record that it was held; the activity is planned again',
    },
    permission: 'activities.read',
    params: one,
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ id: z.string(), reverses: z.string() }),
    status: 201,
    errors: [...commandErrors, 'activity-not-held', 'activity-summarised', 'correction-not-permitted'],
  }),
  summarise: route({
    method: 'POST',
    path: '/api/activities/:id/summary',
    summary: {
      zh: '填写总结；已有总结时须说明更正原因',
      en: 'Write the summary; where there is one, say why it is replaced',
    },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      reason: text(200).optional(),
      media: note,
      highlights: note,
      shortcomings: note,
      handedOut: z.number().int().min(0).max(100_000).optional(),
      returned: z.number().int().min(0).max(100_000).optional(),
      satisfaction: z
        .number()
        .int()
        .min(100)
        .max(500)
        .optional()
        .meta({ description: 'Mean of five points, in hundredths' }),
      spending: z.array(spendingInput).max(50).default([]),
    }),
    answer: z.object({ id: z.string(), spentFen: z.number().int() }),
    status: 201,
    errors: [
      ...commandErrors,
      'activity-not-held',
      'more-returned-than-handed-out',
      'satisfaction-of-nobody',
      'correction-reason-missing',
      'station-not-of-activity',
      'day-in-the-future',
      'id-named-twice',
    ],
  }),
  addPhotos: route({
    method: 'POST',
    path: '/api/activities/:id/photos',
    summary: { zh: '添加活动照片', en: 'Add photos' },
    permission: 'activities.record',
    params: one,
    body: z.strictObject({
      ...command,
      photos: z
        .array(z.strictObject({ file: idSchema, facesBlurred: z.boolean() }))
        .min(1)
        .max(9),
    }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [...commandErrors, 'photo-not-found', 'activity-cancelled'],
  }),
  photo: route({
    method: 'GET',
    path: '/api/activities/:id/photos/:file',
    summary: { zh: '查看活动照片，留有审计记录', en: 'A photo of an activity; reading it is audited' },
    permission: 'activities.read',
    params: z.object({ id: idSchema, file: idSchema }),
    query: z.object({ use: z.enum(['work', 'publication']).default('work') }),
    answer: { file: 'image/*' },
    errors: ['not-found', 'faces-not-blurred'],
  }),
}
