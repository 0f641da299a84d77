import type { Words } from '../../../kernel/contract.ts'

type Shown = {
  readonly title: Words
  /** Where one is opened, and the permission that its page needs. */
  readonly page: `/${string}/` | null
  readonly needs: string
}

/** What may stand behind a figure. A household has no page of its own and leads to the member named with it. */
export const recordKinds = {
  visit: { title: { zh: '走访记录', en: 'Visit' }, page: '/visits/', needs: 'activities.read' },
  person: { title: { zh: '服务对象', en: 'Person' }, page: '/people/', needs: 'people.read' },
  group: { title: { zh: '小组', en: 'Group' }, page: '/groups/', needs: 'activities.read' },
  'group-session': {
    title: { zh: '小组活动', en: 'Group session' },
    page: '/groups/sessions/',
    needs: 'activities.read',
  },
  'group-attendance': {
    title: { zh: '小组出席', en: 'Group attendance' },
    page: '/groups/attendances/',
    needs: 'activities.read',
  },
  activity: {
    title: { zh: '社区活动', en: 'Community activity' },
    page: '/activities/',
    needs: 'activities.read',
  },
  class: { title: { zh: '常设课堂', en: 'Recurring class' }, page: '/classes/', needs: 'activities.read' },
  request: { title: { zh: '求助', en: 'Request' }, page: '/intake/', needs: 'intake.read' },
  case: { title: { zh: '个案', en: 'Case' }, page: '/cases/', needs: 'casework.read' },
  task: { title: { zh: '交办事项', en: 'Task' }, page: '/tasks/', needs: 'tasks.give' },
  letter: { title: { zh: '来信', en: 'Letter' }, page: '/letters/', needs: 'letters.read' },
  counselling: {
    title: { zh: '个性化辅导', en: 'Counselling' },
    page: '/letters/pupils/',
    needs: 'letters.read',
  },
  pupil: {
    title: { zh: '辅导学生', en: 'Pupil counselled' },
    page: '/letters/pupils/',
    needs: 'letters.read',
  },
  'mandatory-report': {
    title: { zh: '强制报告', en: 'Mandatory report' },
    page: '/protection/',
    needs: 'protection.read',
  },
  assessment: {
    title: { zh: '风险评估', en: 'Assessment' },
    page: '/risk/assessments/',
    needs: 'assessment.read',
  },
  training: { title: { zh: '培训', en: 'Training' }, page: '/trainings/', needs: 'activities.read' },
  supervision: {
    title: { zh: '督导', en: 'Supervision' },
    page: '/supervisions/',
    needs: 'activities.read',
  },
  consultation: {
    title: { zh: '咨询', en: 'Consultation' },
    page: '/consultations/',
    needs: 'activities.read',
  },
  'workforce-member': { title: { zh: '社工', en: 'Worker' }, page: '/workforce/', needs: 'workforce.read' },
  'resource-hand-out': {
    title: { zh: '资源发放', en: 'Resource handed out' },
    page: null,
    needs: 'resources.read',
  },
  household: { title: { zh: '户', en: 'Household' }, page: null, needs: 'people.read' },
  station: { title: { zh: '站点', en: 'Station' }, page: '/stations/', needs: 'figures.read' },
  organisation: {
    title: { zh: '机构', en: 'Organisation' },
    page: '/organisations/',
    needs: 'organisations.read',
  },
  'service-place': { title: { zh: '场所', en: 'Place' }, page: '/places/', needs: 'organisations.read' },
  'resource-link': {
    title: { zh: '资源链接', en: 'Resource link' },
    page: '/resources/',
    needs: 'resources.read',
  },
  volunteer: { title: { zh: '志愿者', en: 'Volunteer' }, page: '/volunteers/', needs: 'volunteers.read' },
} as const satisfies Record<string, Shown>

export type RecordKind = keyof typeof recordKinds

export const recordKindCodes = Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]

export const recordKind = (kind: RecordKind): Shown => recordKinds[kind]
