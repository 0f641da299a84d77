import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { contains, type DivisionCode, nation, provinceOf } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { Facts, Programme } from '../../../programmes/index.ts'
import { keepProgramme } from '../../../programmes/server/index.ts'
import { stationById } from '../../../regions/server/index.ts'
import { rankingStage } from '../../domain/judging/judged-stages.ts'
import type { Nominee } from '../../domain/judging/read-nominee.ts'
import { type ApplicationRow, applicationColumns, applicationsAt } from '../core/application-store.ts'
import { factsOf } from '../core/facts.ts'
import { momentOn } from '../core/submit.ts'
import { groupOf, groupsOf } from './candidates.ts'
import { insertNominee, type Nominating } from './insert-nominee.ts'
import { isOpen, programmeOfRound, type RoundRow, roundAnywhere } from './round-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

/** Where a nominator stands: the station's place, or the narrowest division of the grants. */
export async function placeOfNominator(tx: Handle, { scope }: Standing): Promise<DivisionCode> {
  const station = scope.stations[0] ? await stationById(tx, scope.stations[0]) : undefined
  const narrowest = scope.ranges.toSorted((a, b) => a.high - a.low - (b.high - b.low))[0]
  return station?.division ?? narrowest?.low ?? nation
}

/** A round into which somebody may put forward: of a body at or above the own place, or inside it. */
export async function roundToNominate(
  tx: Handle,
  call: Standing,
  id: Id,
): Promise<{ round: RoundRow; programme: Programme; hash: string; place: DivisionCode } | null> {
  const round = await roundAnywhere(tx, provincesIn(call.scope), id)
  if (!round) return null
  const place = await placeOfNominator(tx, call)
  if (!contains(round.division, place) && !contains(place, round.division)) return null
  return { round, place, ...(await programmeOfRound(tx, round)) }
}

/**
 * How many were put forward for each option or place that the programme counts. Asked past the scope of a nominator: the
 * places are of all, and nothing but the number is told.
 */
export async function quotaOf(platform: Platform, round: RoundRow, programme: Programme, on: Day) {
  const each = programme.quota?.each
  if (!each) return []
  const db = platform.worker.handle
  const all = await applicationsAt(db, wholeScope, { programme: round.programme, round: round.id })
  const counts = new Map<string, number>()
  const candidates = []
  for (const row of all) {
    if (row.endedOn !== null && row.outcome !== 'granted') continue
    const { facts } = await factsOf(db, platform, row, on, programme)
    const group = groupOf(programme, { facts }) ?? ''
    candidates.push({ facts })
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return (await groupsOf(db, programme, round, candidates)).map(({ group, title, places }) => ({
    option: group,
    title,
    places,
    nominated: counts.get(group) ?? 0,
  }))
}

export type NominateInput = {
  readonly id: Id
  readonly batch: Id
  readonly nominees: readonly (Nominee & { readonly application: Id })[]
}

type Answer = { batch: Id; nominated: number }

/** Puts several forward at once: all or none, with every problem of every one of them. */
export const nominate = (platform: Platform, call: Standing, round: Id, input: NominateInput) =>
  runCommand<Answer>(call, {
    id: input.id,
    name: 'applications.nominate',
    input: { round, ...input },
    run: async (tx): Promise<Result<Done<Answer>, Refusal>> => {
      const begun = await beginBatch(tx, platform, call, round, {
        ...input,
        rows: input.nominees.length,
        fileName: null,
      })
      if (!begun.ok) return begun
      const problems: Problem[] = []
      for (const [at, { application, ...nominee }] of input.nominees.entries()) {
        const written = await insertNominee(tx, begun.value, application, at + 1, nominee)
        if (!written.ok)
          for (const { code, path = '', data } of written.error)
            problems.push({ code, path: `/body/nominees/${at}${path}`, ...(data ? { data } : {}) })
      }
      if (problems.length > 0)
        return refused({ code: 'nomination-not-valid', problems, data: { count: problems.length } })
      const over = await overQuota(tx, platform, begun.value)
      if (over) return refused(over)
      return ok({
        answer: { batch: input.batch, nominated: input.nominees.length },
        audit: batchAudit(begun.value, input.nominees.length),
      })
    },
  })

export const batchAudit = ({ round, batch, fromFile }: Nominating, rows: number) => ({
  action: 'applications.nominate',
  subject: round.id,
  division: round.division,
  detail: { batch, rows, fromFile },
})

/** Opens a batch in a round that takes nominations. */
export async function beginBatch(
  tx: Handle,
  platform: Platform,
  call: Standing,
  id: Id,
  given: { readonly batch: Id; readonly rows: number; readonly fileName: string | null },
): Promise<Result<Nominating, Refusal>> {
  const found = await roundToNominate(tx, call, id)
  if (!found) return notFound
  const { round, programme, place } = found
  if (!isOpen(round, call.today)) return refused({ code: 'round-closed' })
  const hash = await keepProgramme(tx, programme)
  const { rows } = await sql`
    insert into application_batch (province, id, round, programme, division, place, station, file_name, rows, put_by, put_name, put_at)
    values (${provinceOf(round.division)}, ${given.batch}, ${round.id}, ${round.programme}, ${round.division}, ${place},
      ${call.scope.stations[0] ?? null}, ${given.fileName}, ${Math.max(given.rows, 1)}, ${call.actor.account}, ${call.actor.name},
      ${momentOn(platform, call.today)})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return refused({ code: 'id-already-used' })
  return ok({ platform, call, round, programme, hash, batch: given.batch, fromFile: given.fileName !== null })
}

/**
 * Where the places are not filled by ranking, nobody puts forward more than there are (the `each` of the quota): those that
 * stand already, of whomever, and those of this batch, which nobody else sees yet.
 */
export async function overQuota(
  tx: Handle,
  platform: Platform,
  { round, programme, call, batch }: Nominating,
): Promise<Refusal | null> {
  const each = programme.quota?.each
  if (!each || rankingStage(programme) !== null) return null
  const { rows } = await sql<ApplicationRow>`select ${applicationColumns} from application
    where province = ${round.province} and id in (select application from application_nominee
      where province = ${round.province} and batch = ${batch})`.execute(tx)
  const fresh: { readonly facts: Facts }[] = []
  for (const row of rows) {
    const { facts } = await factsOf(tx, platform, row, call.today, programme)
    fresh.push({ facts })
  }
  const before = await quotaOf(platform, round, programme, call.today)
  for (const { group, title, places } of await groupsOf(tx, programme, round, fresh)) {
    const count = fresh.filter((one) => groupOf(programme, one) === group).length
    const standing = before.find(({ option }) => option === group)?.nominated ?? 0
    if (places !== null && count > 0 && standing + count > places)
      return { code: 'nomination-over-quota', data: { option: title, places } }
  }
  return null
}
