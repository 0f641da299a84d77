import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { Facts, PracticumFact } from '../domain/fact-names.ts'
import { factsOfPracticum, type LoggedDay, type PracticumFile, type Window } from '../domain/practicum.ts'

/** A student among many; hours are counted from a day on, so that the facts are asked with it. */
export type CountedStudent = {
  readonly id: Id
  readonly name: string
  readonly division: DivisionCode
  facts(window: Window): Facts<PracticumFact>
}

type Head = Omit<PracticumFile, 'placements' | 'lines'> & {
  readonly province: number
  readonly id: Id
  readonly name: string
  readonly pinyin: string
  readonly division: DivisionCode
}

const batch = 500

/** The facts of all students of practicum of a place on a day, batch by batch with two further queries each. */
export async function* studentPopulation(
  tx: Handle,
  scope: Scope,
  division: DivisionCode,
  on: Day,
): AsyncGenerator<readonly CountedStudent[]> {
  const { low, high } = rangeOf(division)
  let after: Head | undefined
  for (;;) {
    const next = after
      ? sql`(division, pinyin, id) > (${after.division}, ${after.pinyin}, ${after.id}::uuid)`
      : sql`true`
    const { rows }: { rows: Head[] } = await sql<Head>`
      select province, id, name, pinyin, division, degree, mode, social_work_major, household, enrolled_from, enrolled_to
      from practicum_student
      where province = any(${provincesIn(scope)}) and division between ${low} and ${high}
        and ${within(scope, { division: 'division' })} and ${next}
      order by division, pinyin, id limit ${batch}`.execute(tx)
    if (rows.length > 0) yield await withFacts(tx, rows, on)
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}

async function withFacts(tx: Handle, heads: readonly Head[], on: Day): Promise<CountedStudent[]> {
  const provinces = [...new Set(heads.map(({ province }) => province))]
  const of = sql`province = any(${provinces}::smallint[]) and student = any(${heads.map(({ id }) => id)}::uuid[])`
  type Of = { readonly student: Id }
  const { rows: placements } = await sql<Of & PracticumFile['placements'][number]>`
    select student, id, organisation, from_on as "from", to_on as "to" from practicum_placement where ${of}`.execute(
    tx,
  )
  const { rows: lines } = await sql<Of & LoggedDay>`
    select student, placement, worked_on, minutes, signed_on, replaced_on, voided_on from practicum_line
    where ${of}`.execute(tx)
  const placed = grouped(placements, ({ student }) => student)
  const logged = grouped(lines, ({ student }) => student)
  return heads.map((head) => ({
    id: head.id,
    name: head.name,
    division: head.division,
    facts: (window) =>
      factsOfPracticum(
        { ...head, placements: placed.get(head.id) ?? [], lines: logged.get(head.id) ?? [] },
        on,
        window,
      ),
  }))
}
