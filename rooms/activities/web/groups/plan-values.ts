import type { Day } from '../../../../kernel/day.ts'
import { addDays } from '../../../../kernel/day.ts'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import type { GroupKind, GroupPhase } from '../../domain/groups/group-codes.ts'
import type { ServiceField } from '../../domain/service-field.ts'
import type { ServiceType } from '../../domain/service-type.ts'
import { readTypedTime } from '../visit-values.ts'
import { groupsTexts } from './groups-texts.ts'
import type { GroupFile } from './queries.ts'
import { readYuan, yuanText } from './yuan.ts'

export type PlannedValue = {
  readonly plannedOn: Day | null
  readonly startedAt: string
  readonly endedAt: string
  readonly title: string
  readonly content: string
}

/** What the form of a plan holds while it is filled in. */
export type PlanValues = {
  readonly station: Found<string> | null
  readonly name: string
  readonly type: GroupKind | null
  readonly field: ServiceField | null
  readonly serviceType: ServiceType | null
  readonly place: string
  readonly startsOn: Day | null
  readonly plannedSessions: number | null
  readonly leadName: string
  readonly coWorkers: string
  readonly rationale: string
  readonly goals: string
  readonly theory: string
  readonly memberCriteria: string
  readonly recruitment: string
  readonly evaluationMethod: string
  readonly risks: string
  readonly budget: string
  readonly phase: GroupPhase | null
  readonly sessions: readonly PlannedValue[]
}

export const blankSession: PlannedValue = {
  plannedOn: null,
  startedAt: '',
  endedAt: '',
  title: '',
  content: '',
}

/** A group as most are: six sessions. */
export const blankPlan: PlanValues = {
  station: null,
  name: '',
  type: null,
  field: null,
  serviceType: null,
  place: '',
  startsOn: null,
  plannedSessions: 6,
  leadName: '',
  coWorkers: '',
  rationale: '',
  goals: '',
  theory: '',
  memberCriteria: '',
  recruitment: '',
  evaluationMethod: '',
  risks: '',
  budget: '',
  phase: null,
  sessions: [],
}

export const planValuesOf = (group: GroupFile): PlanValues => ({
  station: { value: group.station, label: '' },
  name: group.name,
  type: group.type,
  field: group.field,
  serviceType: group.serviceType,
  place: group.place ?? '',
  startsOn: group.startsOn as Day,
  plannedSessions: group.plannedSessions,
  leadName: group.leadName,
  coWorkers: group.coWorkers ?? '',
  rationale: group.rationale ?? '',
  goals: group.goals ?? '',
  theory: group.theory ?? '',
  memberCriteria: group.memberCriteria ?? '',
  recruitment: group.recruitment ?? '',
  evaluationMethod: group.evaluationMethod ?? '',
  risks: group.risks ?? '',
  budget: yuanText(group.budget),
  phase: group.phase,
  sessions: group.plan.map((one) => ({
    plannedOn: one.plannedOn as Day | null,
    startedAt: one.startedAt ?? '',
    endedAt: one.endedAt ?? '',
    title: one.title ?? '',
    content: one.content ?? '',
  })),
})

export const checkedPlan = ({ budget }: PlanValues): readonly ShownProblem[] =>
  budget.trim() !== '' && readYuan(budget) === null
    ? [{ code: 'value-not-valid', path: '/body/budget', messages: groupsTexts.notYuan }]
    : []

const filled = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string }

const timed = <K extends string>(key: K, typed: string): { [key in K]?: string } =>
  filled(key, typed.trim() ? readTypedTime(typed) : '')

/** The plan as the API takes it; blank fields are left out, because unknown is not empty. */
export const planOf = (values: PlanValues, startsOn: Day) => ({
  name: values.name.trim(),
  type: values.type ?? ('growth' as const),
  field: values.field ?? ('community-building' as const),
  ...(values.serviceType ? { serviceType: values.serviceType } : {}),
  startsOn: values.startsOn ?? startsOn,
  plannedSessions: values.plannedSessions ?? 0,
  ...filled('place', values.place),
  ...filled('leadName', values.leadName),
  ...filled('coWorkers', values.coWorkers),
  ...filled('rationale', values.rationale),
  ...filled('goals', values.goals),
  ...filled('theory', values.theory),
  ...filled('memberCriteria', values.memberCriteria),
  ...filled('recruitment', values.recruitment),
  ...filled('evaluationMethod', values.evaluationMethod),
  ...filled('risks', values.risks),
  ...(readYuan(values.budget) === null ? {} : { budget: readYuan(values.budget) ?? 0 }),
  sessions: values.sessions.map((session) => ({
    ...(session.plannedOn ? { plannedOn: session.plannedOn } : {}),
    ...timed('startedAt', session.startedAt),
    ...timed('endedAt', session.endedAt),
    ...filled('title', session.title),
    ...filled('content', session.content),
  })),
})

/** One session a week from the first day on, keeping what is already written of each. */
export const weekly = (values: PlanValues, first: Day): readonly PlannedValue[] =>
  Array.from({ length: Math.min(values.plannedSessions ?? 0, 60) }, (_, at) => ({
    ...(values.sessions[at] ?? blankSession),
    plannedOn: addDays(first, at * 7),
  }))
