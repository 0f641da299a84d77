import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** One thing of the month that the journal tells: an activity, a group session. It names nobody who was served. */
export type JournalEntry = {
  readonly id: Id
  /** Of the rooms: activity, group, training. */
  readonly kind: string
  readonly title: string
  readonly day: string
  readonly station: Id | null
  readonly division: DivisionCode
  /** A sentence or two; null where the record says no more than its title. */
  readonly summary: string | null
  readonly attendances: number | null
  /** Where it is opened, for the editor. */
  readonly page: string | null
}

/** A room's answer to: what of yours belongs into the journal of these stations and this month? In the reader's scope only. */
export type JournalSource = {
  readonly kind: string
  readonly title: { readonly zh: string; readonly en: string }
  /** The permission under which the reader may see them. */
  readonly permission: string
  readonly entries: (
    tx: Handle,
    standing: Standing,
    asked: { readonly stations: readonly Id[]; readonly month: Period },
  ) => Promise<readonly JournalEntry[]>
}
