import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { ownActs } from '../../domain/core/own-acts.ts'
import type { ApplicationRow } from './application-store.ts'
import { type Applying, ownToChange } from './applying.ts'
import { moveApplication } from './move.ts'
import { programmeOf } from './programme-of.ts'

type Input = { readonly id: Id; readonly version: number }

/** Withdraws where the programme's table leads to a withdrawal; a draft, of which nobody else knows, is thrown away. */
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
      const to = ownActs(await programmeOf(tx, row), row.stage).withdrawal
      if (to === null) return refused({ code: 'withdrawal-not-possible' })
      const moved = await moveApplication(tx, applying, row, to, {
        on: applying.today,
        reason: input.reason,
        role: 'applicant',
        kind: 'withdrawn',
      })
      return moved.ok ? ok({ answer, audit: [] }) : moved
    },
  })

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
      const to = row.draft ? null : ownActs(await programmeOf(tx, row), row.stage).doing
      if (to === null) return refused({ code: 'stage-not-possible', data: { from: row.stage } })
      const moved = await moveApplication(tx, applying, row, to, {
        on: applying.today,
        reason: input.note,
        role: 'applicant',
      })
      return moved.ok ? ok({ answer: { id: application }, audit: [] }) : moved
    },
  })
