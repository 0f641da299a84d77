import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { ReportStep } from '../../../organisations/index.ts'
import { noteReportStep } from '../../../organisations/server/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import type { ApplicationRow } from './application-store.ts'

/**
 * Keeps the registry of organisations in step with a filing: a step of the report, with the day, inside the command that
 * took it. Nothing for programmes that are no filings of registered bodies.
 */
export async function noteFiling(
  tx: Handle,
  standing: Standing,
  programme: Programme,
  row: ApplicationRow,
  step: ReportStep,
  on: Day,
  note: string | null,
): Promise<Result<null, Refusal>> {
  if (!programme.filing || row.subjectRoom !== 'organisations' || row.subjectId === null) return ok(null)
  return noteReportStep(tx, standing, row.subjectId, {
    id: newId(),
    year: Number(row.season),
    step,
    on,
    note,
    source: { room: 'applications', id: row.id },
  })
}
