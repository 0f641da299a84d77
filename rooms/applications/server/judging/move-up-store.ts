import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Outcome } from '../../domain/core/subject.ts'
import type { MoveUpState } from '../../domain/judging/move-up.ts'
import type { RankingRow } from './ranking-store.ts'

/** Who stands in a frozen order, with what became of the application since. */
export type Stander = {
  readonly application: Id
  readonly name: string
  readonly place: number
  /** The option or place of the quota. */
  readonly group: string | null
  readonly chosen: boolean
  readonly stage: string
  readonly outcome: Outcome | null
  readonly endedOn: string | null
  /** Why it ended, as it was written. */
  readonly why: string | null
}

export async function standersOf(tx: Handle, { province, id }: RankingRow): Promise<readonly Stander[]> {
  const { rows } = await sql<Stander>`
    select l.application, l.name, l.place, l.tie_group as group, l.state = 'awarded' or m.application is not null as chosen,
      a.stage, a.outcome, a.ended_on,
      (select e.reason from application_event e where e.province = l.province and e.application = l.application
        and a.ended_on is not null and (e.to_stage is not null or e.from_stage is not null) order by e.at desc, e.id desc limit 1) as why
    from application_ranking_line l
    join application a on a.province = l.province and a.id = l.application
    left join application_move_up m on m.province = l.province and m.ranking = l.ranking and m.application = l.application
      and m.state = 'carried-out'
    where l.province = ${province} and l.ranking = ${id} order by l.position`.execute(tx)
  return rows
}

export type MoveUpRow = {
  readonly province: number
  readonly id: Id
  readonly ranking: Id
  readonly division: DivisionCode
  /** Null: the place stays empty. */
  readonly application: Id | null
  readonly replaces: Id
  readonly reason: string
  readonly state: MoveUpState
  readonly recordedBy: Id
  readonly by: string
  readonly at: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decision: string | null
}

const columns =
  sql.raw(`province, id, ranking, division, application, replaces, reason, state, recorded_by, recorded_name as by,
  to_json(recorded_at) #>> '{}' as at, decided_name as decided_by, to_json(decided_at) #>> '{}' as decided_at, decision`)

export async function moveUpsOf(
  tx: Handle,
  { province, id }: Pick<RankingRow, 'province' | 'id'>,
): Promise<readonly MoveUpRow[]> {
  const { rows } = await sql<MoveUpRow>`
    select ${columns} from application_move_up where province = ${province} and ranking = ${id} order by recorded_at, id`.execute(
    tx,
  )
  return rows
}

export async function findMoveUp(tx: Handle, scope: Scope, id: Id): Promise<MoveUpRow | undefined> {
  const { rows } = await sql<MoveUpRow>`
    select ${columns} from application_move_up
    where id = ${id} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })} for update`.execute(
    tx,
  )
  return rows[0]
}
