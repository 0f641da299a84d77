import { type Day, daysBetween } from '../../../kernel/day.ts'
import { daysOf, monthOf } from '../../../kernel/period.ts'
import type { ServiceField } from './service-field.ts'

/**
 * - `delivered`: all that was agreed;
 * - `on-track`, `behind`: less, before the last day; behind when it is under four fifths of what an even pace had brought;
 * - `short`: less, after the last day;
 * - `not-begun`: before the first day.
 */
export const lineStates = ['delivered', 'on-track', 'behind', 'short', 'not-begun'] as const
export type LineState = (typeof lineStates)[number]

export type Fulfilment = {
  readonly delivered: number
  /** In percent of what was agreed; more than agreed is more than a hundred. */
  readonly share: number
  /** What an even pace had brought by now. */
  readonly pace: number
  readonly state: LineState
}

type Term = { readonly from: Day; readonly to: Day }

/** From which share of the pace on a line is not yet behind. */
const behindUnder = 0.8

/** The share of a term that is over at the end of a day, its first and last day included. */
export function elapsed({ from, to }: Term, on: Day): number {
  const whole = daysBetween(from, to) + 1
  return Math.min(1, Math.max(0, (daysBetween(from, on) + 1) / whole))
}

/**
 * The day up to which figures can say what was delivered: they stand by month, so that a day of a past month is read as its
 * last, and one of this month as today. Anything else would hold a whole month against the pace of a half.
 */
export function dayOfFigures(asked: Day, today: Day): Day {
  const { last } = daysOf(monthOf(asked))
  if (last < today) return last
  return asked < today ? today : asked
}

export function fulfilmentOf(agreed: number, delivered: number, term: Term, on: Day): Fulfilment {
  const pace = agreed * elapsed(term, on)
  return {
    delivered,
    share: (delivered * 100) / agreed,
    pace,
    state: stateOf(agreed, delivered, pace, term, on),
  }
}

function stateOf(agreed: number, delivered: number, pace: number, term: Term, on: Day): LineState {
  if (delivered >= agreed) return 'delivered'
  if (on > term.to) return 'short'
  if (on < term.from) return 'not-begun'
  return delivered < pace * behindUnder ? 'behind' : 'on-track'
}

export type CountedLine = Pick<Fulfilment, 'delivered' | 'share' | 'state'> & {
  readonly field: ServiceField
  readonly unit: string
  readonly agreed: number
}

/** Delivered and agreed of one field (S8.A1). Units are never added to each other: visits and hours stand apart. */
export type FieldTotal = {
  readonly field: ServiceField
  readonly lines: number
  readonly delivered: number
  /** The mean of the lines, each of them a hundred at most, so that one overfulfilled line hides no other. */
  readonly share: number
  readonly amounts: readonly { readonly unit: string; readonly agreed: number; readonly delivered: number }[]
}

export function fieldTotals(lines: readonly CountedLine[]): FieldTotal[] {
  const fields = [...new Set(lines.map(({ field }) => field))]
  return fields.map((field) => {
    const own = lines.filter((line) => line.field === field)
    const unitsOfField = [...new Set(own.map(({ unit }) => unit))]
    return {
      field,
      lines: own.length,
      delivered: own.filter(({ state }) => state === 'delivered').length,
      share: own.reduce((sum, { share }) => sum + Math.min(100, share), 0) / own.length,
      amounts: unitsOfField.map((unit) => {
        const same = own.filter((line) => line.unit === unit)
        return {
          unit,
          agreed: same.reduce((sum, { agreed }) => sum + agreed, 0),
          delivered: same.reduce((sum, { delivered }) => sum + delivered, 0),
        }
      }),
    }
  })
}
