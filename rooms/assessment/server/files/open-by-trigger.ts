import { covers } from '../../../../kernel/actor.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { type Result, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { keepsFiles } from '../../domain/files/check-assessment.ts'
import { assess } from '../../domain/instrument/assess.ts'
import { rankOf } from '../../domain/instrument/grade-rank.ts'
import { definitionInForce, keepDefinition } from '../instruments/definition-in-force.ts'
import { type FileChanged, type FileStanding, settled } from './file-command.ts'
import { lockOpenFile } from './file-row.ts'
import { fromDay, writeLevel } from './levels.ts'
import { personOn } from './person-on-day.ts'
import { ageProblems, countAssessments, fileOpened, openFile } from './record.ts'
import { addTriggers, type NewTrigger, triggerProblem } from './trigger-store.ts'

const at = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

/** Opens a file at once where nobody was assessed yet and something happened; the full assessment is then owed (6.2). */
export async function openByTrigger(
  standing: FileStanding,
  input: { readonly id: Id; readonly person: Id; readonly instrument: string; readonly trigger: NewTrigger },
): Promise<Result<FileChanged, Refusal>> {
  const { actor, scope, today, now } = standing
  return runCommand<FileChanged>(standing, {
    id: input.id,
    name: 'assessment.open-by-trigger',
    input,
    run: async (tx) => {
      const person = await personOn(tx, provincesIn(scope), input.person, today)
      if (!person || !covers(scope, person)) return at('not-found', '/body/person')
      const inForce = await definitionInForce(tx, input.instrument, person.division, today)
      if (!inForce || !keepsFiles(inForce.instrument))
        return at('instrument-not-in-force', '/body/instrument')
      const { instrument } = inForce
      const { about } = instrument
      const province = provinceOf(person.division)
      const ages = await ageProblems(tx, province, person.person, about, today, '/body')
      if (ages.length > 0) return refused({ code: 'request-not-valid', problems: ages })
      const problem = triggerProblem(instrument, input.trigger.code, '/body/trigger/code')
      if (problem) return refused({ code: 'request-not-valid', problems: [problem] })
      if (await lockOpenFile(tx, province, person.person, instrument.code))
        return refused({ code: 'risk-file-open' })
      const { grade } = assess(instrument, {}, [input.trigger.code])
      const from = fromDay(today, today, now)
      const graded = { grade, rank: rankOf(instrument, grade) }
      await keepDefinition(tx, inForce)
      const file = await openFile(tx, standing, person, instrument, graded, from)
      const ground = { id: newId(), cause: 'trigger', assessment: null, reason: null } as const
      await writeLevel(tx, file, actor, instrument, grade, ground, today)
      const added = await addTriggers(tx, file, actor, instrument, [input.trigger], today, null)
      return settled(tx, standing, 'assessment.open-by-trigger', inForce, {
        file: await countAssessments(tx, added.file, instrument),
        events: [fileOpened(file), ...added.events],
        detail: { trigger: input.trigger.id },
      })
    },
  })
}
