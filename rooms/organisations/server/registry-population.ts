import { sql } from 'kysely'
import { type Scope, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { LegalForm, ListKind } from '../domain/registry/codes.ts'
import type { StepRow } from './registry-store.ts'

/** A registered body among many, with what the registry says on a day. */
export type CountedBody = {
  readonly id: Id
  readonly name: string
  readonly division: DivisionCode
  readonly authority: DivisionCode
  readonly legalForm: LegalForm
  readonly registeredOn: Day
  readonly lists: readonly ListKind[]
  /** Steps of the report of the year before the day, the first first; null for a year before the register is kept. */
  readonly report: {
    readonly year: number
    readonly steps: readonly Pick<StepRow, 'step' | 'onDay'>[]
  } | null
}

type Head = Omit<CountedBody, 'lists' | 'report'> & {
  readonly province: number
  readonly pinyin: string
  readonly reportsFrom: number
}

const batch = 1_000

/** Bodies that are registered at a place on a day, batch by batch with two further queries each. The registry is open. */
export async function* registryPopulation(
  tx: Handle,
  reach: Scope,
  division: DivisionCode,
  on: Day,
): AsyncGenerator<readonly CountedBody[]> {
  const { low, high } = rangeOf(division)
  let after: Head | undefined
  for (;;) {
    const next = after
      ? sql`(division, pinyin, id) > (${after.division}, ${after.pinyin}, ${after.id}::uuid)`
      : sql`true`
    const { rows }: { rows: Head[] } = await sql<Head>`
      select province, id, name, pinyin, division, authority, legal_form, registered_on, reports_from
      from organisation_registration
      where province = any(${provincesIn(reach)}) and division between ${low} and ${high}
        and ${within(reach, { division: 'division' })} and registered_on <= ${on}
        and (ended_on is null or ended_on > ${on}) and ${next}
      order by division, pinyin, id limit ${batch}`.execute(tx)
    if (rows.length > 0) yield await withFacts(tx, rows, on)
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}

async function withFacts(tx: Handle, heads: readonly Head[], on: Day): Promise<CountedBody[]> {
  const year = Number(on.slice(0, 4)) - 1
  const ids = heads.map(({ id }) => id)
  const { rows: steps } = await sql<Pick<StepRow, 'organisation' | 'step' | 'onDay'>>`
    select organisation, step, on_day from organisation_report_step
    where province = any(${provincesIn(wholeScope)}) and organisation = any(${ids}::uuid[]) and year = ${year}
      and on_day <= ${on} order by on_day, recorded_at, id`.execute(tx)
  const { rows: listings } = await sql<{ organisation: Id; list: ListKind }>`
    select organisation, list from organisation_listing
    where province = any(${provincesIn(wholeScope)}) and organisation = any(${ids}::uuid[]) and decided_on <= ${on}
      and (removed_on is null or removed_on > ${on}) order by list`.execute(tx)
  const stepsOf = grouped(steps, ({ organisation }) => organisation)
  const listsOf = grouped(listings, ({ organisation }) => organisation)
  return heads.map(({ reportsFrom, ...head }) => ({
    ...head,
    lists: (listsOf.get(head.id) ?? []).map(({ list }) => list),
    report: year >= reportsFrom || stepsOf.has(head.id) ? { year, steps: stepsOf.get(head.id) ?? [] } : null,
  }))
}
