import { type Condition, comparisonOf, fulfils } from './condition.ts'
import { compareWith, type Fraction, fraction } from './fraction.ts'
import { rankOf } from './grade-rank.ts'
import type { GradeDuty, Instrument, Item, StartedByTrigger } from './instrument.ts'
import type { Clock, Words } from './words.ts'

/** By code of item or fact: points of an option, a count, 1 or 0 for yes or no, or an answer outside the scale. */
export type Answers = Readonly<Record<string, number | 'NA' | 'UNK'>>

/** A duty that follows from the grade; hours, days and working days are counted from the assessment. */
export type Duty = {
  readonly kind: string
  readonly title: Words
  readonly within?: Clock | undefined
  readonly every?: { readonly days: number } | undefined
  readonly who: GradeDuty['who']
  readonly counts?: GradeDuty['counts']
  readonly by?: GradeDuty['by']
}

export type Assessed = {
  /** Exact; compare it as a fraction, print it with `decimalOf`. */
  readonly score: Fraction
  /** Points by domain as answered; what does not apply or is not known gives none. */
  readonly domains: Readonly<Record<string, number>>
  readonly grade: string
  readonly triggers: readonly string[]
  /** What the triggers start beside the grade. */
  readonly starts: readonly StartedByTrigger[]
  readonly provisional: boolean
  /** Items and facts with no answer at all; they are taken as not known. */
  readonly missing: readonly string[]
  /** Items for whose answer a note is obligatory. */
  readonly notes: readonly string[]
  readonly duties: readonly Duty[]
}

type Read = {
  readonly instrument: Instrument
  readonly answers: Answers
  /** Points of the scored items. */
  readonly points: ReadonlyMap<string, number>
  readonly domains: Readonly<Record<string, number>>
  readonly score: Fraction
  readonly triggers: readonly string[]
}

/** Scores answers that `answerProblems` found nothing wrong with. Pure; the same anywhere. */
export function assess(instrument: Instrument, answers: Answers, triggers: readonly string[]): Assessed {
  const points = new Map<string, number>()
  const domains: Record<string, number> = {}
  for (const { code } of instrument.domains) domains[code] = 0
  const missing: string[] = []
  const unknown = new Set<string>()
  const notes: string[] = []
  let raw = 0
  let most = 0
  for (const item of instrument.items) {
    const answer = answerOf(item, answers)
    if (answer === undefined) missing.push(item.code)
    if (answer === undefined || answer === 'UNK') unknown.add(item.code)
    if (typeof answer !== 'number') continue
    points.set(item.code, answer)
    domains[item.domain] = (domains[item.domain] ?? 0) + answer
    raw += answer
    most += highestOf(item)
    if (instrument.note_from !== undefined && answer >= instrument.note_from) notes.push(item.code)
  }
  for (const fact of instrument.facts) {
    if (instrument.items.some(({ by }) => by === fact.code)) continue
    const answer = answers[fact.code]
    if (answer === undefined) missing.push(fact.code)
    if (typeof answer !== 'number') unknown.add(fact.code)
  }
  const score =
    instrument.score.method === 'sum' ? fraction(raw, 1) : fraction(raw * instrument.score.to, most)
  const read: Read = { instrument, answers, points, domains, score, triggers }
  const provisional = isProvisional(instrument, unknown) || isEmpty(read)
  const grade = gradeOf(read, provisional)
  return {
    score,
    domains,
    grade,
    triggers: [...triggers],
    starts: startsOf(instrument, triggers),
    provisional,
    missing,
    notes,
    duties: dutiesOf(read, grade, provisional),
  }
}

/** The points of an item: answered, or by the fact that decides it. */
export function answerOf(item: Item, answers: Answers): number | 'NA' | 'UNK' | undefined {
  const own = answers[item.code]
  if (own !== undefined || item.by === undefined) return own
  const value = answers[item.by]
  return typeof value === 'number' ? pointsBy(item, value) : value
}

/** The option whose range holds a counted fact. */
export function pointsBy({ options }: Item, value: number): number {
  let points = options[0]?.points ?? 0
  for (const option of options) if (value >= (option.from ?? 0)) points = option.points
  return points
}

