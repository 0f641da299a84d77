import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { filingState } from '../../../programmes/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { type ApplicationRow, placeColumns, placeOf } from './application-store.ts'
import { clockActor } from './clock-actor.ts'
import { writeEvent } from './events.ts'
import { factsOf } from './facts.ts'
import { programmeOf } from './programme-of.ts'

/**
 * Proposes what follows a filing that is late: each consequence of the programme for itself, once (S15.5, X12). A person
 * decides each. Nothing where it is in time, or where an open question leaves it unknown. Runs under the worker.
 */
export async function proposeConsequences(
  tx: Handle,
  platform: Platform,
  row: ApplicationRow,
  on: Day,
): Promise<number> {
  const programme = await programmeOf(tx, row)
  if (!programme.filing || row.draft) return 0
  const { facts } = await factsOf(tx, platform, row, on, programme)
  const state = filingState(programme, { on, facts, calendar: workingCalendar() })
  if (state?.late !== 'yes') return 0
  let proposed = 0
  for (const { code, record } of state.consequences) {
    const { rows } = await sql`
      insert into application_consequence (${placeColumns}, id, code, record, proposed_on)
      values (${placeOf(row)}, ${newId()}, ${code}, ${record}, ${on})
      on conflict do nothing returning id`.execute(tx)
    proposed += rows.length
  }
  if (proposed > 0)
    await writeEvent(tx, row, {
      kind: 'late',
      fromStage: row.stage,
      toStage: null,
      onDay: on,
      byAccount: null,
      byName: clockActor.name,
      byRole: 'clock',
      reason: null,
      decision: null,
    })
  return proposed
}
