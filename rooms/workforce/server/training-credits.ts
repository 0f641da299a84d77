import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { newId } from '../../../platform/server/ids.ts'

export type BriefMember = { readonly id: Id; readonly name: string; readonly account: Id | null }

/** Members of the register whom a scope covers, with the highest certificate and since when. */
export async function membersById(
  tx: Handle,
  scope: Scope,
  ids: readonly Id[],
): Promise<
  ReadonlyMap<Id, BriefMember & { readonly level: string | null; readonly certifiedOn: Day | null }>
> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<BriefMember & { level: string | null; certifiedOn: Day | null }>`
    select m.id, m.name, m.account, c.level, c.obtained_on as certified_on from workforce_member m
    left join lateral (select c.level, c.obtained_on from workforce_certificate c
      where c.province = m.province and c.member = m.id and c.ended_on is null
      order by array_position(array['senior', 'intermediate', 'assistant'], c.level::text), c.obtained_on limit 1) c on true
    where m.province = any(${provincesIn(scope)}) and m.id = any(${[...ids]}::uuid[])
      and ${within(scope, { division: 'm.division', station: 'm.station' })}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Credit hours that a training gives, entered with it in its transaction. */
export async function creditTraining(
  tx: Handle,
  training: { readonly id: Id; readonly name: string; readonly on: Day; readonly by: Id },
  hours: readonly { readonly member: Id; readonly tenths: number }[],
): Promise<void> {
  const rows = hours.filter(({ tenths }) => tenths > 0).map((one) => ({ id: newId(), ...one }))
  if (rows.length === 0) return
  await sql`
    insert into workforce_credit (province, id, member, division, station, kind, credited_on, tenths, title, training, recorded_by)
    select m.province, r.id, r.member, m.division, m.station, 'training', ${training.on}, r.tenths, ${training.name},
      ${training.id}, ${training.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, member uuid, tenths integer)
    join workforce_member m on m.id = r.member`.execute(tx)
}

/** Takes the hours of a training back when the training is taken out; `reversal` is the id of that act. */
export async function takeBackTraining(tx: Handle, training: Id, reversal: Id): Promise<void> {
  await sql`update workforce_credit set reversed_by = ${reversal}, reversed_at = clock_timestamp()
    where training = ${training} and reversed_by is null`.execute(tx)
}
