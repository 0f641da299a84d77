import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Truth } from '../../../../kernel/truth.ts'
import { type Standing, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { type Decision, decide, type Facts, type Programme, type Reason } from '../../../programmes/index.ts'
import { keepProgramme } from '../../../programmes/server/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { Origin } from '../../domain/core/gathered-facts.ts'
import { type ApplicationRow, placeColumns, placeOf, updateApplication } from './application-store.ts'
import { writeEvent } from './events.ts'
import { factsOf } from './facts.ts'
import { programmeOf } from './programme-of.ts'
import { release } from './release.ts'

/** A decision with all that it was made of. */
export type DecisionRow = {
  readonly id: Id
  readonly onDay: Day
  readonly at: string
  readonly facts: Facts
  readonly origins: Readonly<Record<string, Origin>>
  readonly switches: Readonly<Record<string, string>>
  readonly hash: string
  readonly release: string
  readonly eligible: Truth
  readonly amountFen: number | null
  readonly reasons: readonly Reason[]
  readonly corrects: Id | null
  readonly reason: string | null
  readonly byAccount: Id
  readonly byName: string
}

export type DecideInput = {
  readonly id?: Id | undefined
  readonly on: Day
  /** The decision that this one puts right. */
  readonly corrects?: Id | undefined
  readonly reason?: string | undefined
}

/** What the engine says of an application on a day, on the facts that are known; nothing is kept. */
export async function weigh(tx: Handle, platform: Platform, row: ApplicationRow, on: Day) {
  const programme = await programmeOf(tx, row)
  const { facts, origins } = await factsOf(tx, platform, row, on, programme)
  const decision: Decision = decide(programme, { on, facts, calendar: workingCalendar() })
  return { programme, facts, origins, decision }
}

/**
 * Decides an application on a day and keeps what it was made of. One that comes out otherwise than the decision before
 * puts that one right, and says so with a reason (`decision-stands`, `decision-not-found`).
 */
export async function decideApplication(
  tx: Handle,
  platform: Platform,
  standing: Standing,
  row: ApplicationRow,
  { id = newId(), on, corrects, reason }: DecideInput,
): Promise<Result<{ readonly decision: DecisionRow; readonly application: ApplicationRow }, Refusal>> {
  const { programme, facts, origins, decision } = await weigh(tx, platform, row, on)
  const before = (await decisionsOf(tx, row)).at(-1)
  if (corrects !== undefined && before?.id !== corrects) return refused({ code: 'decision-not-found' })
  if (corrects === undefined && before && !sameAnswer(before, decision))
    return refused({ code: 'decision-stands', data: { decision: before.id, on: before.onDay } })
  if (corrects !== undefined && !reason)
    return refused({ code: 'request-not-valid', problems: [{ code: 'value-missing', path: '/body/reason' }] })
  const hash = await keepProgramme(tx, programme)
  const switches = Object.fromEntries(
    Object.keys(programme.switches).flatMap((name) =>
      typeof facts[name] === 'string' ? [[name, facts[name] as string]] : [],
    ),
  )
  const { actor } = standing
  const { rows } = await sql`
    insert into application_decision (${placeColumns}, id, on_day, facts, origins, switches, hash, release, eligible, amount_fen, reasons,
      corrects, reason, by_account, by_name)
    values (${placeOf(row)}, ${id}, ${on}, ${JSON.stringify(facts)}::json, ${JSON.stringify(origins)}::json,
      ${JSON.stringify(switches)}::json, ${hash}, ${release}, ${decision.eligible}, ${decision.amountFen},
      ${JSON.stringify(decision.reasons)}::json, ${corrects ?? null}, ${corrects ? reason : null}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return refused({ code: 'id-already-used' })
  const application = await updateApplication(
    tx,
    row,
    sql`eligible = ${decision.eligible}, amount_fen = ${decision.amountFen}`,
  )
  if (!application) return refused({ code: 'changed-meanwhile', data: { version: row.version } })
  await writeEvent(tx, row, {
    kind: corrects ? 'corrected' : 'decided',
    fromStage: row.stage,
    toStage: null,
    onDay: on,
    byAccount: actor.account,
    byName: actor.name,
    byRole: row.stageWho === 'panel' ? 'panel' : 'body',
    reason: corrects ? (reason ?? null) : null,
    decision: id,
  })
  const detail = { decision: id, eligible: decision.eligible, amountFen: decision.amountFen, corrects, hash }
  await writeTrail(tx, standing, 'write', [
    { action: 'applications.decide', subject: row.id, division: row.division, detail },
  ])
  const written = (await decisionsOf(tx, row)).find((one) => one.id === id)
  if (!written) throw new Error('a decision is read where it was written')
  return ok({ decision: written, application })
}

export const sameAnswer = (
  before: Pick<DecisionRow, 'eligible' | 'amountFen'>,
  now: Pick<Decision, 'eligible' | 'amountFen'>,
): boolean => before.eligible === now.eligible && before.amountFen === now.amountFen

type Told = Omit<DecisionRow, 'facts' | 'origins' | 'switches' | 'reasons'> & {
  readonly facts: string
  readonly origins: string
  readonly switches: string
  readonly reasons: string
}

/** The decisions of an application in the order in which they were made. */
export async function decisionsOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<DecisionRow[]> {
  const { rows } = await sql<Told>`
    select id, on_day, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as at, facts::text as facts, origins::text as origins,
      switches::text as switches, hash, release, eligible, amount_fen, reasons::text as reasons, corrects, reason, by_account, by_name
    from application_decision where province = ${province} and application = ${id} order by application_decision.at, id`.execute(
    tx,
  )
  return rows.map(({ facts, origins, switches, reasons, ...row }) => ({
    ...row,
    facts: JSON.parse(facts),
    origins: JSON.parse(origins),
    switches: JSON.parse(switches),
    reasons: JSON.parse(reasons),
  }))
}

/** The day on which each of many applications was first decided with yes. */
export async function grantedDays(
  tx: Handle,
  province: number,
  applications: readonly Id[],
): Promise<ReadonlyMap<Id, Day>> {
  const { rows } = await sql<{ application: Id; onDay: Day }>`
    select application, min(on_day) as on_day from application_decision
    where province = ${province} and application = any(${[...applications]}::uuid[]) and eligible = 'yes'
    group by application`.execute(tx)
  return new Map(rows.map(({ application, onDay }) => [application, onDay]))
}

/** A decision as it would be made again from what was kept with it, and whether it comes out the same. */
export function recomputed(
  programme: Programme,
  kept: Pick<DecisionRow, 'facts' | 'onDay' | 'eligible' | 'amountFen' | 'reasons'>,
) {
  const again = decide(programme, { on: kept.onDay, facts: kept.facts, calendar: workingCalendar() })
  const same = sameAnswer(kept, again) && JSON.stringify(again.reasons) === JSON.stringify(kept.reasons)
  return { again, same }
}
