import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { Programme } from '../../../programmes/index.ts'
import { rankingStage } from '../../domain/judging/judged-stages.ts'
import { clockActor } from './clock-actor.ts'
import { type Window, windowOn } from './window.ts'

/**
 * The round of a window whose applications are ranked: opened with the first application where the body did not open it
 * itself, because who is in no round could never be ranked. Written by the worker and not by the applicant, who may open
 * none; of two at once the second finds the round of the first. Null where the programme ranks nobody or has no window.
 */
export async function roundOfWindow(
  { worker }: Platform,
  programme: Programme,
  division: DivisionCode,
  { answer, round }: Window,
  on: Day,
): Promise<Id | null> {
  if (round !== null || !answer.open || answer.closes === null || rankingStage(programme) === null)
    return round
  const { closes } = answer
  return worker.handle.transaction().execute(async (tx) => {
    const lock = `application-round ${division} ${programme.code}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
    const found = await windowOn(tx, programme, division, on)
    if (found.round !== null) return found.round
    const id = newId()
    const title = `${programme.title.zh} ${closes.slice(0, 4)}`
    await sql`
      insert into application_round (province, id, division, programme, title, opened_on, closes_on, opened_by, opened_name)
      values (${provinceOf(division)}, ${id}, ${division}, ${programme.code}, ${title}, ${on}, ${closes}, ${clockActor.account},
        ${clockActor.name})`.execute(tx)
    return id
  })
}
