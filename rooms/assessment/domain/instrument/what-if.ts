import { day } from '../../../../kernel/day.ts'
import { answerProblems } from './answers.ts'
import { type Assessed, assess } from './assess.ts'
import { lowerGradeAllowed } from './downgrade.ts'
import type { Example } from './example.ts'
import { gradeOf } from './grade-rank.ts'
import type { Instrument } from './instrument.ts'
import { answersOf, clockText } from './try-example.ts'

/** A part of what an example comes to, by the word that an example's `expect` has for it: `grade`, `every.visit`. */
export type Shift = { readonly part: string; readonly before: string; readonly after: string }

/** What comes out otherwise for an example when some numbers are set otherwise: the what-if of a county's copy. */
export function shiftsOf(before: Instrument, after: Instrument, example: Example): Shift[] {
  const [was, is] = [partsOf(before, example), partsOf(after, example)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((part) => {
    const shift = { part, before: was.get(part) ?? '-', after: is.get(part) ?? '-' }
    return shift.before === shift.after ? [] : [shift]
  })
}

function partsOf(instrument: Instrument, example: Example): Map<string, string> {
  if ('held' in example) {
    const assessed = example.assessed.map(({ on, grade }) => ({ on: day(on), grade }))
    const found = lowerGradeAllowed(instrument, example.held, assessed, example.open_triggers)
    return new Map([['may_be', found ?? example.held]])
  }
  const answers = answersOf(instrument, example)
  if (answerProblems(instrument, answers, example.given.triggers).length > 0) return new Map()
  return partsOfAssessed(instrument, assess(instrument, answers, example.given.triggers))
}

function partsOfAssessed(instrument: Instrument, { grade, duties }: Assessed): Map<string, string> {
  const parts = new Map([['grade', grade]])
  for (const { kind, within, every } of duties) {
    if (within) parts.set(`within.${kind}`, clockText(within))
    if (every) parts.set(`every.${kind}`, String(every.days))
  }
  const { alarms } = gradeOf(instrument, grade)
  if (alarms.length > 0) parts.set('alarms', String(alarms.map(({ after }) => after.days)))
  return parts
}

/** An example of the county's own: the same answers, and what it expects of them, part by part. */
export function ownExample(example: Example, expected: Readonly<Record<string, string>>): Example {
  if ('held' in example) return { ...example, may_be: expected.may_be ?? example.may_be }
  const within: Record<string, string> = {}
  const every: Record<string, number> = {}
  for (const [part, value] of Object.entries(expected)) {
    const [word, kind = ''] = part.split('.')
    if (word === 'within') within[kind] = value
    if (word === 'every') every[kind] = Number(value)
  }
  return {
    name: example.name,
    given: example.given,
    expect: {
      ...(expected.grade === undefined ? {} : { grade: expected.grade }),
      ...(Object.keys(within).length > 0 ? { within } : {}),
      ...(Object.keys(every).length > 0 ? { every } : {}),
      ...(expected.alarms === undefined ? {} : { alarms: expected.alarms.split(',').map(Number) }),
    },
  }
}

/** What an own example expects, part by part: the way back, for a form that is opened again. */
export function expectedOf(example: Example): Record<string, string> {
  if ('held' in example) return { may_be: example.may_be }
  const { grade, within = {}, every = {}, alarms } = example.expect
  return {
    ...(grade === undefined ? {} : { grade }),
    ...Object.fromEntries(Object.entries(within).map(([kind, value]) => [`within.${kind}`, String(value)])),
    ...Object.fromEntries(Object.entries(every).map(([kind, value]) => [`every.${kind}`, String(value)])),
    ...(alarms === undefined ? {} : { alarms: String(alarms) }),
  }
}
