import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import type { LiftState } from '../../domain/paying/kinds.ts'
import { barHolds } from '../../domain/paying/sanctions.ts'
import { atBody, inPlace, likePart } from './item-store.ts'

export type BarRow = {
  readonly id: Id
  readonly province: number
  readonly division: DivisionCode
  readonly sanction: Id
  readonly finding: Id
  readonly orderNumber: string
  readonly programme: string
  readonly application: Id
  readonly subjectClass: string
  readonly name: string
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly liftedOn: Day | null
}

export type LiftRow = {
  readonly id: Id
  readonly province: number
  readonly division: DivisionCode
  readonly bar: Id
  readonly reason: string
  readonly state: LiftState
  readonly proposedBy: Id
  readonly proposedName: string
  readonly proposedOn: Day
  readonly decidedName: string | null
  readonly decidedOn: Day | null
  readonly decision: string | null
}

const columns =
  sql.raw(`b.id, b.province, b.division, b.sanction, s.finding, s.number as order_number, s.programme, b.application,
  b.subject_class, b.name, b.from_on, b.until_on, b.lifted_on`)
const withOrder = sql.raw(
  `application_bar b join application_sanction s on s.province = b.province and s.id = b.sanction`,
)
const liftColumns =
  sql.raw(`id, province, division, bar, reason, state, proposed_by, proposed_name, proposed_on, decided_name,
  decided_on, decision`)

export async function listBars(
  tx: Handle,
  scope: Scope,
  filter: {
    readonly inForce?: boolean | undefined
    readonly within?: DivisionCode | undefined
    readonly search?: string | undefined
  },
  page: { readonly after: SortKey | null; readonly limit: number },
  today: Day,
): Promise<BarRow[]> {
  const all = [atBody(scope, 'b'), ...inPlace(filter.within, 'b')]
  const holds = sql<boolean>`(b.from_on <= ${today} and coalesce(b.until_on >= ${today}, true) and coalesce(b.lifted_on > ${today}, true))`
  if (filter.inForce === true) all.push(holds)
  if (filter.inForce === false) all.push(sql<boolean>`not ${holds}`)
  if (filter.search) all.push(sql<boolean>`b.search like ${likePart(filter.search)}`)
  const { after, limit } = page
  const later = after ? sql`and (b.from_on, b.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<BarRow>`
    select ${columns} from ${withOrder} where ${sql.join(all, sql` and `)} ${later}
    order by b.from_on desc, b.id desc limit ${limit}`.execute(tx)
  return rows
}

export async function findBar(tx: Handle, scope: Scope, id: Id): Promise<BarRow | undefined> {
  const { rows } = await sql<BarRow>`
    select ${columns} from ${withOrder} where ${atBody(scope, 'b')} and b.id = ${id}`.execute(tx)
  return rows[0]
}

export async function liftsOf(
  tx: Handle,
  { province, id }: Pick<BarRow, 'province' | 'id'>,
): Promise<LiftRow[]> {
  const { rows } = await sql<LiftRow>`
    select ${liftColumns} from application_bar_lift where province = ${province} and bar = ${id}
    order by proposed_on desc, id desc`.execute(tx)
  return rows
}

/** An appeal that somebody takes up: the reason for which a bar should be lifted. Refused: `bar-not-in-force`, `lift-proposed-already`. */
export const proposeLift = (
  standing: Standing,
  bar: Id,
  { id, lift, reason }: { readonly id: Id; readonly lift: Id; readonly reason: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id,
    name: 'applications.propose-lift',
    input: { bar, lift, reason },
    run: async (tx) => {
      const { actor, today } = standing
      const row = await findBar(tx, standing.scope, bar)
      if (!row) return refused({ code: 'not-found' })
      if (!barHolds(row, today)) return refused({ code: 'bar-not-in-force' })
      const { rows } = await sql`
        insert into application_bar_lift (province, id, division, bar, reason, proposed_by, proposed_name, proposed_on)
        values (${row.province}, ${lift}, ${row.division}, ${bar}, ${reason}, ${actor.account}, ${actor.name}, ${today})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'lift-proposed-already' })
      return ok({
        answer: { id: lift },
        audit: {
          action: 'applications.propose-lift',
          subject: row.application,
          division: row.division,
          detail: { bar, lift },
        },
      })
    },
  })

/** Another person decides: lifted, the bar holds no more from this day on. Refused: `lift-decided`, `needs-second-person`. */
export const decideLift = (
  standing: Standing,
  lift: Id,
  input: { readonly id: Id; readonly decision: 'approved' | 'declined'; readonly reason: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'applications.decide-lift',
    input: { lift, ...input },
    run: async (tx) => {
      const { actor, scope, today } = standing
      const { rows } = await sql<LiftRow>`
        select ${liftColumns} from application_bar_lift where ${atBody(scope)} and id = ${lift} for update`.execute(
        tx,
      )
      const [row] = rows
      const bar = row && (await findBar(tx, scope, row.bar))
      if (!row || !bar) return refused({ code: 'not-found' })
      if (row.state !== 'proposed') return refused({ code: 'lift-decided' })
      if (row.proposedBy === actor.account) return refused({ code: 'needs-second-person' })
      await sql`
        update application_bar_lift set state = ${input.decision}, decision = ${input.reason}, decided_by = ${actor.account},
          decided_name = ${actor.name}, decided_on = ${today}
        where province = ${row.province} and id = ${lift}`.execute(tx)
      if (input.decision === 'approved') await liftBar(tx, bar, today)
      return ok({
        answer: { id: lift },
        audit: {
          action: 'applications.decide-lift',
          subject: bar.application,
          division: bar.division,
          detail: { bar: bar.id, decision: input.decision },
        },
      })
    },
  })

async function liftBar(tx: Handle, { province, id, sanction }: BarRow, today: Day): Promise<void> {
  await sql`update application_bar set lifted_on = ${today} where province = ${province} and id = ${id}`.execute(
    tx,
  )
  await sql`update application_sanction set state = 'lifted' where province = ${province} and id = ${sanction}`.execute(
    tx,
  )
}
