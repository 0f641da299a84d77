import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, stageOf } from '../../../programmes/index.ts'
import { rankingStage, reviewStage } from '../../domain/judging/judged-stages.ts'
import { heldBy } from '../../domain/judging/notice-state.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import { entriesOf, noticeOfApplication } from './notice-store.ts'
import { holding, objectionsTo } from './objection-store.ts'

/** Why an application may not go on from where it is judged; asked before every move, whoever moves it. */
export async function judgingGuard(
  tx: Handle,
  row: ApplicationRow,
  programme: Programme,
  to: string,
  on: Day,
): Promise<Refusal | null> {
  const stage = stageOf(programme, row.stage)
  // Back and to a refusal it may always go: what is guarded is the way on.
  if (!stage?.then.includes(to)) return null
  if (rankingStage(programme)?.code === stage.code) return rankedThere(tx, row)
  if (reviewStage(programme)?.code === stage.code)
    return row.score === null ? { code: 'review-incomplete' } : null
  return stage.work === 'notice' && programme.notice ? publishedThere(tx, row, on) : null
}

/** Only whom an order that was carried out has chosen (S4.A1), or who moved up after it. */
async function rankedThere(tx: Handle, { province, id, round }: ApplicationRow): Promise<Refusal | null> {
  const { rows } = await sql`select l.application from application_ranking_line l
    join application_ranking r on r.province = l.province and r.id = l.ranking
    where l.province = ${province} and l.application = ${id} and l.state = 'awarded'
      and r.province = ${province} and r.round = ${round} and r.carried_out_at is not null and r.withdrawn_at is null`.execute(
    tx,
  )
  if (rows.length > 0) return null
  const { rows: moved } = await sql`select id from application_move_up
    where province = ${province} and round = ${round} and application = ${id} and state = 'carried-out'`.execute(
    tx,
  )
  return moved.length > 0 ? null : { code: 'ranking-decides' }
}

/** Only after the days of its notice, and while nothing that was objected is open (S10.A3). */
async function publishedThere(tx: Handle, row: ApplicationRow, on: Day): Promise<Refusal | null> {
  const notice = await noticeOfApplication(tx, row)
  if (!notice) return { code: 'not-published-yet' }
  const entry = (await entriesOf(tx, notice)).find(
    ({ application, removedOn }) => application === row.id && removedOn === null,
  )
  const open = entry ? holding(await objectionsTo(tx, notice), entry.position) : 0
  const held = heldBy(notice, open, on)
  if (held === 'notice-still-running') return { code: held, data: { lastOn: notice.lastOn } }
  return held ? { code: held, data: { count: open } } : null
}
