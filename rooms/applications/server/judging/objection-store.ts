import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { inReach, type NoticeRow } from './notice-store.ts'

export type ObjectionRow = {
  readonly province: number
  readonly id: Id
  readonly notice: Id
  /** The entry; null: against the whole notice. */
  readonly position: number | null
  readonly application: Id | null
  readonly division: DivisionCode
  readonly named: boolean
  readonly sealed: Buffer | null
  readonly text: string
  readonly filedOn: Day
  readonly state: 'open' | 'upheld' | 'dismissed'
  readonly decidedOn: Day | null
  readonly decidedName: string | null
  readonly reason: string | null
  readonly toStage: string | null
  readonly duty: Id | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, notice, position, application, division, named, sealed, text, filed_on, state, decided_on,
  decided_name, reason, to_stage, duty, version`)

export async function objectionsTo(
  tx: Handle,
  { province, id }: Pick<NoticeRow, 'province' | 'id'>,
): Promise<ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`select ${columns} from application_objection
    where province = ${province} and notice = ${id} order by state <> 'open', filed_at, id`.execute(tx)
  return rows
}

export async function findObjection(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<ObjectionRow | undefined> {
  const { rows } =
    await sql<ObjectionRow>`select ${columns} from application_objection where id = ${id} and ${inReach(scope)}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

/** Open objections that hold an entry: those to it, and those to the whole notice. */
export const holding = (
  objections: readonly Pick<ObjectionRow, 'position' | 'state'>[],
  position: number,
): number =>
  objections.filter((one) => one.state === 'open' && (one.position === null || one.position === position))
    .length

export async function openObjectionCounts(tx: Handle, scope: Scope): Promise<ReadonlyMap<Id, number>> {
  const { rows } = await sql<{
    notice: Id
    count: number
  }>`select notice, count(*)::integer as count from application_objection
    where state = 'open' and ${inReach(scope)} group by notice`.execute(tx)
  return new Map(rows.map(({ notice, count }) => [notice, count]))
}
