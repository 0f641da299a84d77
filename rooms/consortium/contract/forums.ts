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
import { caseMethodCodes, caseStateCodes } from '../domain/case-collection.ts'
import { partRoleCodes } from '../domain/programme.ts'
import { command, optionalText, text, version, xlsx } from './shapes.ts'

const ofForum = z.object({ forum: idSchema })
const ofCase = z.object({ case: idSchema })

const partInput = z.strictObject({
  role: z.enum(partRoleCodes),
  organisation: idSchema
    .nullable()
    .default(null)
    .meta({ description: 'The body, or a speaker’s affiliation, in the register' }),
  organisationName: optionalText(80).meta({
    description: 'As it was called; the register’s name when left out',
  }),
  speaker: optionalText(40).meta({ description: 'A professional; null: not named' }),
  post: optionalText(60).meta({ description: 'Of the speaker there' }),
  district: divisionSchema
    .nullable()
    .default(null)
    .meta({ description: 'Where a talk comes from; null: an agency' }),
  topic: optionalText(120),
  remarks: optionalText(1000).meta({ description: 'What was said, in short' }),
})

const shape = {
  division: divisionSchema.meta({ description: 'Whose event it is' }),
  title: text(120),
  theme: optionalText(120),
  place: optionalText(80),
  heldOn: daySchema,
  endsOn: daySchema.nullable().default(null),
  parts: z.array(partInput).max(100).default([]),
}

const conflict = z.object({
  part: z.number().int().meta({ description: 'Place in the programme, from 1' }),
  speaker: z.string(),
  role: z.enum(partRoleCodes),
  organisation: z.string().nullable(),
  organisationName: z.string().nullable(),
  post: z.string().nullable().meta({ description: 'Code of the post held there; null where none was found' }),
  as: z.enum(['host', 'organiser', 'talk']),
  told: z.enum(['affiliation', 'name', 'programme', 'own-talk']).meta({
    description:
      'By a post: affiliation: one person beyond doubt; name: equal names, somebody has to look. By the programme: the speaker’s body is that body; own-talk: who comments gives a talk as well',
  }),
})

const counts = z.object({
  host: z.number().int(),
  organiser: z.number().int(),
  talk: z.number().int(),
  commentator: z.number().int(),
  remark: z.number().int(),
  closing: z.number().int(),
  namedTalks: z.number().int(),
  unnamedTalks: z.number().int(),
})

const partAnswer = z.object({
  number: z.number().int(),
  role: z.enum(partRoleCodes),
  organisation: z.string().nullable(),
  organisationName: z.string().nullable(),
  speaker: z.string().nullable(),
  post: z.string().nullable(),
  district: divisionAnswer.nullable(),
  districtName: z.string().nullable(),
  topic: z.string().nullable(),
  remarks: z.string().nullable(),
})

const attendance = z.strictObject({
  district: divisionSchema,
  stationHeads: z.number().int().min(0).max(100_000),
  organisationHeads: z.number().int().min(0).max(100_000),
  reliefStaff: z.number().int().min(0).max(100_000),
  others: z.number().int().min(0).max(100_000),
})

const caseLine = z.object({
  id: z.string(),
  forum: z.string().nullable(),
  division: divisionAnswer,
  place: z.string(),
  title: z.string(),
  method: z.enum(caseMethodCodes),
  abstract: z.string(),
  state: z.enum(caseStateCodes),
  decisionReason: z.string().nullable(),
  confirmed: z.string().nullable().meta({
    description: 'What whoever handed it in said of words in doubt; for that account and who decides',
  }),
  submittedBy: z.string(),
  submittedOn: z.string(),
  version,
  caseNumber: z
    .string()
    .nullable()
    .meta({ description: 'Of the case behind it; only to who may see that case' }),
  mine: z.boolean().meta({ description: 'Whether the caller handed it in' }),
  mayDecide: z.boolean(),
})

const head = z.object({
  id: z.string(),
  title: z.string(),
  theme: z.string().nullable(),
  place: z.string().nullable(),
  division: divisionAnswer,
  divisionName: z.string(),
  heldOn: z.string(),
  endsOn: z.string(),
  version,
  mayChange: z.boolean(),
})

const written = z.object({ id: z.string(), version, conflicts: z.array(conflict) })
const shapeErrors = [
  'not-permitted',
  'forum-ends-before-it-begins',
  'part-body-missing',
  'part-topic-missing',
  'part-speaker-missing',
  'part-body-unknown',
  'part-district-unknown',
  'id-already-used',
] as const

/** What a text tells beyond doubt is mended; what it may tell is mended or explained in `confirmed`. */
const tellsErrors = [
  'abstract-tells-name',
  'abstract-tells-given-name',
  'abstract-tells-pinyin',
  'abstract-tells-place',
  'abstract-tells-address',
  'abstract-tells-identity-number',
  'abstract-tells-phone',
  'abstract-tells-number',
  'abstract-tells-birth',
  'abstract-tells-long-number',
  'abstract-tells-account',
  'abstract-tells-plate',
  'abstract-may-tell-given-name',
  'abstract-may-tell-pinyin',
  'abstract-may-tell-place',
  'abstract-may-tell-number',
  'abstract-may-tell-school',
  'abstract-may-tell-calling',
  'abstract-may-tell-birth',
] as const

