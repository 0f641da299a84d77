import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { coversSubtree, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { drawn } from '../../../organisations/index.ts'
import type { SampleOutcome } from '../../domain/paying/kinds.ts'
import { findApplication } from '../core/application-store.ts'
import { openFinding } from './findings.ts'
import { atBody } from './item-store.ts'

export type SampleRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly programme: string
  readonly title: string
  readonly fromOn: Day
  readonly toOn: Day
  readonly wanted: number
  readonly population: number
  readonly seed: string
  readonly listDigest: string
  readonly drawnOn: Day
  readonly drawnName: string
  readonly checked: number
  readonly wrong: number
}

export type SampledRow = {
  readonly application: Id
  readonly number: string
  readonly name: string
  readonly amount: number
  readonly rank: number | null
  readonly outcome: SampleOutcome | null
  readonly remark: string | null
  readonly checkedOn: Day | null
  readonly checkedName: string | null
  readonly finding: Id | null
}

const columns =
  sql.raw(`s.id, s.division, s.programme, s.title, s.from_on, s.to_on, s.wanted, s.population, s.seed, s.list_digest,
  s.drawn_on, s.drawn_name, done.checked, done.wrong`)
const withDone = sql.raw(`application_sample s cross join lateral (
  select count(*) filter (where i.outcome is not null) as checked, count(*) filter (where i.outcome = 'wrong') as wrong
  from application_sample_item i where i.province = s.province and i.sample = s.id and i.rank is not null) done`)

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

export async function listSamples(
  tx: Handle,
  scope: Scope,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<SampleRow[]> {
  const { after, limit } = page
  const later = after ? sql`and (s.drawn_on, s.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<SampleRow>`
    select ${columns} from ${withDone} where ${atBody(scope, 's')} ${later}
    order by s.drawn_on desc, s.id desc limit ${limit}`.execute(tx)
  return rows
}

export async function findSample(tx: Handle, scope: Scope, id: Id): Promise<SampleRow | undefined> {
  const { rows } = await sql<SampleRow>`
    select ${columns} from ${withDone} where ${atBody(scope, 's')} and s.id = ${id}`.execute(tx)
  return rows[0]
}

/** Everybody on the list: who was drawn in the order of the draw, then the others by number. */
export async function listOfSample(
  tx: Handle,
  { id, division }: Pick<SampleRow, 'id' | 'division'>,
): Promise<SampledRow[]> {
  const { rows } = await sql<SampledRow>`
    select application, number, name, amount, rank, outcome, remark, checked_on, checked_name, finding
    from application_sample_item where province = ${provinceOf(division)} and sample = ${id}
    order by rank nulls last, number`.execute(tx)
  return rows
}

/** Whether the kept seed draws the same again out of the kept list, and whether the list is still the one that was drawn from. */
export function repeats({ seed, wanted, listDigest }: SampleRow, list: readonly SampledRow[]): boolean {
  const numbers = list.map(({ number }) => number).toSorted()
  const again = drawn(numbers, wanted, seed, digest)
  const was = list.filter(({ rank }) => rank !== null).map(({ number }) => number)
  return (
    digest(numbers.join('\n')) === listDigest &&
    was.length === again.length &&
    was.every((one, at) => one === again[at])
  )
}

export type DrawInput = {
  readonly id: Id
  readonly sample: Id
  readonly division: DivisionCode
  readonly programme: string
  readonly title: string
  readonly from: Day
  readonly to: Day
  readonly wanted: number
}

/**
 * Draws among the applications to which something was given between two days. The seed is made here and kept: the lowest
 * digests of `seed:number` are drawn, so that whoever has the list comes to the same without this product.
 */
export const drawSample = (standing: Standing, input: DrawInput) =>
  runCommand<{ id: Id; population: number }>(standing, {
    id: input.id,
    name: 'applications.draw-sample',
    input,
    run: async (tx) => {
      const { actor, scope, today } = standing
      const { sample, division, programme, title, from, to, wanted } = input
      if (!coversSubtree(scope, division)) return refused({ code: 'not-found' })
      if (to < from) return wrong('period-ends-before-it-starts', '/body/to')
      // What is paid tomorrow would lie in the range and could never have been drawn.
      if (to > today) return wrong('day-in-the-future', '/body/to')
      const list = await given(tx, division, programme, from, to)
      if (list.length < wanted)
        return wrong('sample-fewer-than-wanted', '/body/wanted', { population: list.length })
      const seed = randomBytes(16).toString('hex')
      const numbers = list.map(({ number }) => number)
      const ranks = new Map(drawn(numbers, wanted, seed, digest).map((number, at) => [number, at + 1]))
      const { rows } = await sql`
        insert into application_sample (province, id, division, programme, title, from_on, to_on, wanted, population, seed,
          list_digest, drawn_on, drawn_by, drawn_name)
        values (${provinceOf(division)}, ${sample}, ${division}, ${programme}, ${title}, ${from}, ${to}, ${wanted}, ${list.length},
          ${seed}, ${digest(numbers.join('\n'))}, ${today}, ${actor.account}, ${actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      const items = list.map((one) => ({ ...one, rank: ranks.get(one.number) ?? null }))
      await sql`
        insert into application_sample_item (province, sample, application, division, number, name, amount, rank)
        select ${provinceOf(division)}, ${sample}, application, division, number, name, amount, rank
        from json_to_recordset(${JSON.stringify(items)}::json) as r(application uuid, division bigint, number text, name text,
          amount bigint, rank integer)`.execute(tx)
      return ok({
        answer: { id: sample, population: list.length },
        audit: {
          action: 'applications.draw-sample',
          subject: sample,
          division,
          detail: { programme, wanted, population: list.length },
        },
      })
    },
  })

const wrong = (code: string, path: string, data?: { readonly population: number }): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }], ...(data ? { data } : {}) })

