import type { GrantScope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import { dailyWork } from './daily-work.ts'
import { type Permission, permissionCodes } from './permissions.ts'
import { programmeWork } from './programme-work.ts'

/** A job in the network, spelled out as what it may do and over what it may be given. */
export type Role = {
  readonly title: Words
  readonly permissions: readonly Permission[]
  /** The kinds of scope it makes sense for. */
  readonly scopes: readonly GrantScope['kind'][]
}

/**
 * The roles of design section 1 and the three administrators that MLPS level 3 keeps apart (GB/T 22239-2019 8.1.5:
 * system, audit and security management). `break-glass` is given by the system alone, for three hours.
 */
export const roles = {
  'social-worker': {
    title: { zh: '社工', en: 'Social worker' },
    permissions: dailyWork,
    scopes: ['station', 'division'],
  },
  'child-director': {
    title: { zh: '儿童主任', en: 'Village child director' },
    permissions: [
      'people.read',
      'activities.read',
      'activities.record',
      'intake.record',
      'surveys.record',
      'protection.report',
      'duties.read',
      'duties.write',
      'applications.apply',
    ],
    scopes: ['division', 'station'],
  },
  'child-supervisor': {
    title: { zh: '儿童督导员', en: 'Township child supervisor' },
    permissions: [
      'people.read',
      'people.read-sensitive',
      'activities.read',
      'activities.record',
      'intake.read',
      'intake.record',
      'surveys.read',
      'surveys.record',
      'assessment.read',
      'assessment.record',
      'protection.read',
      'protection.report',
      'duties.read',
      'duties.write',
      'applications.apply',
    ],
    scopes: ['division', 'station'],
  },
  // The elder-care function of a node (S16.1): the roster and its visits, and nothing of children's files.
  'elder-worker': {
    title: { zh: '养老服务专员', en: 'Elder-care worker' },
    permissions: [
      'people.read',
      'people.read-sensitive',
      'activities.read',
      'activities.record',
      'organisations.read',
      'resources.read',
      'intake.record',
      'surveys.record',
      'protection.report',
      'tasks.read',
      'tasks.act',
      'duties.read',
      'duties.write',
      'applications.apply',
    ],
    scopes: ['station', 'division'],
  },
  'relief-adviser': {
    title: { zh: '救助顾问', en: 'Relief adviser' },
    permissions: [
      'people.read',
      'activities.read',
      'intake.record',
      'surveys.record',
      'protection.report',
      'tasks.read',
      'tasks.act',
      'duties.read',
      'duties.write',
      'applications.apply',
    ],
    scopes: ['division', 'station'],
  },
  'station-head': {
    title: { zh: '站长', en: 'Station head' },
    permissions: [
      ...dailyWork,
      'people.merge',
      'casework.sign',
      'surveys.write',
      'assessment.sign',
      'reports.approve',
      'workforce.write',
      'access.read',
      'applications.nominate',
    ],
    scopes: ['station', 'division'],
  },
  supervisor: {
    title: { zh: '督导', en: 'Supervisor' },
    permissions: [
      'people.read',
      'people.read-sensitive',
      'activities.read',
      'activities.record',
      'activities.correct',
      'organisations.read',
      'workforce.read',
      'resources.read',
      'volunteers.read',
      'casework.read',
      'casework.sign',
      'intake.read',
      'letters.read',
      'surveys.read',
      'assessment.read',
      'assessment.record',
      'assessment.sign',
      'protection.read',
      'protection.report',
      'consortium.read',
      'duties.read',
      'duties.write',
      'figures.read',
      'figures.drill',
      'reports.read',
      'evaluation.read',
      'evaluation.write',
      'access.review',
      'programmes.read',
      'applications.apply',
    ],
    scopes: ['division', 'station'],
  },
  'county-officer': {
    title: { zh: '民政干部', en: 'Civil affairs officer' },
    permissions: [
      'people.read',
      'people.read-sensitive',
      'people.unmask',
      'people.merge',
      'people.import',
      'people.export',
      'activities.read',
      'activities.record',
      'activities.correct',
      'organisations.read',
      'organisations.write',
      'workforce.read',
      'workforce.write',
      'resources.read',
      'resources.record',
      'volunteers.read',
      'casework.read',
      'casework.templates',
      'intake.read',
      'intake.record',
      'tasks.read',
      'tasks.act',
      'tasks.give',
      'surveys.read',
      'surveys.write',
      'assessment.read',
      'instruments.write',
      'instruments.sign',
      'protection.read',
      'protection.report',
      'consortium.read',
      'consortium.write',
      'duties.read',
      'duties.write',
      'figures.read',
      'figures.drill',
      'targets.write',
      'reports.read',
      'reports.prepare',
      'reports.approve',
      'evaluation.read',
      'evaluation.write',
      'regions.write',
      'access.read',
      'access.accounts',
      'access.grant',
      'access.tokens',
      'access.review',
      'programmes.read',
      'programmes.draft',
      'programmes.approve',
      'programmes.simulate',
      'funds.read',
      'practicum.read',
      'practicum.write',
      'practicum.void',
      'organisations.registry',
      'applications.read',
      'applications.apply',
      'applications.nominate',
    ],
    scopes: ['division'],
  },
  // The consortium keeps its own notes; those of the station on its cases are not for it (S1).
  'consortium-operator': {
    title: { zh: '助联体工作人员', en: 'Consortium operator' },
    permissions: [
      'people.read',
      'organisations.read',
      'workforce.read',
      'resources.read',
      'volunteers.read',
      'tasks.read',
      'tasks.give',
      'consortium.read',
      'consortium.write',
      'duties.read',
      'duties.write',
    ],
    scopes: ['division', 'station'],
  },
  // Its tasks and nothing else: over a place or a person it would read who owes what about whom.
  partner: {
    title: { zh: '协作单位', en: 'Partner body' },
    permissions: ['tasks.read', 'tasks.act'],
    scopes: ['organisation', 'person'],
  },
  // Files its reports, applies for itself and puts its own people forward; a partner body sees its tasks and nothing else.
  'body-applicant': {
    title: { zh: '机构申报', en: 'Applicant body' },
    permissions: ['applications.apply', 'applications.nominate', 'duties.read', 'duties.write'],
    scopes: ['organisation'],
  },
  // Hours of a practicum are logged by one account and signed by another, both of the agency (S13).
  'practicum-student': {
    title: { zh: '实习生', en: 'Practicum student' },
    permissions: ['practicum.log', 'applications.apply'],
    scopes: ['organisation'],
  },
  'practicum-supervisor': {
    title: { zh: '实习督导', en: 'Field supervisor' },
    permissions: ['practicum.read', 'practicum.write', 'practicum.sign'],
    scopes: ['organisation'],
  },
  'practicum-office': {
    title: { zh: '实习管理人员', en: 'Practicum office of an agency' },
    permissions: ['practicum.read', 'practicum.write', 'applications.apply'],
    scopes: ['organisation'],
  },
  procuratorate: {
    title: { zh: '检察院', en: 'Procuratorate, which refers' },
    permissions: ['tasks.read', 'tasks.act', 'juvenile.refer'],
    scopes: ['organisation'],
  },
  // Files of case-involved minors are opened by no other role, and each only to the two who are charged with it (2.11).
  'juvenile-worker': {
    title: { zh: '司法社工', en: 'Juvenile justice social worker' },
    permissions: [
      'juvenile.read',
      'juvenile.work',
      'organisations.read',
      'tasks.give',
      'duties.read',
      'duties.write',
    ],
    scopes: ['division'],
  },
  'juvenile-keeper': {
    title: { zh: '涉未档案管理人', en: 'Keeper of files of case-involved minors' },
    permissions: ['juvenile.read', 'juvenile.approve', 'organisations.read', 'duties.read', 'duties.write'],
    scopes: ['division'],
  },
  'system-administrator': {
    title: { zh: '系统管理员', en: 'System administrator' },
    permissions: ['access.read', 'access.accounts', 'access.grant', 'regions.write'],
    scopes: ['division'],
  },
  'security-administrator': {
    title: { zh: '安全管理员', en: 'Security administrator' },
    permissions: ['access.read', 'access.grant', 'access.policy', 'access.tokens', 'access.review'],
    scopes: ['division'],
  },
  'audit-administrator': {
    title: { zh: '审计管理员', en: 'Audit administrator' },
    permissions: ['audit.read'],
    scopes: ['division'],
  },
  // Who prepares a payment never approves it: the two are given to two persons, and the money room compares them again.
  'funds-officer': {
    title: { zh: '财务经办', en: 'Finance officer' },
    permissions: [
      'organisations.read',
      'duties.read',
      'duties.write',
      'funds.read',
      'funds.plan',
      'funds.prepare',
      'funds.reconcile',
      'programmes.read',
      'applications.read',
      'applications.pay',
    ],
    scopes: ['division'],
  },
  'funds-approver': {
    title: { zh: '财务审批', en: 'Finance approver' },
    permissions: ['organisations.read', 'duties.read', 'duties.write', 'funds.read', 'funds.approve'],
    scopes: ['division'],
  },
  // Who checks an application does not decide it: the two are given to two persons, and applications compares them again.
  'programme-officer': {
    title: { zh: '政策经办', en: 'Programme officer' },
    permissions: [
      ...programmeWork,
      'applications.apply',
      'applications.nominate',
      'applications.check',
      'applications.pay',
      'applications.sanction',
    ],
    scopes: ['division'],
  },
  'programme-approver': {
    title: { zh: '政策审定', en: 'Programme approver' },
    permissions: [...programmeWork, 'applications.decide', 'applications.sanction'],
    scopes: ['division'],
  },
  // A reviewer sees what was assigned to him, without names where the review is blind.
  reviewer: {
    title: { zh: '评审', en: 'Reviewer' },
    permissions: ['duties.read', 'duties.write', 'applications.review'],
    scopes: ['division'],
  },
  'break-glass': {
    title: { zh: '紧急查阅', en: 'Emergency opening' },
    permissions: ['people.read', 'people.read-sensitive', 'activities.read'],
    scopes: ['person'],
  },
} as const satisfies Record<string, Role>

export type RoleCode = keyof typeof roles

export const roleCodes = Object.keys(roles) as readonly RoleCode[]

export const isRole = (text: string): text is RoleCode => Object.hasOwn(roles, text)

/** What a role may do; a role that is no longer known may do nothing. */
export const permissionsOf = (role: string): readonly Permission[] =>
  isRole(role) ? roles[role].permissions : []

/** In the order of the permission table, so that two answers about the same role read the same. */
export const permissionsInOrder = (held: Iterable<string>): readonly Permission[] => {
  const set = new Set(held)
  return permissionCodes.filter((code) => set.has(code))
}
