import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Reached } from '../../../programmes/index.ts'
import type { EventKind, EventRole } from '../../domain/core/event.ts'
import { type ApplicationRow, placeColumns, placeOf } from './application-store.ts'

/** Who applies without an account acts under this name; the role says as much, in the language of who reads. */
export const unnamedApplicant = '申请人'

export type ApplicationEvent = {
  readonly id: Id
  readonly kind: EventKind
  readonly fromStage: string | null
  readonly toStage: string | null
  readonly onDay: Day
  readonly at: string
  readonly byAccount: Id | null
  readonly byName: string
  readonly byRole: EventRole
  /** As a person typed it, or in Chinese beside the English. */
  readonly reason: string | null
  readonly reasonEn: string | null
  readonly decision: Id | null
}

/** Why something happened: as a person typed it, or a sentence of the product in both languages. */
export type EventReason = string | Words | null

export async function writeEvent(
  tx: Handle,
  row: ApplicationRow,
  event: Omit<ApplicationEvent, 'id' | 'at' | 'reason' | 'reasonEn'> & {
    readonly id?: Id
    readonly reason: EventReason
  },
): Promise<void> {
  const { reason } = event
  const [zh, en] = typeof reason === 'object' && reason ? [reason.zh, reason.en] : [reason, null]
  await sql`insert into application_event (${placeColumns}, id, kind, from_stage, to_stage, on_day, by_account, by_name, by_role, reason,
      reason_en, decision)
    values (${placeOf(row)}, ${event.id ?? newId()}, ${event.kind}, ${event.fromStage}, ${event.toStage}, ${event.onDay},
      ${event.byAccount}, ${event.byName}, ${event.byRole}, ${zh}, ${en}, ${event.decision})
    on conflict do nothing`.execute(tx)
}

/** All that happened to an application, in order. */
export async function eventsOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<ApplicationEvent[]> {
  const { rows } = await sql<ApplicationEvent>`
    select id, kind, from_stage, to_stage, on_day, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as at, by_account, by_name, by_role,
      reason, reason_en, decision
    from application_event where province = ${province} and application = ${id} order by application_event.at, id`.execute(
    tx,
  )
  return rows
}

/** The days on which stages were reached, the latest of each: what clocks run from. */
export const reachedBy = (events: readonly ApplicationEvent[]): Reached =>
  Object.fromEntries(events.flatMap(({ toStage, onDay }) => (toStage === null ? [] : [[toStage, onDay]])))
