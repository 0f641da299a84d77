import type { Kind } from './kinds.ts'

/**
 * The closed list of what records can say about an applicant (person, body or work) on a day. Rooms that hold the
 * records answer these (the register of workers, the registry of bodies, applications); the language only names them,
 * with the kind of the answer.
 */
export const resolvers = {
  'certificate.level': 'code',
  'certificate.held-since': 'day',
  'certificate.held-since-assistant': 'day',
  'certificate.held-since-intermediate': 'day',
  'certificate.held-since-senior': 'day',
  'certificate.exam-year': 'integer',
  'certificate.exam-place': 'division',
  'certificate.registered': 'yes_no',
  'certificate.registered-to': 'day',
  'employment.post': 'code',
  'employment.posts': 'codes',
  'employment.employer-kind': 'code',
  'employment.place': 'division',
  'employment.from': 'day',
  'employment.to': 'day',
  'employment.social-work-months': 'months',
  'education.hours': 'minutes',
  'education.needed': 'minutes',
  'diploma.on': 'day',
  'diploma.degree': 'code',
  'tuition.invoiced': 'money',
  'award.count': 'integer',
  'award.last-on': 'day',
  /** Programmes that gave an award. */
  'award.programmes': 'codes',
  'person.birth': 'day',
  'practicum.minutes': 'minutes',
  'practicum.days': 'days',
  'practicum.span-days': 'days',
  'practicum.months': 'months',
  'practicum.first-day': 'day',
  'practicum.last-day': 'day',
  'practicum.agencies': 'integer',
  'practicum.voided-minutes': 'minutes',
  /** All of it without a break in one agency: then its first and last day tell the months. */
  'practicum.one-stretch': 'yes_no',
  'student.mode': 'code',
  'student.degree': 'code',
  'student.social-work-major': 'yes_no',
  'student.enrolled-throughout': 'yes_no',
  'household.registration': 'division',
  'organisation.registered-on': 'day',
  'organisation.registered-at': 'division',
  'organisation.type': 'code',
  'organisation.abnormal': 'yes_no',
  /** Of the report that is filed: its year, and the days of its way through the authority. */
  'filing.year': 'integer',
  'filing.filed': 'yes_no',
  'filing.filed-on': 'day',
  'filing.returned': 'yes_no',
  'filing.returned-on': 'day',
  'filing.refiled': 'yes_no',
  'filing.refiled-on': 'day',
  'application.received-at': 'moment',
  'application.nominated-by': 'code',
  'application.place': 'division',
  'station.place': 'division',
  /** Codes of programmes under which the applicant draws money now. */
  'awards.held': 'codes',
  /** What was paid to the applicant under this programme before, fen. */
  'awards.paid': 'money',
  /** Barred from this programme's subject class on the day. */
  'bar.in-force': 'yes_no',
} as const satisfies Record<string, Kind>

export type Resolver = keyof typeof resolvers
export const resolverNames = Object.keys(resolvers) as [Resolver, ...Resolver[]]
