import type { Words } from '../../../kernel/contract.ts'
import { groupsTexts } from '../../../rooms/activities/web/index.ts'
import type { DutyLine } from '../../../rooms/duties/web/index.ts'
import { tasksTexts } from '../../../rooms/intake/web/index.ts'
import { type Needs, opens } from '../page-access.ts'
import { shellTexts } from '../texts.ts'

type Duty = Pick<DutyLine, 'kind' | 'subject' | 'station'>

/** Where a duty is worked on, what the button to it says, and the permission of that page. */
export type DutyPage = {
  readonly page: `/${string}`
  readonly query?: Readonly<Record<string, string>>
  readonly says: Words
}

type Way = {
  readonly needs: Needs
  readonly says?: Words
  readonly to: (duty: Duty) => `/${string}`
  readonly query?: (duty: Duty) => Readonly<Record<string, string>>
}

const under =
  (folder: `/${string}`) =>
  ({ subject }: Duty): `/${string}` =>
    `${folder}/${subject}`

const riskFile: Way = { needs: 'assessment.read', to: under('/risk/files') }
const report: Way = { needs: 'reports.read', to: under('/reports') }
const request: Way = { needs: 'intake.read', says: shellTexts.openRequest, to: under('/intake') }
const task: Way = { needs: 'tasks.read', says: tasksTexts.look, to: under('/tasks') }
const given: Way = { ...task, needs: 'tasks.give' }
const letter: Way = { needs: 'letters.read', to: under('/letters') }
const registry: Way = {
  needs: 'organisations.registry',
  says: shellTexts.openRegistry,
  to: under('/organisations'),
}
const notice: Way = {
  needs: 'applications.read',
  says: shellTexts.openNotice,
  to: under('/applications/notices'),
}
const round: Way = {
  needs: 'applications.read',
  says: shellTexts.openRound,
  to: under('/applications/rounds'),
  query: () => ({ tab: 'ranking' }),
}
const application: Way = {
  needs: 'applications.read',
  says: shellTexts.openApplication,
  to: under('/applications'),
}

/** By kind of duty; of several ways the first that the reader may go. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  'group-session': [
    {
      needs: 'activities.record',
      says: groupsTexts.recordSession,
      to: () => '/groups/sessions/new',
      query: ({ subject }) => ({ group: subject }),
    },
  ],
  'group-evaluation': [
    {
      needs: 'activities.record',
      says: groupsTexts.evaluation,
      to: under('/groups'),
      query: () => ({ part: 'evaluation' }),
    },
  ],
  'activity-summary': [{ needs: 'activities.read', to: under('/activities') }],
  'activity-safety-plan': [{ needs: 'activities.read', to: under('/activities') }],
  'risk-file': [riskFile],
  'risk-review': [riskFile],
  'risk-alarm': [riskFile],
  'class-child-unclaimed': [{ needs: 'activities.read', to: () => '/classes/today' }],
  'supervision-action': [{ needs: 'activities.read', to: under('/supervisions') }],
  'consultation-follow-up': [{ needs: 'activities.read', to: under('/consultations') }],
  'resource-hand-out': [{ needs: 'resources.read', to: under('/resources') }],
  'education-hours': [{ needs: 'workforce.read', to: under('/workforce') }],
  'case-transfer': [{ needs: 'casework.read', says: shellTexts.openTransfer, to: under('/cases/transfers') }],
  'report-send': [report],
  'report-review': [report],
  'report-mend': [report],
  'evaluation-improvement': [
    { needs: 'evaluation.read', to: ({ subject, station }) => `/evaluations/${subject}/${station ?? ''}` },
  ],
  'service-list-closing': [{ needs: 'figures.read', to: under('/service-lists') }],
  'task-given': [given],
  'task-returned': [given],
  'task-consent': [given],
  'task-alarm': [task],
  'request-alarm': [request],
  'request-case': [request],
  'request-task': [request],
  'request-closing': [request],
  'request-message': [request],
  'consortium-task': [
    { needs: 'consortium.read', says: shellTexts.toNeeds, to: under('/consortium/clients') },
  ],
  'application-stage': [
    application,
    { ...application, needs: 'applications.apply', to: under('/applications/mine') },
  ],
  'application-payment-failed': [application],
  'application-finding': [application],
  'application-notice': [notice],
  'application-place': [round],
  'application-objection': [notice],
  'credit-entry': [registry],
  'serious-list': [registry],
  'letter-reply': [letter],
  'letter-safety': [letter],
  'pupil-follow-up': [{ ...letter, to: under('/letters/pupils') }],
  'agreement-review': [{ ...letter, to: under('/letters/agreements') }],
}

/** Kinds that rooms make up by what is owed, all worked on at one place. */
const families: readonly { readonly begins: string; readonly way: Way }[] = [
  { begins: 'case-', way: { needs: 'casework.read', says: shellTexts.openCase, to: under('/cases') } },
  {
    begins: 'child-director-',
    way: { needs: 'workforce.read', says: shellTexts.toHandovers, to: () => '/workforce/handovers' },
  },
]

const waysOf = (kind: string): readonly Way[] =>
  ways[kind] ?? families.filter(({ begins }) => kind.startsWith(begins)).map(({ way }) => way)

/** Where a duty is worked on; null where its kind has no page of its own, or the reader may not open it. */
export function dutyPage(duty: Duty, may: (permission: string) => boolean): DutyPage | null {
  const way = waysOf(duty.kind).find(({ needs }) => opens(needs, may))
  if (!way) return null
  return {
    page: way.to(duty),
    says: way.says ?? shellTexts.toWork,
    ...(way.query ? { query: way.query(duty) } : {}),
  }
}

/** Whether a duty about a person is one that a visit settles: those that have no other place to be worked on. */
export const isForVisit = ({ kind, person }: Pick<DutyLine, 'kind' | 'person'>): boolean =>
  person !== null && waysOf(kind).length === 0
