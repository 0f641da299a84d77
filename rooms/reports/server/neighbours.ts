import type { Placed } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { NamesOf } from '../../indicators/server/index.ts'
import type { JournalSource } from './journal-source.ts'

/** What reports must know of rooms that they may not open: whoever composes the product hands it in. */
export type ReportNeighbours = {
  /** Names behind a cell's records, as far as the reader may see them. */
  readonly namesOf?: NamesOf
  /** Who may do something at a place today, whose own place it is first: whose duty it becomes. */
  readonly holdersOf?: (permission: string, at: Placed, today: Day) => Promise<readonly Id[]>
  /** Names of people on the register of a place that a text holds; whoever writes may not see every one of them. */
  readonly namesInText?: (place: DivisionCode, text: string) => Promise<readonly string[]>
  /** What happened in a month, told by the rooms that know. */
  readonly journalSources?: readonly JournalSource[]
}
