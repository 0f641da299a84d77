import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Actor as StageActor, StageWork } from '../../../programmes/index.ts'
import type { Nominator, Outcome, SubjectKind, SubjectRoom } from '../../domain/core/subject.ts'

/** An application as it stands in the table. */
export type ApplicationRow = {
  readonly province: number
  readonly id: Id
  /** Of the body that decides. */
  readonly division: DivisionCode
  readonly number: string | null
  readonly programme: string
  readonly programmeHash: string
  readonly season: string
  readonly round: Id | null
  readonly subjectKind: SubjectKind
  readonly subjectRoom: SubjectRoom | null
  readonly subjectId: Id | null
  readonly subjectHash: Buffer | null
  /** How the record was tied to it; by the number alone, the applicant is not told what it says. */
  readonly tiedBy: 'account' | 'reach' | 'number' | null
  readonly name: string
  readonly organisation: Id | null
  readonly organisationName: string | null
  readonly post: string | null
  readonly workTitle: string | null
  readonly township: DivisionCode | null
  readonly station: Id | null
  readonly sealed: Buffer | null
  readonly account: Id | null
  readonly accountName: string | null
  readonly public: boolean
  readonly nominatedBy: Nominator
  readonly draft: boolean
  readonly stage: string
  readonly stageWho: StageActor | null
  readonly stageWork: StageWork | null
  readonly stageSince: Day
  readonly dueOn: Day | null
  readonly dueProvisional: boolean
  readonly duty: Id | null
  /** An instant with the offset of Shanghai; null: not sent yet. */
  readonly receivedAt: string | null
  readonly endedOn: Day | null
  readonly outcome: Outcome | null
  readonly eligible: 'yes' | 'no' | 'unknown' | null
  readonly amountFen: number | null
  /** Hundredths of a point. */
  readonly score: number | null
  readonly rank: number | null
  readonly version: number
}

export const applicationColumns =
  sql.raw(`province, id, division, number, programme, programme_hash, season, round, subject_kind,
  subject_room, subject_id, subject_hash, tied_by, name, organisation, organisation_name, post, work_title, township, station, sealed,
  account, account_name, public, nominated_by, draft, stage, stage_who, stage_work, stage_since, due_on, due_provisional, duty,
  to_char(received_at, 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as received_at, ended_on, outcome, eligible, amount_fen, score, rank,
  version`)

/** Where applications of a body lie; those of a station or an organisation are found by it. */
export const inScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`(province = any(${provincesIn(scope)}) and ${within(scope, {
    division: 'division',
    station: 'station',
    organisation: 'organisation',
  })})`

/** One application of the scope that is no private draft. */
export async function findApplication(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<ApplicationRow | undefined> {
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application where id = ${id} and not draft and ${inScope(scope)}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

export type WhichApplications = {
  readonly programme: string
  readonly round?: Id | null | undefined
  readonly season?: string | undefined
  readonly stage?: string | undefined
}

/** Applications of a programme that stand at a stage, in the order of receipt. */
export async function applicationsAt(
  tx: Handle,
  scope: Scope,
  { programme, round, season, stage }: WhichApplications,
): Promise<ApplicationRow[]> {
  const all = [inScope(scope), sql<boolean>`not draft and programme = ${programme}`]
  if (round !== undefined) all.push(sql<boolean>`round is not distinct from ${round}::uuid`)
  if (season !== undefined) all.push(sql<boolean>`season = ${season}`)
  if (stage !== undefined) all.push(sql<boolean>`stage = ${stage}`)
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application where ${sql.join(all, sql` and `)}
    order by application.received_at, id`.execute(tx)
  return rows
}

/** The own application of an account, drafts with it; or one of the station or body that `reach` names. */
export async function findOwn(
  tx: Handle,
  account: Id,
  id: Id,
  reach: RawBuilder<boolean>,
  lock = false,
): Promise<ApplicationRow | undefined> {
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application where id = ${id} and (account = ${account} or (not draft and ${reach}))
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

/** Changes an application that nobody changed since it was read; undefined where somebody did. */
export async function updateApplication(
  tx: Handle,
  { province, id, version }: Pick<ApplicationRow, 'province' | 'id' | 'version'>,
  change: RawBuilder<unknown>,
): Promise<ApplicationRow | undefined> {
  const { rows } = await sql<ApplicationRow>`
    update application set ${change}, version = version + 1
    where province = ${province} and id = ${id} and version = ${version} returning ${applicationColumns}`.execute(
    tx,
  )
  return rows[0]
}

/** What places the rows about an application, so that its applicant and its body see them. */
export const placeColumns = sql.raw('province, application, division, station, organisation, account')
export const placeOf = (row: ApplicationRow): RawBuilder<unknown> =>
  sql`${row.province}, ${row.id}, ${row.division}, ${row.station}, ${row.organisation}, ${row.account}`
