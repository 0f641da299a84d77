import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Programme } from '../../../programmes/index.ts'
import { programmeOn } from '../../../programmes/server/index.ts'
import { inScope } from '../core/application-store.ts'

export type RoundRow = {
  readonly province: number
  readonly id: Id
  /** Of the body that decides. */
  readonly division: DivisionCode
  readonly programme: string
  readonly title: string
  readonly openedOn: Day
  readonly closesOn: Day | null
  readonly openedBy: Id
  readonly closedAt: string | null
  readonly version: number
}

const columns = sql.raw(`province, id, division, programme, title, opened_on, closes_on, opened_by,
  to_json(closed_at) #>> '{}' as closed_at, version`)

const placed = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}`

export async function findRound(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<RoundRow | undefined> {
  const { rows } =
    await sql<RoundRow>`select ${columns} from application_round where id = ${id} and ${placed(scope)}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

/** That a round is open is public: whoever puts forward is asked by its place, not by the scope over the body that decides. */
export async function roundAnywhere(
  tx: Handle,
  provinces: readonly number[],
  id: Id,
): Promise<RoundRow | undefined> {
  const { rows } = await sql<RoundRow>`select ${columns} from application_round
    where province = any(${[...provinces]}::smallint[]) and id = ${id}`.execute(tx)
  return rows[0]
}

export type RoundFilter = {
  readonly programme?: string | undefined
  readonly state: 'open' | 'closed' | 'all'
}

export async function roundsOf(
  tx: Handle,
  scope: Scope,
  { programme, state }: RoundFilter,
  today: Day,
): Promise<RoundRow[]> {
  const all = [placed(scope)]
  if (programme) all.push(sql<boolean>`programme = ${programme}`)
  const open = sql<boolean>`closed_at is null and (closes_on is null or closes_on >= ${today})`
  if (state === 'open') all.push(open)
  if (state === 'closed') all.push(sql<boolean>`not (${open})`)
  const { rows } =
    await sql<RoundRow>`select ${columns} from application_round where ${sql.join(all, sql` and `)}
    order by opened_on desc, id desc limit 200`.execute(tx)
  return rows
}

/** Rounds of a programme of one body, the earliest first: by them the next one is told. */
export async function roundsBefore(
  tx: Handle,
  { province, division, programme }: Pick<RoundRow, 'province' | 'division' | 'programme'>,
): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`select ${columns} from application_round
    where province = ${province} and programme = ${programme} and division = ${division} order by opened_on, id`.execute(
    tx,
  )
  return rows
}

export const isOpen = ({ openedOn, closedAt, closesOn }: RoundRow, today: Day): boolean =>
  closedAt === null && openedOn <= today && (closesOn === null || today <= closesOn)

/** The programme as it held when the round was opened: its figures are those of the round, whatever changes meanwhile. */
export async function programmeOfRound(
  tx: Handle,
  { programme, openedOn }: Pick<RoundRow, 'programme' | 'openedOn'>,
): Promise<{ readonly programme: Programme; readonly hash: string }> {
  const found = await programmeOn(tx, programme, openedOn)
  if (!found) throw new Error(`the programme ${programme} of a round was not in force on ${openedOn}`)
  return found
}

export type StageCount = { readonly round: Id; readonly stage: string; readonly count: number }

export async function countsOf(tx: Handle, scope: Scope, rounds: readonly RoundRow[]): Promise<StageCount[]> {
  if (rounds.length === 0) return []
  const { rows } = await sql<StageCount>`select round, stage, count(*)::integer as count from application
    where ${inScope(scope)} and round = any(${rounds.map(({ id }) => id)}::uuid[]) and not draft
      and outcome is distinct from 'withdrawn'
    group by round, stage`.execute(tx)
  return rows
}
