import type { Day } from '../../../kernel/day.ts'
import type { ShownProblem } from '../../../platform/web/failure.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { missing } from '../../../platform/web/form/problems.ts'
import { today } from '../../../platform/web/today.ts'
import type {
  VisitConfirmation,
  VisitHandled,
  VisitMethod,
  VisitPurpose,
  VisitSeen,
} from '../domain/visit-codes.ts'
import { activitiesTexts } from './texts.ts'

export type PhotoValue = { readonly file: string; readonly facesBlurred: boolean }

/** What the form holds while it is filled in. `seen` has an entry for each person who was served. */
export type VisitValues = {
  readonly whom: Found<string> | null
  readonly seen: Readonly<Record<string, VisitSeen>>
  readonly visitedOn: Day | null
  readonly startedAt: string
  readonly endedAt: string
  readonly method: VisitMethod | null
  readonly purpose: VisitPurpose | null
  readonly handled: readonly VisitHandled[]
  readonly notes: string
  readonly requests: string
  readonly followUp: string
  readonly dueOn: Day | null
  readonly urgency: 'ordinary' | 'pressing' | 'urgent' | null
  readonly living: string
  readonly condition: string
  readonly changes: string
  readonly companions: string
  readonly confirmation: VisitConfirmation | null
  readonly photos: readonly PhotoValue[]
}

/** A visit as most are: at home, routine, today. */
export const blankVisit = (whom: Found<string> | null = null, day: Day = today()): VisitValues => ({
  whom,
  seen: whom ? { [whom.value]: 'person' } : {},
  visitedOn: day,
  startedAt: '',
  endedAt: '',
  method: 'home',
  purpose: 'routine',
  handled: [],
  notes: '',
  requests: '',
  followUp: '',
  dueOn: null,
  urgency: 'ordinary',
  living: '',
  condition: '',
  changes: '',
  companions: '',
  confirmation: 'none',
  photos: [],
})

/** What only some answers ask for: somebody who was served, and a day for what is to be followed up. */
export function checkedVisit(values: VisitValues): readonly ShownProblem[] {
  const nobody = values.whom !== null && Object.keys(values.seen).length === 0
  const undated = values.followUp.trim() !== '' && values.dueOn === null
  return [
    ...(nobody
      ? [{ code: 'value-missing', path: '/body/seen', messages: activitiesTexts.nobodyServed }]
      : []),
    ...(undated ? [missing('/body/dueOn')] : []),
  ]
}

/** `9:5`, `0930`, `９：30` and `9点30` as `09:30`; what is no time is sent as typed, for the server to refuse. */
export function readTypedTime(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const match =
    /^(\d{1,2})[:.点时](\d{1,2})分?$/.exec(text) ??
    /^(\d{1,2})(\d{2})$/.exec(text) ??
    /^(\d{1,2})点?$/.exec(text)
  if (!match) return text
  return `${(match[1] ?? '').padStart(2, '0')}:${(match[2] ?? '0').padStart(2, '0')}`
}

const filled = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string }

const timed = <K extends string>(key: K, typed: string): { [key in K]?: string } =>
  filled(key, typed.trim() ? readTypedTime(typed) : '')

/** What belongs to the trip; blank fields are left out, because unknown is not empty. */
export const tripOf = (values: VisitValues, station: string) => ({
  station,
  visitedOn: values.visitedOn ?? today(),
  ...timed('startedAt', values.startedAt),
  ...timed('endedAt', values.endedAt),
  method: values.method ?? 'home',
  purpose: values.purpose ?? 'routine',
  handled: [...values.handled],
  urgency: values.urgency ?? 'ordinary',
  confirmation: values.confirmation ?? 'none',
  ...filled('companions', values.companions),
  ...filled('livingConditions', values.living),
  ...filled('requests', values.requests),
  ...(values.followUp.trim() && values.dueOn
    ? { followUp: { text: values.followUp.trim(), dueOn: values.dueOn } }
    : {}),
})

/** The remarks on a person's own state belong to the person whose visit it is, not to each of the household. */
const ownRemarks = (values: VisitValues) => ({
  ...filled('condition', values.condition),
  ...filled('changes', values.changes),
})

/** One record a served person; ids are made once, so that a resend after a lost answer does nothing twice. */
export const personsOf = (values: VisitValues, recordIds: (person: string) => string) =>
  Object.entries(values.seen).map(([person, seen]) => ({
    id: recordIds(person),
    person,
    seen,
    ...filled('notes', values.notes),
    ...(person === values.whom?.value ? ownRemarks(values) : {}),
  }))
