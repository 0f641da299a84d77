import type { awardOf } from './world-awards.ts'
import type { judgedOf } from './world-judging.ts'
import type { moneyOf } from './world-money.ts'

/** A person with everything by which he could be recognised, and where he stands. */
export type Marked = {
  readonly person: string
  readonly division: number
  readonly station: string
  /** The body to which a task about this person was given. */
  readonly organisation: string
  /** Strings that stand for this person alone: they may be shown to nobody else's reader. */
  readonly marks: readonly string[]
  readonly name: string
  readonly ids: {
    readonly household: string
    readonly visit: string
    readonly trip: string
    readonly duty: string
    readonly group: string
    readonly session: string
    readonly case: string
    readonly transfer: string
    readonly activity: string
    readonly series: string
    readonly classSession: string
    readonly resource: string
    readonly need: string
    readonly report: string
    readonly list: string
    readonly request: string
    readonly task: string
    readonly letter: string
    readonly pupil: string
    readonly agreement: string
    readonly assessment: string
    readonly riskFile: string
    readonly survey: string
    readonly consultation: string
    readonly money: Awaited<ReturnType<typeof moneyOf>>
    readonly award: Awaited<ReturnType<typeof awardOf>>
    readonly placement: string
    readonly student: string
    readonly judged: Awaited<ReturnType<typeof judgedOf>>
    readonly application: string
  }
}
