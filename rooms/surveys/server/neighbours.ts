import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

/** What this room must know of accounts, which it does not open: the composition asks them. */
export type SurveyNeighbours = {
  /** Who may do something at a place today, the nearest first, by name. */
  readonly colleagues: (
    permission: string,
    at: { readonly division: DivisionCode; readonly station: Id },
    today: Day,
  ) => Promise<readonly { readonly account: Id; readonly name: string }[]>
}
