import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, type Stage, stageOf } from '../../../programmes/index.ts'
import type { ApplicationRow } from './application-store.ts'
import { programmeOf } from './programme-of.ts'

export const stageShown = ({ code, title, who, work }: Stage) => ({
  code,
  title,
  who: who ?? null,
  work: work ?? null,
})

/** An application as a list shows it, in the words of its programme. */
export function lineOf(row: ApplicationRow, programme: Programme, today: Day) {
  const stage = stageOf(programme, row.stage)
  if (!stage) throw new Error(`${programme.code} has no stage ${row.stage}`)
  return {
    id: row.id,
    number: row.number,
    programme: row.programme,
    programmeTitle: programme.title,
    division: row.division,
    subjectKind: row.subjectKind,
    name: row.name,
    organisationName: row.organisationName,
    workTitle: row.workTitle,
    nominatedBy: row.nominatedBy,
    stage: stageShown(stage),
    stageSince: row.stageSince,
    dueOn: row.dueOn,
    overdue: row.dueOn !== null && row.endedOn === null && row.dueOn < today,
    receivedOn: row.receivedAt === null ? null : row.receivedAt.slice(0, 10),
    endedOn: row.endedOn,
    outcome: row.outcome,
    eligible: row.eligible,
    amountFen: row.amountFen,
    score: row.score,
    rank: row.rank,
    version: row.version,
  }
}

export async function linesOf(tx: Handle, rows: readonly ApplicationRow[], today: Day) {
  const lines: ReturnType<typeof lineOf>[] = []
  for (const row of rows) lines.push(lineOf(row, await programmeOf(tx, row), today))
  return lines
}
