import { ok, refused } from '../../../../kernel/result.ts'
import { disclose } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { filesOfPerson } from '../../../people/server/index.ts'
import { assessmentsContract } from '../../contract/assessments.ts'
import { assessmentsOf, findAssessment } from './assessment-row.ts'
import { correctAssessment, withdrawAssessment } from './correct.ts'
import { recordAssessment } from './record.ts'
import { assessmentDetail, shownAssessments } from './shown-assessments.ts'
import { standings } from './standings.ts'

export function assessmentOfPersonRoutes({ clock }: Platform): Implemented[] {
  const { reading, recording } = standings(clock)
  return [
    implement(assessmentsContract.record, (call) => recordAssessment(recording(call), call.body)),
    implement(assessmentsContract.correct, (call) =>
      correctAssessment(recording(call), call.params.id, {
        ...call.body,
        replacement: { ...call.body.replacement, instrument: '', reason: 'regular' },
      }),
    ),
    implement(assessmentsContract.withdraw, (call) =>
      withdrawAssessment(recording(call), call.params.id, call.body),
    ),
    implement(assessmentsContract.list, (call) => {
      const who = reading(call)
      return disclose(who, async (tx) => {
        const persons = await filesOfPerson(tx, who.scope, call.query.person)
        const rows = await assessmentsOf(tx, who.scope, persons, 200)
        const items = await shownAssessments(tx, rows)
        const [first] = rows
        return ok({
          answer: { items },
          audit: first
            ? [
                {
                  action: 'assessment.read',
                  subject: first.person,
                  division: first.division,
                  station: first.station,
                  detail: { count: rows.length },
                },
              ]
            : [],
        })
      })
    }),
    implement(assessmentsContract.one, (call) => {
      const who = reading(call)
      return disclose(who, async (tx) => {
        const row = await findAssessment(tx, who.scope, call.params.id)
        if (!row) return refused({ code: 'not-found' })
        const { person, division, station } = row
        const audit = {
          action: 'assessment.read',
          subject: person,
          division,
          station,
          detail: { assessment: row.id },
        }
        return ok({ answer: await assessmentDetail(tx, who, row), audit: [audit] })
      })
    }),
  ]
}
