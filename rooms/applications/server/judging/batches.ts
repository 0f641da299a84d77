import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import { cancelDuty } from '../../../duties/server/index.ts'
import { firstStage } from '../../../programmes/index.ts'
import { type ApplicationRow, applicationColumns, updateApplication } from '../core/application-store.ts'
import { eventsOf, writeEvent } from '../core/events.ts'
import { programmeOf } from '../core/programme-of.ts'
import type { RoundRow } from './round-store.ts'

type BatchRow = {
  readonly province: number
  readonly id: Id
  readonly round: Id
  readonly division: number
  readonly fileName: string | null
  readonly rows: number
  readonly putBy: Id
  readonly putName: string
  readonly putAt: string
  readonly undoneName: string | null
  readonly undoneAt: string | null
}

const columns =
  sql.raw(`province, id, round, division, file_name, rows, put_by, put_name, to_json(put_at) #>> '{}' as put_at,
  undone_name, to_json(undone_at) #>> '{}' as undone_at`)

/** What was put forward in a round, so far as the reader may see it: a body all, others their own. */
export async function batchesOf(tx: Handle, call: Standing, { province, id }: RoundRow) {
  const { rows } = await sql<BatchRow & { acted: boolean }>`select ${columns}, exists (
      select from application_nominee n join application_event e on e.province = n.province and e.application = n.application
      where n.province = b.province and n.batch = b.id and e.kind <> 'received') as acted
    from application_batch b where province = ${province} and round = ${id} order by put_at desc, id limit 200`.execute(
    tx,
  )
  return rows.map(({ putBy, ...row }) => ({
    id: row.id,
    fileName: row.fileName,
    rows: row.rows,
    putName: row.putName,
    putAt: row.putAt,
    undoneName: row.undoneName,
    undoneAt: row.undoneAt,
    mayUndo: row.undoneAt === null && !row.acted && putBy === call.actor.account,
  }))
}

/** Takes a batch back by whoever put it forward, as long as nobody has acted on any of it. */
export const undoBatch = (call: Standing, batch: Id, input: { readonly id: Id }) =>
  runCommand<{ batch: Id; taken: number }>(call, {
    id: input.id,
    name: 'applications.undo-nomination',
    input: { batch, ...input },
    run: async (tx): Promise<Result<Done<{ batch: Id; taken: number }>, Refusal>> => {
      const { rows: found } = await sql<BatchRow>`select ${columns} from application_batch
        where province = any(${provincesIn(call.scope)}) and id = ${batch} and put_by = ${call.actor.account} for update`.execute(
        tx,
      )
      const row = found[0]
      if (!row) return refused({ code: 'not-found' })
      if (row.undoneAt !== null) return refused({ code: 'batch-undone' })
      const { rows: all } = await sql<ApplicationRow>`select ${applicationColumns} from application
        where province = ${row.province} and id in (select application from application_nominee
          where province = ${row.province} and batch = ${batch}) for update`.execute(tx)
      for (const one of all) {
        const taken = await takeBack(tx, call, one)
        if (!taken.ok) return taken
      }
      await sql`update application_batch set undone_by = ${call.actor.account}, undone_name = ${call.actor.name},
          undone_at = clock_timestamp() where province = ${row.province} and id = ${batch}`.execute(tx)
      return ok({
        answer: { batch, taken: all.length },
        audit: {
          action: 'applications.undo-nomination',
          subject: row.round,
          division: row.division,
          detail: { batch, taken: all.length },
        },
      })
    },
  })

async function takeBack(tx: Handle, call: Standing, row: ApplicationRow): Promise<Result<null, Refusal>> {
  const first = firstStage(await programmeOf(tx, row)).code
  const events = await eventsOf(tx, row)
  if (row.stage !== first || row.endedOn !== null || events.some(({ kind }) => kind !== 'received'))
    return refused({ code: 'batch-acted-on', data: { name: row.workTitle ?? row.name } })
  // It ends where it stands: its stage is not left, and nobody acts on it any more.
  const ended = await updateApplication(
    tx,
    row,
    sql`ended_on = ${call.today}, outcome = 'withdrawn', stage_who = null, stage_work = null, due_on = null`,
  )
  if (!ended) return refused({ code: 'changed-meanwhile' })
  const reason = { zh: '撤销推荐', en: 'The recommendation was withdrawn' }
  if (row.duty)
    await cancelDuty(tx, row.province, row.duty, {
      on: call.today,
      by: call.actor.account,
      reason,
    })
  await writeEvent(tx, ended, {
    kind: 'withdrawn',
    fromStage: row.stage,
    toStage: null,
    onDay: call.today,
    byAccount: call.actor.account,
    byName: call.actor.name,
    byRole: 'applicant',
    reason,
    decision: null,
  })
  return ok(null)
}
