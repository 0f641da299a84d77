import type { Words } from '../../../kernel/contract.ts'
import type { Needs } from '../page-access.ts'

/** One kind of service on the page "Services": its list, its form, and what of it is counted this month. */
export type ServiceKind = {
  readonly code: string
  readonly title: Words
  readonly hint: Words
  /** The list; a kind whose page is not there is not shown. */
  readonly page: `/${string}`
  /** The form for a new one. */
  readonly create?: { readonly page: `/${string}`; readonly needs: Needs }
  readonly needs: Needs
  /** The measure whose value of this month stands on the card. */
  readonly measure?: string
}

/** Add a kind here when its page lands; the order is that of the page. */
export const serviceKinds: readonly ServiceKind[] = [
  {
    code: 'visits',
    title: { zh: '走访', en: 'Visits' },
    hint: { zh: '入户、电话、院外和校访', en: 'At home, by telephone, outside and at school' },
    page: '/visits',
    create: { page: '/visits/new', needs: 'activities.record' },
    needs: 'activities.read',
    measure: 'visits',
  },
  {
    code: 'activities',
    title: { zh: '社区活动', en: 'Community activities' },
    hint: { zh: '节日、宣传、健康、亲子等活动', en: 'Festivals, publicity, health, families' },
    page: '/activities/list',
    create: { page: '/activities/new', needs: 'activities.record' },
    needs: 'activities.read',
    measure: 'activities',
  },
  {
    code: 'groups',
    title: { zh: '小组', en: 'Groups' },
    hint: { zh: '计划、组员、每节记录和评估', en: 'Plan, members, sessions and evaluation' },
    page: '/groups',
    create: { page: '/groups/new', needs: 'activities.record' },
    needs: 'activities.read',
    measure: 'group-sessions',
  },
  {
    code: 'classes',
    title: { zh: '常设课堂', en: 'Recurring classes' },
    hint: { zh: '四点半课堂等，签到与接送', en: 'After-school classes, arriving and being fetched' },
    page: '/classes',
    create: { page: '/classes/new', needs: 'activities.record' },
    needs: 'activities.read',
    measure: 'class-sessions',
  },
  {
    code: 'consultations',
    title: { zh: '咨询', en: 'Consultations' },
    hint: { zh: '来访、来电和政策咨询', en: 'Visitors, calls and advice' },
    page: '/consultations',
    create: { page: '/consultations/new', needs: 'activities.record' },
    needs: 'activities.read',
    measure: 'consultations',
  },
  {
    code: 'cases',
    title: { zh: '个案', en: 'Cases' },
    hint: { zh: '接案、计划、跟进和结案', en: 'Intake, plan, follow-up and closing' },
    page: '/cases',
    create: { page: '/cases/new', needs: 'casework.record' },
    needs: 'casework.read',
    measure: 'cases-opened',
  },
  {
    code: 'resources',
    title: { zh: '资源链接', en: 'Linked resources' },
    hint: { zh: '资金、物资和服务', en: 'Money, goods and services' },
    page: '/resources',
    create: { page: '/resources/new', needs: 'resources.record' },
    needs: 'resources.read',
    measure: 'resource-links',
  },
  {
    code: 'trainings',
    title: { zh: '培训', en: 'Trainings' },
    hint: { zh: '学时和继续教育', en: 'Credit hours and continuing education' },
    page: '/trainings',
    create: { page: '/trainings/new', needs: 'activities.record' },
    needs: 'activities.read',
    measure: 'trainings',
  },
  {
    code: 'supervisions',
    title: { zh: '督导', en: 'Supervision' },
    hint: { zh: '现场、线上督导记录', en: 'On site and online' },
    page: '/supervisions',
    create: { page: '/supervisions/new', needs: 'activities.record' },
    needs: 'activities.read',
    measure: 'supervisions',
  },
]
