import { deliverEvents } from '../../platform/server/outbox.ts'
import type { Platform } from '../../platform/server/platform.ts'
import { assessmentSubscribers, raiseRiskAlarms } from '../../rooms/assessment/server/index.ts'
import { openCasesOf } from '../../rooms/casework/server/index.ts'
import { alarmNeighbours } from './neighbours.ts'

/**
 * Tells of risk files that nobody answered, after everything that happened was heard: a server that stood still begins with
 * a backlog, and a visit in it must not be missed for one that was never made.
 */
export async function watchRiskFiles(platform: Platform): Promise<number> {
  await deliverEvents(platform.worker, assessmentSubscribers(platform, openCasesOf))
  return raiseRiskAlarms(platform, alarmNeighbours(platform))
}
