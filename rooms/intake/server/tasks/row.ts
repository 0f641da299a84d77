import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { urgencies } from '../../../duties/index.ts'
import type { BodyColumns } from '../../domain/tasks/body.ts'
import type { Clocked } from '../../domain/tasks/clocks.ts'
import type { TaskState } from '../../domain/tasks/state.ts'

/** A task as it stands in the table. Instants come as text of ISO 8601. */
export type TaskRow = BodyColumns & {
  readonly province: number
  readonly id: Id
  readonly sourceRoom: string
  readonly source: Id
  readonly person: Id | null
  readonly station: Id
  readonly division: DivisionCode
  readonly bodyName: string
  readonly title: string
  /** Where the product worded it. */
  readonly titleEn: string | null
  readonly urgency: number
  readonly legalBasis: string
  readonly sealed: Buffer
  readonly givenBy: Id
  readonly givenName: string
  readonly givenAt: string
  readonly givenOn: Day
  readonly acceptBy: string
  readonly dueOn: Day
  readonly state: TaskState
  readonly acceptedAt: string | null
  readonly acceptedName: string | null
  readonly settledAt: string | null
  readonly settledOn: Day | null
  readonly settledName: string | null
  readonly outcomeSealed: Buffer | null
  readonly follows: Id | null
  readonly followedBy: Id | null
  readonly duty: Id | null
  readonly version: number
}

export const taskColumns =
  sql.raw(`province, id, source_room, source, person, station, division, organisation, to_station,
  to_division, account, body_name, title, title_en, urgency, legal_basis, sealed, given_by, given_name, to_json(given_at) #>> '{}' as given_at,
  given_on, to_json(accept_by) #>> '{}' as accept_by, due_on, state, to_json(accepted_at) #>> '{}' as accepted_at, accepted_name,
  to_json(settled_at) #>> '{}' as settled_at, settled_on, settled_name, outcome_sealed, follows, followed_by, duty, version`)

/** What its clocks need. */
export const clockedOf = (row: Pick<TaskRow, 'urgency' | 'state' | 'acceptBy' | 'dueOn'>): Clocked => ({
  urgency: urgencies[row.urgency] ?? 'ordinary',
  state: row.state,
  acceptBy: Date.parse(row.acceptBy),
  dueOn: row.dueOn,
})

/** The columns by which a message or a file of the task is seen by the same two sides. */
export const placingOf = ({
  province,
  station,
  division,
  organisation,
  toStation,
  toDivision,
  account,
}: Omit<TaskRow, 'id'>) => ({ province, station, division, organisation, toStation, toDivision, account })
