import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { Facts, FactsOn, Programme } from '../../../programmes/index.ts'
import { creditsInMinutes } from '../../../workforce/index.ts'
import { factsByDay } from '../../../workforce/server/index.ts'
import { gatherFacts } from '../../domain/core/gathered-facts.ts'
import { type BarDays, barHolds } from '../../domain/paying/sanctions.ts'
import { answersOf } from '../core/answers.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import { factSources } from '../core/fact-sources.ts'
import { factsOf } from '../core/facts.ts'
import { ownRecord } from '../core/own-facts.ts'

/** Works something out of the facts of days that are asked one by one, and reads each day's facts once. */
export type OverDays = <T>(work: (factsOn: FactsOn) => T) => Promise<T>

/**
 * The facts of an application on any day. A worker's file is read once and answers for every day; other registers are asked
 * day by day, for the days that turn out to be needed.
 */
export async function factsOverDays(
  tx: Handle,
  platform: Platform,
  row: ApplicationRow,
  programme: Programme,
  until: Day,
): Promise<OverDays> {
  const worker =
    row.subjectRoom === 'workforce' && row.subjectId !== null
      ? await factsByDay(platform.worker.handle, wholeScope, row.subjectId)
      : null
  return worker ? fromFile(tx, row, programme, until, worker) : dayByDay(tx, platform, row, programme)
}

async function fromFile(
  tx: Handle,
  row: ApplicationRow,
  programme: Programme,
  until: Day,
  worker: NonNullable<Awaited<ReturnType<typeof factsByDay>>>,
): Promise<OverDays> {
  const answers = await answersOf(tx, row)
  let known = {}
  for (const source of factSources) known = { ...known, ...(await source(tx, row, until, programme)) }
  const bars = await allBars(tx, row, programme.subject_class)
  const seen = new Map<string, Facts>()
  const factsOn: FactsOn = (on) => {
    const before = seen.get(on)
    if (before) return before
    const barred = bars
      ? { 'bar.in-force': { value: bars.some((bar) => barHolds(bar, on)) ? 'yes' : 'no' } }
      : {}
    const recorded = { ...creditsInMinutes(worker(on as Day)), ...ownRecord(row), ...known, ...barred }
    const { facts } = gatherFacts(programme, recorded, answers)
    seen.set(on, facts)
    return facts
  }
  return async (work) => work(factsOn)
}

async function allBars(
  tx: Handle,
  { province, subjectHash }: ApplicationRow,
  subjectClass: string,
): Promise<readonly BarDays[] | null> {
  if (subjectHash === null) return null
  const { rows } = await sql<BarDays>`
    select from_on, until_on, lifted_on
    from application_bars_anywhere(${province}::smallint, ${subjectHash}, ${subjectClass})`.execute(tx)
  return rows
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
