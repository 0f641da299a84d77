import { covers, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type AssessmentResult, resultsOfPersons } from '../../../assessment/server/index.ts'
import { filesOfPerson } from '../../../people/server/index.ts'
import type { CaseRecord } from '../../contract.ts'
import { type CaseRow, findCase } from '../case-row.ts'

async function resultsFor(tx: Handle, scope: Scope, one: CaseRow): Promise<AssessmentResult[]> {
  return resultsOfPersons(tx, scope, await filesOfPerson(tx, scope, one.person))
}

/** The client's assessments that the assessment of a case may name in place of a scale that is typed. */
export const caseResults = (standing: Standing, target: Id) =>
  disclose(standing, async (tx) => {
    const { actor, scope, today } = standing
    const one = await findCase(tx, scope, target)
    if (!one) return refused<Refusal>({ code: 'not-found' })
    if (!covers(scopeOf(actor, 'people.read-sensitive', today), one))
      return refused<Refusal>({ code: 'not-permitted' })
    const items = await resultsFor(tx, scope, one)
    const entry = {
      action: 'casework.read-results',
      subject: one.person,
      division: one.division,
      station: one.station,
      detail: { case: one.id, count: items.length },
    }
    return ok({ answer: { items }, audit: items.length > 0 ? [entry] : [] })
  })

/**
 * A scale that names an assessment says what that assessment found, whatever was sent beside it. One that is not the client's,
 * or was taken out, is refused with its path.
 */
export async function withResults(
  tx: Handle,
  scope: Scope,
  one: CaseRow,
  record: CaseRecord,
): Promise<Result<CaseRecord, Refusal>> {
  if (record.kind !== 'assessment' || record.scales.every(({ assessment }) => !assessment)) return ok(record)
  const results = await resultsFor(tx, scope, one)
  const found = (id: Id | undefined) => results.find((result) => result.id === id)
  const problems = record.scales.flatMap(({ assessment }, at) =>
    assessment && !found(assessment)
      ? [{ code: 'case-result-not-found', path: `/body/record/scales/${at}/assessment` }]
      : [],
  )
  if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
  return ok({
    ...record,
    scales: record.scales.map((scale) => {
      const result = found(scale.assessment)
      return result
        ? { name: result.instrument.zh, score: result.score, on: result.assessedOn, assessment: result.id }
        : scale
    }),
  })
}
