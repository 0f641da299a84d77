import { day } from '../../../../kernel/day.ts'
import { answerProblems } from './answers.ts'
import { type Answers, type Assessed, assess } from './assess.ts'
import { lowerGradeAllowed } from './downgrade.ts'
import type { AnsweredExample, DowngradeExample, Example } from './example.ts'
import { compareWith } from './fraction.ts'
import { rankOf } from './grade-rank.ts'
import type { Instrument } from './instrument.ts'
import type { Clock } from './words.ts'

/** What came out otherwise than an example says: which part of it, in words of the file. */
export type Difference = { readonly part: string; readonly expected: string; readonly found: string }

/** What an example gets wrong, or null when it comes true. */
export function tryExample(instrument: Instrument, example: Example): Difference | null {
  return 'held' in example ? tryDowngrade(instrument, example) : tryAnswers(instrument, example)
}

/** The answers that an example writes in short, spelled out item by item. */
export function answersOf({ items }: Instrument, { given }: AnsweredExample): Answers {
  const answers: Record<string, number | 'NA' | 'UNK'> = {}
  for (const { code, domain, options, by } of items) {
    const ofDomain = given.domains[domain]
    const asked = given.answers[code] === undefined && !(by !== undefined && given.answers[by] !== undefined)
    if (!asked) continue
    if (ofDomain !== undefined) answers[code] = ofDomain
    else if (given.rest_option !== undefined) {
      const option = options[Math.min(given.rest_option, options.length) - 1]
      if (option) answers[code] = option.points
    }
  }
  return { ...answers, ...given.answers }
}

function tryAnswers(instrument: Instrument, example: AnsweredExample): Difference | null {
  const answers = answersOf(instrument, example)
  const problem = answerProblems(instrument, answers, example.given.triggers)[0]
  const { refused, ...expected } = example.expect
  if (problem || refused !== undefined) {
    return refused === problem?.code ? null : unlike('refused', refused ?? '-', problem?.code ?? '-')
  }
  return firstDifference(instrument, expected, assess(instrument, answers, example.given.triggers))
}

function firstDifference(
  instrument: Instrument,
  expected: AnsweredExample['expect'],
  found: Assessed,
): Difference | null {
  if (expected.score !== undefined && !sameScore(expected.score, found)) {
    const { numerator, denominator } = found.score
    return unlike('score', expected.score, denominator === 1 ? numerator : `${numerator}/${denominator}`)
  }
  for (const [domain, points] of Object.entries(expected.domains ?? {}))
    if (found.domains[domain] !== points)
      return unlike(`domains.${domain}`, points, found.domains[domain] ?? '-')
  const plain = ['grade', 'provisional', 'missing', 'notes'] as const
  for (const part of plain) {
    const wanted = expected[part]
    if (wanted !== undefined && String(wanted) !== String(found[part]))
      return unlike(part, String(wanted), String(found[part]))
  }
  const alarms = (instrument.grades[rankOf(instrument, found.grade)]?.alarms ?? []).map(
    ({ after }) => after.days,
  )
  if (expected.alarms !== undefined && String(expected.alarms) !== String(alarms))
    return unlike('alarms', String(expected.alarms), String(alarms))
  for (const [kind, wanted] of Object.entries(expected.within ?? {})) {
    const clock = found.duties.find((duty) => duty.kind === kind && duty.within)?.within
    if (clockText(clock) !== String(wanted)) return unlike(`within.${kind}`, wanted, clockText(clock))
  }
  for (const [kind, wanted] of Object.entries(expected.every ?? {})) {
    const every = found.duties.find((duty) => duty.kind === kind && duty.every)?.every?.days
    if (every !== wanted) return unlike(`every.${kind}`, wanted, every ?? '-')
  }
  return null
}

/** An example writes 24h, 10w for working days, and a number for calendar days. */
export function clockText(clock: Clock | undefined): string {
  if (!clock) return '-'
  if ('hours' in clock) return `${clock.hours}h`
  return 'workdays' in clock ? `${clock.workdays}w` : String(clock.days)
}

function sameScore(expected: number | string, { score }: Assessed): boolean {
  if (typeof expected === 'string') {
    const [numerator = 0, denominator = 1] = expected.split('/').map(Number)
    return numerator * score.denominator === denominator * score.numerator
  }
  // A decimal of an example has at most two places, so it is compared as hundredths and stays exact.
  return compareWith({ ...score, numerator: score.numerator * 100 }, Math.round(expected * 100)) === 0
}

function tryDowngrade(instrument: Instrument, example: DowngradeExample): Difference | null {
  const assessed = example.assessed.map(({ on, grade }) => ({ on: day(on), grade }))
  const found = lowerGradeAllowed(instrument, example.held, assessed, example.open_triggers) ?? example.held
  return found === example.may_be ? null : unlike('may_be', example.may_be, found)
}

const unlike = (part: string, expected: string | number, found: string | number): Difference => ({
  part,
  expected: String(expected),
  found: String(found),
})
