import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { Facts, FactsOn, Programme } from '../../../programmes/index.ts'
import { creditsInMinutes } from '../../../workforce/index.ts'
import { factsByDayOf } from '../../../workforce/server/index.ts'
import { gatherFacts } from '../../domain/core/gathered-facts.ts'
import { answersOfMany } from '../core/answers.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import { factsOf } from '../core/facts.ts'
import { ownRecord } from '../core/own-facts.ts'
import { payingFactsOf } from './paid-facts.ts'

/** Works something out of the facts of days that are asked one by one, and reads each day's facts once. */
export type OverDays = <T>(work: (factsOn: FactsOn) => T) => Promise<T>

/**
 * The facts of many applications of one body under a programme, on any day. What is known of workers is read for all of them at once, in a
 * dozen queries however many stand on a roll; other registers are asked one by one, for the days that turn out to be needed.
 */
export async function factsOverDays(
  tx: Handle,
  platform: Platform,
  rows: readonly ApplicationRow[],
  programme: Programme,
): Promise<(row: ApplicationRow) => OverDays> {
  const ofWorkers = rows.filter(({ subjectRoom }) => subjectRoom === 'workforce')
  const members = ofWorkers.flatMap(({ subjectId }) => subjectId ?? [])
  const files = await factsByDayOf(platform.worker.handle, wholeScope, members)
  const answers = await answersOfMany(
    tx,
    ofWorkers[0]?.province ?? 0,
    ofWorkers.map(({ id }) => id),
  )
  const paying = await payingFactsOf(tx, ofWorkers, programme)
  return (row) => {
    const file = row.subjectId === null ? undefined : files.get(row.subjectId)
    if (row.subjectRoom !== 'workforce' || !file) return dayByDay(tx, platform, row, programme)
    const given = answers.get(row.id) ?? {}
    const own = ownRecord(row)
    const seen = new Map<string, Facts>()
    const factsOn: FactsOn = (on) => {
      const before = seen.get(on)
      if (before) return before
      const recorded = { ...creditsInMinutes(file(on as Day)), ...own, ...paying.get(row.id)?.(on as Day) }
      const { facts } = gatherFacts(programme, recorded, given)
      seen.set(on, facts)
      return facts
    }
    return async (work) => work(factsOn)
  }
}

function dayByDay(tx: Handle, platform: Platform, row: ApplicationRow, programme: Programme): OverDays {
  const known = new Map<string, Facts>()
  return async (work) => {
    for (;;) {
      const wanted = new Set<string>()
      const done = work((on) => {
        const found = known.get(on)
        if (found === undefined) wanted.add(on)
        return found ?? {}
      })
      if (wanted.size === 0) return done
      for (const on of wanted) known.set(on, (await factsOf(tx, platform, row, on as Day, programme)).facts)
    }
  }
}
