import { sql } from 'kysely'
import { emptyScope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { entry, replaceLine } from './practicum-log.ts'
import { findPlacement, placementsOfAccount, settlePlacement } from './practicum-store.ts'

type Input = { readonly id: Id; readonly lines: readonly Id[] }

/**
 * The field supervisor signs days: the account that the placement names and no other, and never a line of its own hand.
 * What was signed before is left as it is, so that a resend signs nothing twice.
 */
export const signHours = (standing: Standing, placement: Id, body: Input) =>
  runCommand<{ signed: number }>(
    { ...standing, scope: emptyScope },
    {
      id: body.id,
      name: 'practicum.sign',
      input: { placement, ...body },
      run: async (tx) => {
        const { actor, scope, today } = standing
        const [row] = await placementsOfAccount(tx, provincesIn(scope), 'supervisor', actor.account, {
          id: placement,
          lock: true,
        })
        if (!row) return refused({ code: 'not-found' })
        const { rows: own } = await sql`select id from practicum_line where province = ${row.province}
          and id = any(${[...body.lines]}::uuid[]) and entered_by = ${actor.account}`.execute(tx)
        if (own.length > 0) return refused({ code: 'practicum-own-line' })
        const { rows } = await sql<{ id: Id; corrects: Id | null }>`
          update practicum_line set signed_by = ${actor.account}, signed_name = ${actor.name}, signed_on = ${today}
          where province = ${row.province} and placement = ${row.id} and id = any(${[...body.lines]}::uuid[])
            and signed_by is null and replaced_by is null and voided_on is null
          returning id, corrects`.execute(tx)
        for (const line of rows)
          if (line.corrects) await replaceLine(tx, standing, row, line.corrects, line.id)
        // A certificate over a day that was put right says another sum: it is withdrawn and issued anew.
        await withdrawCertificates(
          tx,
          standing,
          row,
          rows.flatMap(({ corrects }) => corrects ?? []),
          { zh: '时数已更正', en: 'Hours were put right' },
        )
        await settlePlacement(tx, row)
        return ok({
          answer: { signed: rows.length },
          audit: entry('practicum.sign', row, { lines: rows.length }),
        })
      },
    },
  )

/** Marks days as forged, for ever and with the reason (S13.A7): programmes hear of it and revoke what rested on them. */
export const voidHours = (standing: Standing, placement: Id, body: Input & { readonly reason: string }) =>
  runCommand<{ voided: number; minutes: number }>(standing, {
    id: body.id,
    name: 'practicum.void',
    input: { placement, ...body },
    run: async (tx) => {
      const row = await findPlacement(tx, standing.scope, placement, true)
      if (!row) return refused({ code: 'not-found' })
      const { rows } = await sql<{ id: Id; minutes: number }>`
        update practicum_line set voided_by = ${standing.actor.account}, voided_on = ${standing.today}, void_reason = ${body.reason}
        where province = ${row.province} and placement = ${row.id} and id = any(${[...body.lines]}::uuid[])
          and replaced_by is null and voided_on is null returning id, minutes`.execute(tx)
      if (rows.length < new Set(body.lines).size) return refused({ code: 'practicum-line-not-standing' })
      const minutes = rows.reduce((sum, line) => sum + line.minutes, 0)
      await withdrawCertificates(tx, standing, row, body.lines, body.reason)
      await settlePlacement(tx, row)
      return ok({
        answer: { voided: rows.length, minutes },
        audit: entry('practicum.void', row, { lines: rows.length, minutes }),
        events: [
          {
            name: 'practicum.voided',
            subject: row.student,
            division: row.division,
            data: { placement: row.id, minutes, on: standing.today },
          },
        ],
      })
    },
  })

const withdrawCertificates = async (
  tx: Parameters<Parameters<typeof runCommand>[1]['run']>[0],
  { today }: Standing,
  { province, id }: { readonly province: number; readonly id: Id },
  lines: readonly Id[],
  reason: Words | string,
): Promise<void> => {
  if (lines.length === 0) return
  const said = typeof reason === 'string' ? { zh: reason, en: null } : reason
  await sql`
    update practicum_certificate c set withdrawn_on = ${today}, withdrawn_reason = ${said.zh}, withdrawn_reason_en = ${said.en}
    where c.province = ${province} and c.placement = ${id} and c.withdrawn_on is null
      and exists (select from practicum_line l where l.province = c.province and l.id = any(${[...lines]}::uuid[])
        and l.worked_on between c.from_on and c.to_on)`.execute(tx)
}
