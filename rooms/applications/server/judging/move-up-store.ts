import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Outcome } from '../../domain/core/subject.ts'
import type { RankingRow } from './ranking-store.ts'

/** Who stands in a frozen order, with what became of the application since. */
export type Stander = {
  readonly application: Id
  readonly name: string
  readonly place: number
  readonly chosen: boolean
  readonly stage: string
  readonly outcome: Outcome | null
  readonly endedOn: string | null
  /** Why it ended, as it was written. */
  readonly why: string | null
}

export async function standersOf(tx: Handle, { province, id }: RankingRow): Promise<readonly Stander[]> {
  const { rows } = await sql<Stander>`
    select l.application, l.name, l.place, l.state = 'awarded' or m.application is not null as chosen, a.stage, a.outcome, a.ended_on,
      (select e.reason from application_event e where e.province = l.province and e.application = l.application
        and a.ended_on is not null and e.to_stage is not null order by e.at desc, e.id desc limit 1) as why
    from application_ranking_line l
    join application a on a.province = l.province and a.id = l.application
    left join application_move_up m on m.province = l.province and m.ranking = l.ranking and m.application = l.application
    where l.province = ${province} and l.ranking = ${id} order by l.position`.execute(tx)
  return rows
}

export type MovedUp = {
  readonly id: Id
  readonly application: Id
  readonly replaces: Id
  readonly reason: string
  readonly by: string
  readonly at: string
}

export async function movedUpIn(tx: Handle, { province, id }: RankingRow): Promise<readonly MovedUp[]> {
  const { rows } = await sql<MovedUp>`
    select id, application, replaces, reason, recorded_name as by, to_json(recorded_at) #>> '{}' as at
    from application_move_up where province = ${province} and ranking = ${id} order by recorded_at, id`.execute(
    tx,
  )
  return rows
}