const highestOf = ({ options }: Item): number => {
  let most = 0
  for (const { points } of options) if (points > most) most = points
  return most
}

/** Nothing was scored, by whatever word: a score of nothing says nothing, and least of all that somebody is safe. */
const isEmpty = ({ instrument, points }: Read): boolean =>
  instrument.provisional !== undefined && points.size === 0

function isProvisional({ provisional, items }: Instrument, unknown: ReadonlySet<string>): boolean {
  if (!provisional) return false
  const count = items.reduce((sum, { code }) => sum + (unknown.has(code) ? 1 : 0), 0)
  return (
    (provisional.unknown_more_than !== undefined && count > provisional.unknown_more_than) ||
    provisional.unknown_in.some((code) => unknown.has(code))
  )
}

function gradeOf(read: Read, provisional: boolean): string {
  const { grades, adjustments } = read.instrument
  let rank = grades.findIndex(({ when }) => when === undefined || holds(when, read))
  const adjustment = adjustments.find(({ when }) => holds(when, read))
  if (adjustment?.grade !== undefined) rank = rankOf(read.instrument, adjustment.grade)
  else if (adjustment) rank = Math.max(0, rank - (adjustment.worse_by ?? 0))
  const least = read.instrument.provisional?.at_least_grade
  if (provisional && least !== undefined) rank = Math.min(rank, rankOf(read.instrument, least))
  return grades[rank]?.code ?? ''
}

function holds(condition: Condition, read: Read): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, read))
  if ('any' in condition) return condition.any.some((part) => holds(part, read))
  if ('trigger' in condition) {
    return condition.trigger === 'any' ? read.triggers.length > 0 : read.triggers.includes(condition.trigger)
  }
  if ('fact' in condition && condition.is !== undefined) {
    return read.answers[condition.fact] === (condition.is === 'yes' ? 1 : 0)
  }
  if ('item' in condition && condition.one_of !== undefined) {
    const points = read.points.get(condition.item)
    return points !== undefined && condition.one_of.includes(points)
  }
  const compared = comparisonOf(condition)
  if (!compared) return false
  const threshold = read.instrument.thresholds[compared.threshold]?.value ?? Number.NaN
  const against = (value: number | string | undefined): boolean =>
    typeof value === 'number' && fulfils(compared.word, value - threshold)
  if ('score' in condition) return fulfils(compared.word, compareWith(read.score, threshold))
  if ('item' in condition) return against(read.points.get(condition.item))
  if ('fact' in condition) return against(read.answers[condition.fact])
  if (condition.domain === 'any') return Object.values(read.domains).some(against)
  return against(read.domains[condition.domain])
}

const startsOf = (instrument: Instrument, given: readonly string[]): StartedByTrigger[] => [
  ...new Set(instrument.triggers.flatMap(({ code, also }) => (given.includes(code) ? also : []))),
]

const completing: Words = { zh: '补全未知项目', en: 'Complete what is not known' }
const reassessing: Words = { zh: '重新评估', en: 'Assess again' }

function dutiesOf(read: Read, grade: string, provisional: boolean): Duty[] {
  const { instrument } = read
  const duties: Duty[] = (instrument.grades[rankOf(instrument, grade)]?.duties ?? []).map(
    ({ kind, title, within, every, who, counts, by }) => ({
      kind,
      title,
      ...(within ? { within } : {}),
      ...(every ? { every } : {}),
      who,
      ...(counts ? { counts } : {}),
      ...(by ? { by } : {}),
    }),
  )
  const again = instrument.reassess?.rules.find(
    (rule) =>
      (rule.grade === undefined || rule.grade === grade) &&
      (rule.when === undefined || holds(rule.when, read)),
  )
  if (again) duties.push({ kind: 'reassess', title: reassessing, every: again.every, who: 'worker' })
  if (provisional && instrument.provisional) {
    duties.push({
      kind: 'complete',
      title: completing,
      within: instrument.provisional.complete_within,
      who: 'worker',
    })
  }
  return duties
}
