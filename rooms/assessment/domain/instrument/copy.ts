import type { Problem } from '../../../../kernel/errors.ts'
import type { Example } from './example.ts'
import { figuresOf, mayBeCopied, withFigure } from './figures.ts'
import type { Instrument } from './instrument.ts'
import { tryExample } from './try-example.ts'

/** A county's own numbers, by the names of figures. */
export type Changes = Readonly<Record<string, number>>

/** Beyond this an interval or threshold is a slip. */
const largest = 9999

/** What stands against changes: `figure-unknown`, `figure-not-valid`, `copy-changes-nothing`. */
export function changeProblems(instrument: Instrument, changes: Changes): Problem[] {
  const figures = new Map(
    figuresOf(instrument)
      .filter(mayBeCopied)
      .map((figure) => [figure.name, figure]),
  )
  const problems = Object.entries(changes).flatMap(([name, value]): Problem[] => {
    const path = `/body/changes/${name}`
    if (!figures.has(name)) return [{ code: 'figure-unknown', path, data: { figure: name } }]
    const right = Number.isInteger(value) && value >= 0 && value <= largest
    return right ? [] : [{ code: 'figure-not-valid', path, data: { minimum: 0, maximum: largest } }]
  })
  if (problems.length > 0) return problems
  return changed(instrument, changes).length > 0
    ? []
    : [{ code: 'copy-changes-nothing', path: '/body/changes' }]
}

/** The figures that are really set otherwise. */
const changed = (instrument: Instrument, changes: Changes) =>
  figuresOf(instrument).filter(({ name, value }) => changes[name] !== undefined && changes[name] !== value)

/** The instrument as the county's copy decides it, with the county's examples in place of the file's. */
export function copyOf(instrument: Instrument, changes: Changes, examples: readonly Example[]): Instrument {
  const set = changed(instrument, changes).reduce(
    (copy, { name, path }) => withFigure(copy, path, changes[name] ?? 0),
    instrument,
  )
  return { ...set, examples: [...examples] }
}

/**
 * Why a copy may not be signed yet: an example that comes out otherwise than the county expects, or a changed number
 * that no example shows, that is, with the instrument's own number in its place all examples still come true.
 */
export function copyProblems(
  instrument: Instrument,
  changes: Changes,
  examples: readonly Example[],
): Problem[] {
  const copy = copyOf(instrument, changes, examples)
  const wrong = examples.flatMap((example, i): Problem[] => {
    const difference = tryExample(copy, example)
    if (!difference) return []
    const { part, expected, found } = difference
    const at = instrument.examples.findIndex(({ name }) => name === example.name)
    // Under the number that the page shows it by: the names of a file's examples are for whoever writes the file.
    const data = {
      example: at < 0 ? example.name : `${at + 1}`,
      part: partTitle(instrument, part),
      expected,
      found,
    }
    return [{ code: 'copy-example-wrong', path: `/examples/${i}`, data }]
  })
  if (wrong.length > 0) return wrong
  return changed(instrument, changes).flatMap(({ name, path, value, title }): Problem[] => {
    const back = withFigure(copy, path, value)
    const shown = examples.some((example) => tryExample(back, example) !== null)
    return shown
      ? []
      : [
          {
            code: 'copy-figure-not-shown',
            path: `/changes/${name}`,
            data: { figure: title, value: changes[name] ?? 0 },
          },
        ]
  })
}

const parts = {
  grade: { zh: '等级', en: 'grade' },
  may_be: { zh: '可降为', en: 'may become' },
  alarms: { zh: '逾期提醒', en: 'overdue alarms' },
} as const

/** What an outcome is of, as people say it: the duty of a clock, else the part as it is written in a file. */
function partTitle(
  { grades }: Instrument,
  part: string,
): string | { readonly zh: string; readonly en: string } {
  if (part === 'grade' || part === 'may_be' || part === 'alarms') return parts[part]
  const kind = part.split('.')[1]
  return grades.flatMap(({ duties }) => duties).find((duty) => duty.kind === kind)?.title ?? part
}
