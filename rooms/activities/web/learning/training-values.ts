import type { Day } from '../../../../kernel/day.ts'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { newId } from '../../../../platform/web/ids.ts'
import { today } from '../../../../platform/web/today.ts'
import type {
  participantExaminations,
  trainingExaminations,
  trainingForms,
} from '../../domain/learning-codes.ts'
import { yuan } from '../community/money.ts'
import { askedPerson, type NamedPerson, namedPerson } from './named.ts'
import type { Training } from './queries.ts'
import { costOf, filled, notANumber, notAnAmount, showTenths, tenthsOf } from './typed-numbers.ts'

export type Participant = {
  readonly id: string
  readonly who: NamedPerson
  readonly unit: string
  readonly present: boolean
  /** Hours of this one; blank for those of the whole training. */
  readonly hours: string
  readonly result: (typeof participantExaminations)[number]
}

export type TrainingValues = {
  readonly station: Found<string> | null
  readonly heldOn: Day | null
  readonly endedOn: Day | null
  readonly name: string
  readonly theme: string
  readonly form: (typeof trainingForms)[number] | null
  readonly lecturers: string
  /** Typed hours, sent in tenths. */
  readonly creditTenths: string
  readonly unitMinutes: 45 | 60 | null
  readonly minutes: number | null
  readonly participants: readonly Participant[]
  readonly invited: number | null
  readonly present: number | null
  readonly place: string
  readonly audience: string
  readonly certificate: string
  readonly satisfaction: number | null
  readonly examination: (typeof trainingExaminations)[number] | null
  readonly costFen: string
  readonly summary: string
  readonly reason: string
}

export const blankTraining = (): TrainingValues => ({
  station: null,
  heldOn: today(),
  endedOn: null,
  name: '',
  theme: '',
  form: 'in-person',
  lecturers: '',
  creditTenths: '',
  unitMinutes: 45,
  minutes: null,
  participants: [],
  invited: null,
  present: null,
  place: '',
  audience: '',
  certificate: '',
  satisfaction: null,
  examination: 'none',
  costFen: '',
  summary: '',
  reason: '',
})

export const blankParticipant = (who: NamedPerson): Participant => ({
  id: newId(),
  who,
  unit: typeof who.detail === 'string' && who.value.startsWith('member:') ? who.detail.slice(0, 80) : '',
  present: true,
  hours: '',
  result: 'none',
})

/** A record as the form holds it; its participants get ids of their own, as the new record is another one. */
export const valuesOfTraining = (training: Training, station: Found<string> | null): TrainingValues => ({
  station,
  heldOn: training.heldOn as Day,
  endedOn: training.endedOn === training.heldOn ? null : (training.endedOn as Day),
  name: training.name,
  theme: training.theme,
  form: training.form,
  lecturers: training.lecturers,
  creditTenths: showTenths(training.creditTenths),
  unitMinutes: training.unitMinutes === 60 ? 60 : 45,
  minutes: training.minutes,
  participants: training.participants.map((one) => ({
    id: newId(),
    who: namedPerson(one.member, one.name),
    unit: one.unit ?? '',
    present: one.present,
    hours: one.present && one.creditTenths !== training.creditTenths ? showTenths(one.creditTenths) : '',
    result: one.examination,
  })),
  invited: training.invited,
  present: training.participants.length > 0 ? null : training.present,
  place: training.place ?? '',
  audience: training.audience ?? '',
  certificate: training.certificate ?? '',
  satisfaction: training.satisfaction,
  examination: training.examination,
  costFen: training.costFen === 0 ? '' : yuan(training.costFen),
  summary: training.summary ?? '',
  reason: '',
})

/** What is no number is said before anything is sent. */
export function checkedTraining(values: TrainingValues): readonly ShownProblem[] {
  const hoursRight = values.participants.every(({ hours }) => hours.trim() === '' || tenthsOf(hours) !== null)
  return [
    ...(values.creditTenths.trim() !== '' && !tenthsOf(values.creditTenths)
      ? [notANumber('/body/creditTenths')]
      : []),
    ...(hoursRight ? [] : [notANumber('/body/participants')]),
    ...(costOf(values.costFen) === null ? [notAnAmount('/body/costFen')] : []),
  ]
}

export function trainingOf(values: TrainingValues) {
  const { participants, endedOn, minutes, invited, present, satisfaction } = values
  return {
    station: values.station?.value ?? '',
    heldOn: values.heldOn ?? today(),
    ...(endedOn ? { endedOn } : {}),
    name: values.name,
    theme: values.theme,
    form: values.form ?? 'in-person',
    lecturers: values.lecturers,
    creditTenths: tenthsOf(values.creditTenths) ?? 0,
    unitMinutes: values.unitMinutes ?? 45,
    ...(minutes === null ? {} : { minutes }),
    ...(invited === null ? {} : { invited }),
    ...(present === null || participants.length > 0 ? {} : { present }),
    ...(satisfaction === null ? {} : { satisfaction }),
    examination: values.examination ?? 'none',
    costFen: costOf(values.costFen) ?? 0,
    ...filled('place', values.place),
    ...filled('audience', values.audience),
    ...filled('certificate', values.certificate),
    ...filled('summary', values.summary),
    participants: participants.map(({ id, who, unit, present: there, hours, result }) => ({
      id,
      ...askedPerson(who),
      ...filled('unit', unit),
      present: there,
      ...(hours.trim() === '' ? {} : { creditTenths: tenthsOf(hours) ?? 0 }),
      examination: result,
    })),
  }
}
