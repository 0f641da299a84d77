import { sql } from 'kysely'
import { type Day, day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import type { ApplicationsNeighbours } from '../core/neighbours.ts'
import { freePlaces } from './free-places.ts'
import { rankingOfRound } from './ranking-store.ts'
import type { RoundRow } from './round-store.ts'

/** What the duty of a free place came to, by what was done with it. */
export const placeOutcome = {
  proposed: { zh: '已提出递补意见', en: 'Who moves up was proposed' },
  'carried-out': { zh: '递补意见已批准', en: 'The proposal was approved' },
  declined: { zh: '递补意见未获批准', en: 'The proposal was declined' },
  revoked: { zh: '资格已撤销', en: 'The award was revoked' },
} as const

/**
 * Who owes something about the place that an application left after the order was carried out: who checks proposes who moves up,
 * then somebody else decides. Null where it left no place, or nobody is left who could take it. The title names nobody: a
 * reviewer of the place sees duties.
 */
export async function openPlaceDuty(
  tx: Handle,
  { holdersOf }: ApplicationsNeighbours,
  row: ApplicationRow,
  today: Day,
): Promise<Id | null> {
  const round = row.endedOn === null ? undefined : await roundOf(tx, row)
  const ranking = round && (await rankingOfRound(tx, round))
  if (!round || !ranking) return null
  const { dropped, next } = await freePlaces(tx, ranking, round)
  const place = dropped.find(({ application }) => application === row.id)
  if (!place || (place.proposal === null && next.length === 0)) return null
  const deciding = place.proposal !== null
  const permission = deciding ? 'applications.decide' : 'applications.check'
  const holders = await holdersOf(permission, { division: round.division }, today)
  const owner = holders.find((account) => account !== place.proposal?.recordedBy)
  if (owner === undefined) return null
  const id = newId()
  await openDuty(tx, {
    id,
    kind: 'application-place',
    subjectRoom: 'applications',
    subject: round.id,
    person: null,
    station: null,
    division: round.division,
    owner,
    title: deciding
      ? {
          zh: `递补意见待审定：${round.title}`,
          en: `Decide on who moves up: ${round.title}`,
        }
      : {
          zh: `有名额空出，请提出递补意见：${round.title}`,
          en: `A place became free, propose who moves up: ${round.title}`,
        },
    dueOn: addWorkdays(workingCalendar(), day(today), 1).date,
    urgency: 0,
    by: owner,
  })
  return id
}

async function roundOf(
  tx: Handle,
  { province, round }: ApplicationRow,
): Promise<Pick<RoundRow, 'province' | 'id' | 'division' | 'title' | 'openedOn'> | undefined> {
  const { rows } = await sql<Pick<RoundRow, 'province' | 'id' | 'division' | 'title' | 'openedOn'>>`
    select province, id, division, title, opened_on from application_round where province = ${province} and id = ${round}`.execute(
    tx,
  )
  return rows[0]
}
