import { startJobs } from '../../platform/server/jobs.ts'
import { deliverEvents, forgetHeardEvents } from '../../platform/server/outbox.ts'
import type { Platform } from '../../platform/server/platform.ts'
import { sealLoop } from '../../rooms/access/server/index.ts'
import { raiseUnclaimed } from '../../rooms/activities/server/index.ts'
import { openOwedFilings, watchClocks, watchNotices } from '../../rooms/applications/server/index.ts'
import { refreshElderMonths } from '../../rooms/assessment/server/index.ts'
import { raiseSignatures, raiseTransfers } from '../../rooms/casework/server/index.ts'
import { dropUnclaimedFiles } from '../../rooms/documents/server/index.ts'
import { startFigureWorker } from '../../rooms/indicators/server/index.ts'
import { raiseIntakeAlarms, takeUpUnheard } from '../../rooms/intake/server/index.ts'
import { watchListings } from '../../rooms/organisations/server/index.ts'
import { peopleJobs } from '../../rooms/people/server/index.ts'
import { keepReportsDue } from '../../rooms/reports/server/index.ts'
import { remindOfEducation, watchSecretaries } from '../../rooms/workforce/server/index.ts'
import { allSubscribers, personUses } from './compose.ts'
import {
  applicationsNeighbours,
  headsOf,
  intakeAlarmNeighbours,
  reportNeighbours,
  signersOf,
  takersOf,
  workforceNeighbours,
} from './neighbours.ts'
import { watchRiskFiles } from './risk-alarms.ts'

const second = 1000
const hour = 3600 * second

/** Work that goes on beside requests; each part is stopped in order and finishes what it began. */
export type Background = { stop(): Promise<void> }

export async function startBackground(platform: Platform, ownerUrl: string): Promise<Background> {
  const parts: Background[] = [
    sealLoop(platform),
    startFigureWorker(platform),
    every(second, () => deliverEvents(platform.worker, allSubscribers(platform))),
    every(30 * second, () => raiseUnclaimed(platform, headsOf(platform))),
    every(30 * second, () => raiseSignatures(platform, signersOf(platform))),
    every(30 * second, () => raiseTransfers(platform, takersOf(platform))),
    every(60 * second, async () => {
      await takeUpUnheard(platform)
      await raiseIntakeAlarms(platform, intakeAlarmNeighbours(platform))
    }),
    every(600 * second, () => watchRiskFiles(platform)),
    every(hour, () => refreshElderMonths(platform)),
    every(hour, async () => {
      await openOwedFilings(platform)
      await watchClocks(platform)
    }),
    every(hour, async () => {
      await forgetHeardEvents(platform.worker, allSubscribers(platform))
      await dropUnclaimedFiles(platform.worker)
      await remindOfEducation(platform.worker.handle, platform.clock.today())
      await watchSecretaries(platform, workforceNeighbours(platform))
      await watchListings(platform, workforceNeighbours(platform))
      await watchNotices(platform, applicationsNeighbours(platform))
    }),
    await startJobs(ownerUrl, peopleJobs(platform, personUses)),
    every(hour, () => keepReportsDue(platform, reportNeighbours(platform))),
  ]
  return {
    stop: async () => {
      for (const part of parts.toReversed()) await part.stop()
    },
  }
}

/** Runs one round after the other; a broken round is tried again after the pause, not lost. */
export function every(milliseconds: number, round: () => Promise<unknown>): Background {
  let stopped = false
  let wake = () => {}
  const loop = (async () => {
    while (!stopped) {
      await round().catch((error: Error) =>
        process.stderr.write(`${JSON.stringify({ level: 50, msg: error.message })}\n`),
      )
      // Stopped while the round ran: nobody would wake the pause, and an hour is a long end.
      if (stopped) return
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, milliseconds)
        wake = () => {
          clearTimeout(timer)
          resume()
        }
      })
    }
  })()
  return {
    stop: async () => {
      stopped = true
      wake()
      await loop
    },
  }
}