export const forumsContract = {
  forums: route({
    method: 'GET',
    path: '/api/forums',
    summary: { zh: '案例交流活动', en: 'Practice forums' },
    permission: 'consortium.read',
    query: pageQuery,
    answer: pageOf(head.extend({ talks: z.number().int() })),
    errors: ['cursor-not-valid'],
  }),
  forum: route({
    method: 'GET',
    path: '/api/forums/:forum',
    summary: {
      zh: '一次案例交流：议程、回避提示、参加情况',
      en: 'One forum: programme, conflicts, attendance',
    },
    permission: 'consortium.read',
    params: ofForum,
    answer: head.extend({
      parts: z.array(partAnswer),
      counts,
      districts: z.array(
        z.object({
          district: divisionAnswer.nullable().meta({ description: 'null: agencies' }),
          name: z.string().nullable(),
          talks: z.array(partAnswer),
        }),
      ),
      conflicts: z.array(conflict),
      attendanceVersion: z.number().int(),
      attendance: z.array(
        z.object({
          district: divisionAnswer,
          name: z.string(),
          stationHeads: z.number().int(),
          organisationHeads: z.number().int(),
          reliefStaff: z.number().int(),
          others: z.number().int(),
          all: z.number().int(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  openForum: route({
    method: 'POST',
    path: '/api/forums',
    summary: { zh: '筹办案例交流', en: 'Prepare a forum' },
    permission: 'consortium.write',
    body: z.strictObject({ ...command, forum: idSchema, ...shape }),
    status: 201,
    answer: written,
    errors: shapeErrors,
  }),
  changeForum: route({
    method: 'PUT',
    path: '/api/forums/:forum',
    summary: { zh: '修改案例交流及议程', en: 'Change a forum and its programme' },
    permission: 'consortium.write',
    params: ofForum,
    body: z.strictObject({ ...command, version, ...shape }),
    answer: written,
    errors: ['not-found', 'changed-meanwhile', 'forum-other-province', ...shapeErrors],
  }),
  checkConflicts: route({
    method: 'POST',
    path: '/api/forum-conflicts',
    summary: {
      zh: '核对议程中的利益关系，不保存',
      en: 'Look for conflicts of interest in a programme, keeping nothing',
    },
    permission: 'consortium.read',
    body: z.strictObject({ on: daySchema, parts: z.array(partInput).max(100) }),
    answer: z.object({ conflicts: z.array(conflict) }),
  }),
  recordAttendance: route({
    method: 'PUT',
    path: '/api/forums/:forum/attendance',
    summary: { zh: '登记各区县参加人数', en: 'Record how many came from each district' },
    permission: 'consortium.write',
    params: ofForum,
    body: z.strictObject({
      ...command,
      version: z
        .number()
        .int()
        .min(0)
        .meta({ description: 'Of what was recorded before; 0 when nothing was' }),
      districts: z.array(attendance).max(200),
    }),
    answer: z.object({ id: z.string(), version }),
    errors: ['not-found', 'changed-meanwhile', 'district-named-twice', 'id-already-used'],
  }),
  exportForum: route({
    method: 'GET',
    path: '/api/forums/:forum/export',
    summary: { zh: '导出议程，分享按区县归集（xlsx）', en: 'The programme as xlsx, talks by district' },
    permission: 'consortium.read',
    params: ofForum,
    answer: { file: xlsx },
    errors: ['not-found'],
  }),
  booklet: route({
    method: 'GET',
    path: '/api/forums/:forum/booklet.docx',
    summary: { zh: '会议手册和案例集（Word）', en: 'The booklet with the collection of cases as Word' },
    permission: 'consortium.read',
    params: ofForum,
    answer: { file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    errors: ['not-found'],
  }),
  bookletPdf: route({
    method: 'GET',
    path: '/api/forums/:forum/booklet.pdf',
    summary: { zh: '会议手册和案例集（PDF）', en: 'The booklet with the collection of cases as PDF' },
    permission: 'consortium.read',
    params: ofForum,
    answer: { file: 'application/pdf' },
    errors: ['not-found'],
  }),
  forumCases: route({
    method: 'GET',
    path: '/api/forum-cases',
    summary: { zh: '案例集', en: 'The collection of de-identified cases' },
    permission: 'consortium.read',
    query: pageQuery.extend({
      forum: idSchema.optional(),
      within: divisionSchema.optional(),
      state: z.enum(caseStateCodes).optional(),
      search: z.string().max(60).optional(),
    }),
    answer: pageOf(caseLine),
    errors: ['cursor-not-valid'],
  }),
  submitCase: route({
    method: 'POST',
    path: '/api/forum-cases',
    summary: {
      zh: '提交案例：核对去标识和宣传同意后收入案例集',
      en: 'Hand in a case: its text is checked against the client, and consent to be shown is asked for',
    },
    permission: 'consortium.write',
    body: z.strictObject({
      ...command,
      case: idSchema.meta({ description: 'Of the entry in the collection' }),
      forum: idSchema.nullable().default(null),
      caseNumber: text(40).meta({ description: 'Of the case; it stays inside' }),
      title: text(80),
      method: z.enum(caseMethodCodes),
      abstract: text(5000),
      confirmed: optionalText(300).meta({
        description:
          'Why the words of the problems `abstract-may-tell-…` tell nobody; asked for when there are such words',
      }),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: [
      'not-permitted',
      'not-found',
      ...tellsErrors,
      'media-consent-missing',
      'case-number-unknown',
      'id-already-used',
    ],
  }),
  decideCase: route({
    method: 'POST',
    path: '/api/forum-cases/:case/decision',
    summary: { zh: '收入或退回案例', en: 'Accept a case, or return it' },
    permission: 'consortium.write',
    params: ofCase,
    body: z.strictObject({
      ...command,
      version,
      accept: z.boolean(),
      reason: optionalText(200).meta({ description: 'Needed to return it' }),
    }),
    answer: z.object({ id: z.string(), state: z.enum(caseStateCodes), version }),
    errors: [
      'not-found',
      'changed-meanwhile',
      'case-already-decided',
      'case-decided-by-oneself',
      'return-reason-missing',
      'id-already-used',
    ],
  }),
}
