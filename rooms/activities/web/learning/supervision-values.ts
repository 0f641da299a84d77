import type { Day } from '../../../../kernel/day.ts'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { newId } from '../../../../platform/web/ids.ts'
import { today } from '../../../../platform/web/today.ts'
import type { supervisionForms, supervisionFunctions, supervisionModes } from '../../domain/learning-codes.ts'
import { readTypedTime } from '../visit-values.ts'
import { askedPerson, memberOf, type NamedPerson, namedPerson } from './named.ts'
import type { Supervision } from './queries.ts'
import { supervisionTexts } from './supervision-texts.ts'
import { filled, notANumber, tenthsOf } from './typed-numbers.ts'

export type Action = {
  readonly id: string
  readonly what: string
  readonly who: NamedPerson | null
  readonly dueOn: Day | null
}

export type SupervisionValues = {
  readonly station: Found<string> | null
  readonly heldOn: Day | null
  readonly number: string
  readonly supervisor: NamedPerson | null
  readonly title: string
  readonly unit: string
  readonly supervisees: readonly NamedPerson[]
  readonly form: (typeof supervisionForms)[number] | null
  readonly mode: (typeof supervisionModes)[number] | null
  readonly agencies: 'within' | 'across' | null
  readonly functions: readonly (typeof supervisionFunctions)[number][]
  readonly place: string
  readonly startedAt: string
  readonly endedAt: string
  /** Typed hours, sent in minutes. */
  readonly minutes: string
  readonly topic: string
  readonly problems: string
  readonly advice: string
  readonly actions: readonly Action[]
  readonly reason: string
}

export const blankSupervision = (): SupervisionValues => ({
  station: null,
  heldOn: today(),
  number: '',
  supervisor: null,
  title: '',
  unit: '',
  supervisees: [],
  form: 'individual',
  mode: 'face-to-face',
  agencies: 'within',
  functions: ['educational'],
  place: '',
  startedAt: '',
  endedAt: '',
  minutes: '',
  topic: '',
  problems: '',
  advice: '',
  actions: [],
  reason: '',
})

export const blankAction = (): Action => ({ id: newId(), what: '', who: null, dueOn: null })

/** Who is to do it; a record from before members were kept names one who took part. */
function doerOf(old: Supervision, name: string, member: string | null): NamedPerson | null {
  if (!name) return null
  if (member) return namedPerson(member, name)
  const known = [...old.superviseeList, { member: old.supervisorMember, name: old.supervisorName }]
  return namedPerson(known.find((one) => one.name === name)?.member ?? null, name)
}

/** A record as the form holds it; only for who sees all of it, since what is not seen would be lost. */
export const valuesOfSupervision = (old: Supervision, station: Found<string> | null): SupervisionValues => ({
  station,
  heldOn: old.heldOn as Day,
  number: old.number,
  supervisor: namedPerson(old.supervisorMember, old.supervisorName),
  title: old.supervisorTitle ?? '',
  unit: old.supervisorUnit ?? '',
  supervisees: old.superviseeList.map(({ member, name }) => namedPerson(member, name)),
  form: old.form,
  mode: old.mode,
  agencies: old.crossAgency ? 'across' : 'within',
  functions: old.functions,
  place: old.place ?? '',
  startedAt: old.startedAt ?? '',
  endedAt: old.endedAt ?? '',
  minutes: old.startedAt && old.endedAt ? '' : String(Math.round(old.minutes / 6) / 10),
  topic: old.sensitive?.topic ?? '',
  problems: old.sensitive?.problems ?? '',
  advice: old.sensitive?.advice ?? '',
  actions: (old.sensitive?.actions ?? []).map(({ what, who, member, dueOn }) => ({
    id: newId(),
    what,
    who: doerOf(old, who, member),
    dueOn: dueOn as Day | null,
  })),
  reason: '',
})

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/

function minuteOfDay(typed: string): number | null {
  const match = clock.exec(readTypedTime(typed))
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** How long it took, by the times or by the hours typed; null while that cannot be said. */
export function minutesOf({ startedAt, endedAt, minutes }: SupervisionValues): number | null {
  const from = minuteOfDay(startedAt)
  const to = minuteOfDay(endedAt)
  if (from !== null && to !== null) return to - from
  const tenths = tenthsOf(minutes)
  return tenths ? tenths * 6 : null
}

const isFilled = ({ what, who, dueOn }: Action): boolean =>
  what.trim() !== '' || who !== null || dueOn !== null

/** A length is needed, and an action needs what is to be done and by whom. */
export function checkedSupervision(values: SupervisionValues): readonly ShownProblem[] {
  const missing = (path: string, messages: ShownProblem['messages']) => ({
    code: 'value-missing',
    path,
    messages,
  })
  const timed = values.startedAt.trim() !== '' && values.endedAt.trim() !== ''
  const badHours = values.minutes.trim() !== '' && !tenthsOf(values.minutes)
  const half = values.actions.filter(isFilled).some(({ what, who }) => what.trim() === '' || who === null)
  return [
    ...(badHours ? [notANumber('/body/minutes')] : []),
    ...(!timed && values.minutes.trim() === ''
      ? [missing('/body/minutes', supervisionTexts.lengthMissing)]
      : []),
    ...(half ? [missing('/body/actions', supervisionTexts.actionNotWhole)] : []),
  ]
}

/** `idOf` gives the same id for the same person each time, so that a resend is the same request. */
export function supervisionOf(values: SupervisionValues, idOf: (person: string) => string) {
  const { supervisor, startedAt, endedAt } = values
  const timed = startedAt.trim() !== '' && endedAt.trim() !== ''
  return {
    station: values.station?.value ?? '',
    heldOn: values.heldOn ?? today(),
    ...filled('number', values.number),
    supervisor: {
      ...(supervisor ? askedPerson(supervisor) : {}),
      ...filled('title', values.title),
      ...filled('unit', values.unit),
    },
    supervisees: values.supervisees.map((one) => ({ id: idOf(one.value), ...askedPerson(one) })),
    form: values.form ?? 'individual',
    mode: values.mode ?? 'face-to-face',
    crossAgency: values.agencies === 'across',
    functions: [...values.functions],
    ...filled('place', values.place),
    ...(timed
      ? { startedAt: readTypedTime(startedAt), endedAt: readTypedTime(endedAt) }
      : { minutes: (tenthsOf(values.minutes) ?? 0) * 6 }),
    topic: values.topic,
    ...filled('problems', values.problems),
    ...filled('advice', values.advice),
    actions: values.actions.filter(isFilled).map(({ id, what, who, dueOn }) => {
      const member = who && memberOf(who)
      return {
        id,
        what: what.trim(),
        ...(member ? { member } : who ? { who: who.label } : {}),
        ...(dueOn ? { dueOn } : {}),
      }
    }),
  }
}
