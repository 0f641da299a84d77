import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { decimalOf } from '../../domain/instrument/fraction.ts'
import { definitionOf } from './in-force.ts'

/** What an assessment found, for a room that works with the person: the score, never the grade. */
export type AssessmentResult = {
  readonly id: Id
  readonly instrument: Words
  readonly assessedOn: Day
  readonly score: string
  /** Something was not known: the score may rise. */
  readonly provisional: boolean
}

/** The assessments that stand about a person's files, the latest first; second ratings are no result of their own. */
export async function resultsOfPersons(
  tx: Handle,
  scope: Scope,
  persons: readonly Id[],
): Promise<AssessmentResult[]> {
  const placed = { division: 'division', station: 'station', person: 'person' }
  const { rows } = await sql<{
    id: Id
    instrumentHash: string
    assessedOn: Day
    scoreNumerator: number
    scoreDenominator: number
    provisional: boolean
  }>`
    select id, instrument_hash, assessed_on, score_numerator, score_denominator, provisional from assessment
    where province = any(${provincesIn(scope)}) and ${within(scope, placed)} and person = any(${[...persons]}::uuid[])
      and reversed_by is null and reason <> 'second'
    order by assessed_on desc, recorded_at desc, id desc limit 50`.execute(tx)
  const titles = new Map<string, Words>()
  for (const { instrumentHash } of rows)
    if (!titles.has(instrumentHash))
      titles.set(instrumentHash, (await definitionOf(tx, instrumentHash)).title)
  return rows.map(({ instrumentHash, scoreNumerator, scoreDenominator, ...row }) => ({
    ...row,
    instrument: titles.get(instrumentHash) as Words,
    score: String(decimalOf({ numerator: scoreNumerator, denominator: scoreDenominator })),
  }))
}
