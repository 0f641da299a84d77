import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import { findBase } from './kind.ts'

type Mark = {
  readonly id: Id
  readonly kind: 'follow-up' | 'supervisor-signature' | 'supervisee-signature'
  readonly state?: 'open' | 'partly' | 'done'
  readonly note?: string | null | undefined
  readonly way?: 'account' | 'paper'
  readonly name?: string
}

/** Adds what came of a supervision, or a signature: typed by the person signed in, or noted from paper. */
export const markSupervision = (standing: Standing, supervision: Id, mark: Mark) =>
  runCommand<{ id: Id }>(standing, {
    id: mark.id,
    name: 'activities.mark-supervision',
    input: { supervision, ...mark },
    run: async (tx) => {
      const row = await findBase(tx, standing, { table: 'supervision', day: 'held_on' }, supervision)
      if (!row) return refused({ code: 'not-found' })
      if (row.reversedBy) return refused({ code: 'record-already-taken-out' })
      const { account, name } = standing.actor
      if (mark.way === 'account' && mark.name !== name)
        return refused({
          code: 'signature-of-another',
          problems: [{ code: 'signature-of-another', path: '/body/name' }],
        })
      await sql`insert into supervision_mark (province, id, supervision, station, division, kind, state, note, way, name, account)
        values (${row.province}, ${mark.id}, ${supervision}, ${row.station}, ${row.division}, ${mark.kind}, ${mark.state ?? null},
          ${mark.note ?? null}, ${mark.way ?? null}, ${mark.name ?? name}, ${account})`.execute(tx)
      const { division, station } = row
      const audit = {
        action: 'activities.mark-supervision',
        subject: supervision,
        division,
        station,
        detail: { kind: mark.kind },
      }
      return ok({ answer: { id: mark.id }, audit })
    },
  })