/** Applications to which something was given in a time, in the order of their numbers. */
async function given(tx: Handle, division: DivisionCode, programme: string, from: Day, to: Day) {
  const { low, high } = rangeOf(division)
  const { rows } = await sql<{
    application: Id
    division: DivisionCode
    number: string
    name: string
    amount: number
  }>`
    select a.id as application, a.division, a.number, a.name, sum(p.amount)::bigint as amount
    from application_payment p join application a on a.province = p.province and a.id = p.application
    where p.province = ${provinceOf(division)} and p.division between ${low} and ${high} and p.programme = ${programme}
      and p.state not in ('withdrawn', 'held') and p.on_day between ${from} and ${to} and a.number is not null
    group by a.id, a.division, a.number, a.name order by a.number`.execute(tx)
  return rows
}

/** Records what the check of a drawn application found; what is wrong becomes a finding, from which sanctions are proposed. */
export const checkSampled = (
  standing: Standing,
  sample: Id,
  input: {
    readonly id: Id
    readonly application: Id
    readonly outcome: SampleOutcome
    readonly remark: string | null
    readonly checkedOn: Day
  },
) =>
  runCommand<{ id: Id; finding: Id | null }>(standing, {
    id: input.id,
    name: 'applications.check-sampled',
    input: { sample, ...input },
    run: async (tx) => {
      const { actor, today } = standing
      const { application, outcome, remark, checkedOn } = input
      const found = await findSample(tx, standing.scope, sample)
      if (!found) return refused({ code: 'not-found' })
      if (checkedOn > today || checkedOn < found.drawnOn) return wrong('day-in-the-future', '/body/checkedOn')
      if (outcome !== 'in-order' && remark === null) return wrong('remark-needed', '/body/remark')
      const one = (await listOfSample(tx, found)).find(
        (item) => item.application === application && item.rank,
      )
      const row = one && (await findApplication(tx, standing.scope, application))
      if (!one || !row) return refused({ code: 'not-found' })
      if (one.outcome !== null) return refused({ code: 'sample-checked-already' })
      const finding = outcome === 'wrong' ? newId() : null
      if (finding)
        await openFinding(tx, standing, row, {
          id: finding,
          source: 'sample',
          sourceId: sample,
          foundOn: checkedOn,
          facts: remark ?? '',
        })
      const { rows } = await sql`
        update application_sample_item set outcome = ${outcome}, remark = ${remark}, checked_on = ${checkedOn},
          checked_by = ${actor.account}, checked_name = ${actor.name}, finding = ${finding}
        where province = ${provinceOf(found.division)} and sample = ${sample} and application = ${application} and outcome is null
        returning application`.execute(tx)
      if (rows.length === 0) return refused({ code: 'sample-checked-already' })
      return ok({
        answer: { id: sample, finding },
        audit: {
          action: 'applications.check-sampled',
          subject: application,
          division: row.division,
          detail: { sample, outcome, finding },
        },
      })
    },
  })
