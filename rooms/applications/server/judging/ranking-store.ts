import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Candidate } from '../../../programmes/index.ts'
import type { LineState, OrderLine } from '../../domain/judging/round-order.ts'

export type RankingRow = {
  readonly province: number
  readonly id: Id
  readonly round: Id
  readonly programme: string
  readonly programmeHash: string
  readonly division: DivisionCode
  readonly onDay: Day
  readonly inputsHash: string
  readonly awarded: number
  readonly openTies: number
  readonly frozenBy: Id
  readonly frozenName: string
  readonly frozenAt: string
  readonly carriedOutName: string | null
  readonly carriedOutAt: string | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, round, programme, programme_hash, division, on_day, inputs_hash, awarded, open_ties,
  frozen_by, frozen_name, to_json(frozen_at) #>> '{}' as frozen_at, carried_out_name,
  to_json(carried_out_at) #>> '{}' as carried_out_at, version`)

/** The order of a round that was frozen and not withdrawn. */
export async function rankingOfRound(
  tx: Handle,
  round: { readonly province: number; readonly id: Id },
): Promise<RankingRow | undefined> {
  const { rows } = await sql<RankingRow>`select ${columns} from application_ranking
    where province = ${round.province} and round = ${round.id} and withdrawn_at is null`.execute(tx)
  return rows[0]
}

export async function rankingToChange(tx: Handle, scope: Scope, id: Id): Promise<RankingRow | undefined> {
  const { rows } = await sql<RankingRow>`select ${columns} from application_ranking
    where id = ${id} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
      and withdrawn_at is null for update`.execute(tx)
  return rows[0]
}

/** The candidates as they were when it was frozen. */
export async function frozenCandidates(tx: Handle, { province, id }: RankingRow): Promise<Candidate[]> {
  const { rows } = await sql<{ inputs: string }>`select inputs::text as inputs from application_ranking
    where province = ${province} and id = ${id}`.execute(tx)
  return JSON.parse(rows[0]?.inputs ?? '[]') as Candidate[]
}

export type RankedApplication = {
  readonly application: Id
  readonly position: number
  readonly place: number
  readonly name: string
  readonly number: string | null
  readonly organisationName: string | null
  readonly score: number | null
  readonly amountFen: number | null
  readonly group: string | null
  readonly state: LineState
}

export async function linesOfRanking(tx: Handle, { province, id }: RankingRow): Promise<RankedApplication[]> {
  const { rows } = await sql<RankedApplication>`
    select l.application, l.position, l.place, l.name, a.number, l.organisation_name, l.score, l.amount_fen, l.tie_group as group, l.state
    from application_ranking_line l join application a on a.province = l.province and a.id = l.application
    where l.province = ${province} and l.ranking = ${id} order by l.position`.execute(tx)
  return rows
}

export async function insertLines(
  tx: Handle,
  ranking: Pick<RankingRow, 'province' | 'id' | 'division'>,
  lines: readonly RankedApplication[],
): Promise<void> {
  await sql`insert into application_ranking_line (province, ranking, application, division, position, place, name, organisation_name, score,
      amount_fen, tie_group, state)
    select ${ranking.province}, ${ranking.id}, r.application, ${ranking.division}, r.position, r.place, r.name, r."organisationName",
      r.score, r."amountFen", r."group", r.state
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(application uuid, position integer, place integer, name text,
      "organisationName" text, score integer, "amountFen" bigint, "group" text, state text)`.execute(tx)
}

/** What a decision on a tie changed. */
export async function rewriteStates(
  tx: Handle,
  ranking: RankingRow,
  lines: readonly OrderLine[],
  awarded: number,
  openTies: number,
): Promise<void> {
  await sql`update application_ranking_line l set state = r.state
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(id uuid, state text)
    where l.province = ${ranking.province} and l.ranking = ${ranking.id} and l.application = r.id and l.state <> r.state`.execute(
    tx,
  )
  await sql`update application_ranking set awarded = ${awarded}, open_ties = ${openTies}, version = version + 1
    where province = ${ranking.province} and id = ${ranking.id}`.execute(tx)
}

export type TieDecision = {
  readonly id: Id
  readonly group: string | null
  readonly chosen: readonly Id[]
  readonly among: number
  readonly deciders: string
  readonly reason: string
  readonly by: string
  readonly at: string
}

export async function decisionsOnTies(
  tx: Handle,
  { province, id }: Pick<RankingRow, 'province' | 'id'>,
): Promise<TieDecision[]> {
  const { rows } = await sql<TieDecision>`
    select id, tie_group as group, chosen, cardinality(candidates) as among, deciders, reason, recorded_name as by,
      to_json(recorded_at) #>> '{}' as at
    from application_tie_decision where province = ${province} and ranking = ${id} order by recorded_at, id`.execute(
    tx,
  )
  return rows
}

/** Whom the panel took, by the option or place of the tie. */
export const chosenOf = (
  decisions: readonly Pick<TieDecision, 'group' | 'chosen'>[],
): ReadonlyMap<string | null, readonly Id[]> => new Map(decisions.map(({ group, chosen }) => [group, chosen]))
