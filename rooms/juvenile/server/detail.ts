import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { codesOf, orderTerms } from '../domain/codes.ts'
import type { Identity } from '../domain/hand-over.ts'
import { maskedIdentity } from '../domain/masked.ts'
import { mayBeArranged } from '../domain/order-check.ts'
import { reportProblems } from '../domain/report-check.ts'
import { contentsOf } from './contents.ts'
import { type Door, openJson } from './door.ts'
import { type FileRow, isInvestigator, keepsFile } from './file-row.ts'
import { basesIn, juvenileRules } from './rules.ts'
import { sealable } from './seal.ts'
import { membersAt } from './tasks.ts'

export function lineOf(door: Door, file: FileRow, today: Day) {
  const { id, number, role, stage, division, referredOn, nextDue } = file
  return {
    id,
    number,
    name: openJson<Identity>(door, file.identity).name,
    role,
    stage,
    division,
    referredOn,
    nextDue,
    overdue: nextDue !== null && nextDue < today,
  }
}

/** A whole file, with what still keeps its report from being issued and what the reader may do. */
export async function detailOf(tx: Handle, door: Door, standing: Standing, file: FileRow) {
  const { draft, ...contents } = await contentsOf(tx, door, file)
  const works =
    isInvestigator(standing, file) &&
    covers(scopeOf(standing.actor, 'juvenile.work', standing.today), { division: file.division })
  const keeps = keepsFile(standing, file)
  const own = contents.investigators.find(({ account }) => account === standing.actor.account)
  const problems = reportProblems(draft)
  const at = (...stages: readonly FileRow['stage'][]) => stages.includes(file.stage)
  const writes = works && at('investigating', 'reported', 'guiding')
  const complete = problems.every(({ code }) => code === 'juvenile-signature-missing')
  const members = await membersAt(tx, file.division)
  return {
    ...lineOf(door, file, standing.today),
    ...contents,
    identity: maskedIdentity(contents.identity),
    textVersion: file.textVersion,
    version: file.version,
    problems: problems.map(({ code, path = '' }) => ({ code, path })),
    choices: {
      bases: basesIn(file.province),
      tasks: juvenileRules().tasks.map(({ code, zh, en, body }) => ({
        code,
        zh,
        en,
        body,
        member: members.find((member) => member.body === body)?.name ?? null,
      })),
      orders: codesOf(orderTerms).filter((kind) => mayBeArranged(file.role, kind)),
    },
    abilities: {
      assign: keeps && at('referred', 'assigned', 'investigating'),
      decline: keeps && at('referred'),
      declare: works && at('assigned') && own?.declared === false,
      write: writes,
      sign: writes && complete && own?.signed === false,
      issue: writes && problems.length === 0,
      guide: works && at('investigating', 'reported', 'guiding', 'following'),
      giveTask: works && at('investigating', 'reported', 'guiding', 'following'),
      close: works && at('reported', 'guiding', 'following'),
      seal: keeps && at(...sealable),
    },
  }
}
