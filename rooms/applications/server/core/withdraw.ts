import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, writeEvents, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import { ownActs } from '../../domain/core/own-acts.ts'
import { type ApplicationRow, updateApplication } from './application-store.ts'
import { type Applying, ownToChange } from './applying.ts'
import { writeEvent } from './events.ts'
import { enterStage, moveApplication } from './move.ts'
import { programmeOf } from './programme-of.ts'

type Input = { readonly id: Id; readonly version: number }

/**
 * Withdraws at any stage before money is on its way; a draft, of which nobody else knows, is thrown away. Refused:
 * `withdrawal-not-possible` (a report that is owed, or one that has ended), `withdrawal-after-payment`.
 */
export const withdrawApplication = (
  applying: Applying,
  application: Id,
  input: Input & { readonly reason: string },
) =>
  runCommand<{ id: Id }>(applying, {
    id: input.id,
    name: 'applications.withdraw',
    input: { application, ...input },
    run: async (tx) => {
      const own = await ownToChange(tx, applying, application, input.version)
      if (!own.ok) return own
      const row = own.value
      const answer = { id: application }
      if (row.draft) {
        await throwAway(tx, row)
        const { division, programme } = row
        return ok({
          answer,
          audit: {
            action: 'applications.drop',
            subject: application,
            division,
            detail: { programme },
          },
        })
      }
      const programme = await programmeOf(tx, row)
      const way = ownActs(programme, row.stage).withdrawal
      if (way === null || row.endedOn !== null) return refused({ code: 'withdrawal-not-possible' })
      if (await isPaidFor(tx, row)) return refused({ code: 'withdrawal-after-payment' })
      const gone = await takeOut(tx, applying, row, programme, way.to, input.reason)
      return gone.ok ? ok({ answer, audit: [] }) : gone
    },
  })

/** Whether something was paid, or waits at the bank: then money has to be settled first. */
export async function isPaidFor(tx: Handle, row: ApplicationRow): Promise<boolean> {
  const { rows } =
    await sql`select id from application_payment where province = ${row.province} and application = ${row.id}
    and state in ('owed', 'failed', 'paid') limit 1`.execute(tx)
  return rows.length > 0
}

/** To the end that the table has for it, from whatever stage; where it has none, it ends where it stands. */
async function takeOut(
  tx: Handle,
  applying: Applying,
  row: ApplicationRow,
  programme: Programme,
  to: string | null,
  reason: string,
): Promise<Result<ApplicationRow, Refusal>> {
  const { actor, today: on } = applying
  const move = { on, reason, role: 'applicant' as const, kind: 'withdrawn' as const }
  if (to !== null) return enterStage(tx, applying, row, programme, to, { ...move, from: row.stage })
  const ended = await updateApplication(
    tx,
    row,
    sql`stage_who = null, stage_work = null, due_on = null, ended_on = ${on}, outcome = 'withdrawn'`,
  )
  if (!ended) return refused({ code: 'changed-meanwhile', data: { version: row.version } })
  const { id, division, programme: code, number, stage } = row
  await writeEvent(tx, ended, {
    kind: 'withdrawn',
    fromStage: stage,
    toStage: null,
    onDay: on,
    byAccount: actor.account,
    byName: actor.name,
    byRole: 'applicant',
    reason,
    decision: null,
  })
  await writeTrail(tx, applying, 'write', [
    { action: 'applications.withdraw', subject: id, division, detail: { programme: code, number, stage } },
  ])
  await writeEvents(tx, [
    {
      name: 'application.moved',
      subject: id,
      division,
      data: { application: id, programme: code, from: stage, to: stage },
    },
  ])
  return ok(ended)
}

async function throwAway(tx: Handle, { province, id }: ApplicationRow): Promise<void> {
  for (const table of ['application_answer', 'application_evidence'])
    await sql`delete from ${sql.ref(table)} where province = ${province} and application = ${id}`.execute(tx)
  await sql`delete from application where province = ${province} and id = ${id} and draft`.execute(tx)
}

/** Does what a stage of the applicant asks: an agreement signed, a report handed in. */
export const carryOutStage = (
  applying: Applying,
  application: Id,
  input: Input & { readonly note: string },
) =>
  runCommand<{ id: Id }>(applying, {
    id: input.id,
    name: 'applications.carry-out',
    input: { application, ...input },
    run: async (tx) => {
      const own = await ownToChange(tx, applying, application, input.version)
      if (!own.ok) return own
      const row = own.value
      const open = !row.draft && row.endedOn === null
      const to = open ? ownActs(await programmeOf(tx, row), row.stage).doing : null
      if (to === null) return refused({ code: 'stage-not-possible', data: { from: row.stage } })
      const moved = await moveApplication(tx, applying, row, to, {
        on: applying.today,
        reason: input.note,
        role: 'applicant',
      })
      return moved.ok ? ok({ answer: { id: application }, audit: [] }) : moved
    },
  })
