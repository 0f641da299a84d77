import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SanctionKind, SanctionState } from '../../domain/paying/kinds.ts'
import type { FindingRow } from './findings.ts'
import { atBody } from './item-store.ts'

/** One consequence of a finding, with its own decision. Fen. */
export type SanctionRow = {
  readonly id: Id
  readonly province: number
  readonly division: DivisionCode
  readonly finding: Id
  readonly application: Id
  readonly programme: string
  readonly kind: SanctionKind
  readonly reason: string
  readonly amount: number | null
  readonly dueOn: Day | null
  readonly subjectClass: string | null
  readonly untilOn: Day | null
  readonly state: SanctionState
  readonly number: string | null
  readonly proposedBy: Id
  readonly proposedName: string
  readonly proposedOn: Day
  readonly decidedName: string | null
  readonly decidedOn: Day | null
  readonly decision: string | null
  readonly recoveries: readonly Id[]
}

const columns =
  sql.raw(`id, province, division, finding, application, programme, kind, reason, amount, due_on, subject_class,
  until_on, state, number, proposed_by, proposed_name, proposed_on, decided_name, decided_on, decision, recoveries`)

export async function findSanction(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<SanctionRow | undefined> {
  const { rows } = await sql<SanctionRow>`
    select ${columns} from application_sanction where ${atBody(scope)} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

export async function sanctionsOf(
  tx: Handle,
  { province, id }: Pick<FindingRow, 'province' | 'id'>,
): Promise<SanctionRow[]> {
  const { rows } = await sql<SanctionRow>`
    select ${columns} from application_sanction where province = ${province} and finding = ${id}
    order by proposed_on, id`.execute(tx)
  return rows
}

/** Writes a proposal; false where the id is taken, or the application has such a revocation or bar already. */
export async function insertSanction(
  tx: Handle,
  { actor, today }: Standing,
  finding: FindingRow,
  row: Pick<SanctionRow, 'id' | 'kind' | 'reason' | 'amount' | 'dueOn' | 'subjectClass' | 'untilOn'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into application_sanction (province, id, division, finding, application, programme, kind, reason, amount, due_on,
      subject_class, until_on, proposed_by, proposed_name, proposed_on)
    values (${finding.province}, ${row.id}, ${finding.division}, ${finding.id}, ${finding.application}, ${finding.programme},
      ${row.kind}, ${row.reason}, ${row.amount}, ${row.dueOn}, ${row.subjectClass}, ${row.untilOn}, ${actor.account},
      ${actor.name}, ${today})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function decideRow(
  tx: Handle,
  { actor, today }: Standing,
  { province, id }: Pick<SanctionRow, 'province' | 'id'>,
  to: {
    readonly state: 'ordered' | 'declined'
    readonly number: string | null
    readonly decision: string
    readonly recoveries: readonly Id[]
  },
): Promise<void> {
  await sql`
    update application_sanction set state = ${to.state}, number = ${to.number}, decision = ${to.decision},
      recoveries = ${[...to.recoveries]}::uuid[], decided_by = ${actor.account}, decided_name = ${actor.name}, decided_on = ${today}
    where province = ${province} and id = ${id} and state = 'proposed'`.execute(tx)
}
