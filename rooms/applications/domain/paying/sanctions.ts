import { type Given, type Programme, sanctionOrder } from '../../../programmes/index.ts'
import type { SanctionKind } from './kinds.ts'

/** One consequence as the programme provides for it. Fen; a null amount of a recovery is for the body to decide. */
export type Consequence = {
  readonly kind: SanctionKind
  readonly amountFen: number | null
  /** Facts of the programme that have to be established before the sum of a recovery is known. */
  readonly ask: readonly string[]
  readonly subjectClass: string | null
  /** The last day of a bar; null: for ever, or no bar. */
  readonly untilOn: string | null
}

/** What a sanction of a programme leads to on a day, each to be decided by itself; null where it has no such sanction. */
export function consequencesOf(
  programme: Programme,
  code: string,
  on: string,
  paidFen: number,
  given: Partial<Omit<Given, 'on'>> = {},
): readonly Consequence[] | null {
  const order = sanctionOrder(programme, code, on, paidFen, given)
  if (!order) return null
  const none = { amountFen: null, ask: [], subjectClass: null, untilOn: null }
  return [
    ...(order.revokes ? [{ ...none, kind: 'revocation' as const }] : []),
    ...(order.recoverFen === 0 || paidFen === 0
      ? []
      : [{ ...none, kind: 'recovery' as const, amountFen: order.recoverFen, ask: order.ask }]),
    ...(order.barred
      ? [
          {
            ...none,
            kind: 'bar' as const,
            subjectClass: order.barred.subjectClass,
            untilOn: order.barred.until,
          },
        ]
      : []),
  ]
}

export type BarDays = {
  readonly fromOn: string
  readonly untilOn: string | null
  readonly liftedOn: string | null
}

/** Whether a bar holds on a day: the last day is included, the day of lifting is free again. */
export const barHolds = ({ fromOn, untilOn, liftedOn }: BarDays, on: string): boolean =>
  fromOn <= on && (untilOn === null || on <= untilOn) && (liftedOn === null || on < liftedOn)
