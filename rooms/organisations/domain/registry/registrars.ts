import type { Words } from '../../../../kernel/contract.ts'
import { addDays, type Day, day } from '../../../../kernel/day.ts'
import { contains, type DivisionCode } from '../../../../kernel/division.ts'
import { isWorkday, type WorkingCalendar } from '../../../regions/index.ts'
import type { LegalForm } from './codes.ts'

/** By when and how bodies of some types report to an authority, for years from one on (2.15). `MM-DD` of the year after. */
export type ReportRule = {
  readonly fromYear: number
  readonly toYear: number | null
  readonly forms: readonly LegalForm[]
  readonly opens: string
  readonly due: string
  /** To the supervisory unit beforehand. */
  readonly stampedBy: string | null
  /** Whether a deadline on a day off stays where it is, or moves to the next working day. */
  readonly onDayOff: 'stays' | 'next-workday'
  readonly reviewWorkdays: number
  readonly returned: {
    /** A report that was returned before the deadline may be filed again for so many working days. */
    readonly beforeDueWorkdays: number
    /** Whether one that was returned after it counts as late; `ask` is not decided (X12). */
    readonly afterDue: 'late' | 'not-late' | 'ask'
  }
  readonly source: string
}

export type Consequences = {
  readonly abnormal: { readonly basis: string }
  readonly spotCheck: { readonly basis: string }
  readonly serious: { readonly basis: string; readonly afterYears: number }
  readonly penalty: Readonly<Record<LegalForm, string>>
}

/** One file of `data/registrars`. */
export type Registrar = {
  readonly code: string
  readonly division: DivisionCode
  readonly reaches: 'own' | 'below'
  readonly names: readonly (Words & {
    readonly from: Day
    readonly to: Day | null
    readonly source: string
  })[]
  readonly unnamed: Words | null
  readonly reports: readonly ReportRule[]
  readonly consequences: Consequences | null
  readonly credit: { readonly enterWithinWorkdays: number; readonly source: string } | null
}

/** Files that reach an authority, the most particular first. */
const reaching = (all: readonly Registrar[], authority: DivisionCode): Registrar[] =>
  all
    .filter(({ division, reaches }) =>
      reaches === 'own' ? division === authority : contains(division, authority),
    )
    .toSorted((a, b) => b.division - a.division)

/** The rule of a year; null where no file lays one down. */
export const reportRule = (
  all: readonly Registrar[],
  authority: DivisionCode,
  form: LegalForm,
  year: number,
): ReportRule | null => {
  for (const registrar of reaching(all, authority)) {
    const found = registrar.reports
      .filter((rule) => rule.forms.includes(form) && rule.fromYear <= year && (rule.toYear ?? year) >= year)
      .toSorted((a, b) => b.fromYear - a.fromYear)[0]
    if (found) return found
  }
  return null
}

export function consequencesAt(all: readonly Registrar[], authority: DivisionCode): Consequences {
  const found = reaching(all, authority).find(({ consequences }) => consequences !== null)?.consequences
  if (!found) throw new Error('no file lays down the consequences of filing no report')
  return found
}

export function creditAt(all: readonly Registrar[], authority: DivisionCode) {
  const found = reaching(all, authority).find(({ credit }) => credit !== null)?.credit
  if (!found) throw new Error('no file lays down when credit information is entered')
  return found
}

/** What the authority of a division is called on a day; the place's own name fills what no file names. */
export function authorityName(
  all: readonly Registrar[],
  authority: DivisionCode,
  place: string,
  on: Day,
): Words {
  const own = all.find(({ division }) => division === authority)
  const named = own?.names.find(({ from, to }) => from <= on && (to === null || on <= to))
  if (named) return { zh: named.zh, en: named.en }
  const unnamed = reaching(all, authority).find((one) => one.unnamed !== null)?.unnamed
  if (!unnamed) return { zh: place, en: place }
  return { zh: unnamed.zh.replace('{place}', place), en: unnamed.en.replace('{place}', place) }
}

/** The days of a report: it is of the year before. A deadline includes its own day (2.15; 民法典 1259). */
export function reportDays(rule: ReportRule, year: number, calendar: WorkingCalendar) {
  const at = (monthDay: string) => day(`${year + 1}-${monthDay}`)
  const due = at(rule.due)
  return {
    opensOn: at(rule.opens),
    dueOn: rule.onDayOff === 'next-workday' ? nextWorkday(calendar, due) : due,
    stampedBy: rule.stampedBy === null ? null : at(rule.stampedBy),
  }
}

function nextWorkday(calendar: WorkingCalendar, from: Day): Day {
  let on = from
  while (!isWorkday(calendar, on)) on = addDays(on, 1)
  return on
}
