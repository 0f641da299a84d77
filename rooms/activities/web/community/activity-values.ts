import type { Day } from '../../../../kernel/day.ts'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import type { ActivityKind } from '../../domain/community/codes.ts'
import type { ServiceField } from '../../domain/service-field.ts'
import type { ServiceType } from '../../domain/service-type.ts'
import { readTypedTime } from '../visit-values.ts'
import { fenOf, yuan } from './money.ts'
import { filledLines, lineIsRight, type MoneyLine } from './money-lines.tsx'
import type { ActivityDetail } from './queries.ts'
import { communityTexts } from './texts.ts'

/** What the plan's form holds while it is filled in. */
export type ActivityValues = {
  readonly title: string
  readonly themeDay: string
  readonly kind: ActivityKind | null
  readonly field: ServiceField | null
  readonly serviceType: ServiceType | null
  readonly startsOn: Day | null
  readonly startsAt: string
  readonly endsOn: Day | null
  readonly endsAt: string
  readonly place: string
  readonly division: Found<number> | null
  readonly station: Found<string> | null
  readonly partnerStations: readonly Found<string>[]
  readonly partners: string
  readonly audience: string
  readonly expected: number | null
  readonly capacity: number | null
  readonly goals: string
  readonly flow: string
  readonly labour: string
  readonly supplies: string
  readonly safetyPlan: string
  readonly budget: readonly MoneyLine[]
}

export const blankActivity: ActivityValues = {
  title: '',
  themeDay: '',
  kind: null,
  field: null,
  serviceType: null,
  startsOn: null,
  startsAt: '',
  endsOn: null,
  endsAt: '',
  place: '',
  division: null,
  station: null,
  partnerStations: [],
  partners: '',
  audience: '',
  expected: null,
  capacity: null,
  goals: '',
  flow: '',
  labour: '',
  supplies: '',
  safetyPlan: '',
  budget: [],
}

/** A plan as it stands, to be changed. */
export const valuesOf = (activity: ActivityDetail): ActivityValues => ({
  title: activity.title,
  themeDay: activity.themeDay ?? '',
  kind: activity.kind,
  field: activity.field,
  serviceType: activity.serviceType,
  startsOn: activity.startsOn as Day,
  startsAt: activity.startsAt,
  endsOn: activity.endsOn === activity.startsOn ? null : (activity.endsOn as Day),
  endsAt: activity.endsAt,
  place: activity.place,
  division: { value: activity.division, label: String(activity.division) },
  station: { value: activity.station.id, label: activity.station.name },
  partnerStations: activity.partnerStations.map(({ id, name }) => ({ value: id, label: name })),
  partners: activity.partners ?? '',
  audience: activity.audience ?? '',
  expected: activity.expected,
  capacity: activity.capacity,
  goals: activity.goals ?? '',
  flow: activity.flow ?? '',
  labour: activity.labour ?? '',
  supplies: activity.supplies ?? '',
  safetyPlan: activity.safetyPlan ?? '',
  budget: activity.budget.map(({ item, fen }, at) => ({
    id: `${at}`,
    item,
    amount: yuan(fen),
    payer: null,
  })),
})

/** A line of money that is not whole is told before anything is sent. */
export const checkedActivity = ({ budget }: ActivityValues): readonly ShownProblem[] =>
  filledLines(budget).every(lineIsRight)
    ? []
    : [{ code: 'value-not-valid', path: '/body/budget', messages: communityTexts.amountWrong }]

const filled = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string }

/** The plan as the API takes it; blank fields are left out, because unknown is not empty. */
export const planOf = (values: ActivityValues) => ({
  title: values.title.trim(),
  kind: values.kind ?? 'festival',
  startsOn: values.startsOn ?? '',
  startsAt: readTypedTime(values.startsAt),
  endsAt: readTypedTime(values.endsAt),
  place: values.place.trim(),
  station: values.station?.value ?? '',
  partnerStations: values.partnerStations.map(({ value }) => value),
  budget: filledLines(values.budget).map(({ item, amount }) => ({
    item: item.trim(),
    fen: fenOf(amount) ?? 0,
  })),
  ...(values.endsOn ? { endsOn: values.endsOn } : {}),
  ...(values.field ? { field: values.field } : {}),
  ...(values.serviceType ? { serviceType: values.serviceType } : {}),
  ...(values.division ? { division: values.division.value } : {}),
  ...(values.expected ? { expected: values.expected } : {}),
  ...(values.capacity ? { capacity: values.capacity } : {}),
  ...filled('themeDay', values.themeDay),
  ...filled('partners', values.partners),
  ...filled('audience', values.audience),
  ...filled('goals', values.goals),
  ...filled('flow', values.flow),
  ...filled('labour', values.labour),
  ...filled('supplies', values.supplies),
  ...filled('safetyPlan', values.safetyPlan),
})
