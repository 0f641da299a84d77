import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Reversal, reversalsOf } from '../../../../platform/server/reversal.ts'
import type { Reader } from '../line.ts'
import type { ActivityRow } from './activity-row.ts'
import { eventsOf } from './event-rows.ts'
import { abilitiesOf, lineOf, named, signsFor } from './lines.ts'
import { photosOf } from './photos.ts'
import { signUpsOf } from './sign-up.ts'
import { spendingOf, summariesOf } from './summary.ts'
import { signInTotals, totalsOf } from './totals.ts'

const takenOut = (reversal: Reversal | undefined) =>
  reversal ? { reason: reversal.reason, byName: reversal.byName, at: reversal.at } : null

/** The whole activity with its facts, those taken out included, and what the reader may do. */
export async function detailOfActivity(tx: Handle, reader: Reader, row: ActivityRow) {
  const events = (await eventsOf(tx, row)).filter(({ role }) => role === 'lead')
  const summaries = await summariesOf(tx, row)
  const spending = await spendingOf(tx, row)
  const signIns = await signInTotals(tx, row.province, row.id)
  const totals = await totalsOf(tx, row.province, [row.id])
  const list = await signUpsOf(tx, row)
  const reversals = await reversalsOf(
    tx,
    row.province,
    [...events, ...summaries].map(({ id }) => id),
  )
  const signs = await signsFor(
    tx,
    [row],
    [...spending.map(({ station }) => station), ...signIns.byStation.map(({ station }) => station)],
  )
  const abilities = abilitiesOf(reader, row)
  const leads = abilities.edit || abilities.summarise
  return {
    ...lineOf(row, signs, totals.get(row.id)),
    goals: row.goals,
    audience: row.audience,
    capacity: row.capacity,
    partners: row.partners,
    flow: row.flow,
    labour: row.labour,
    supplies: row.supplies,
    safetyPlan: row.safetyPlan,
    budget: row.budget.map(({ item, fen }) => ({ item, fen })),
    responsible: row.responsible,
    cancelReason: row.cancelReason,
    joinCode: leads ? row.joinCode : null,
    joinOpen: row.joinOpen,
    signUpOpen: row.signUpOpen,
    version: row.version,
    signIns: {
      ...signIns,
      byAge: [...signIns.byAge],
      byStation: signIns.byStation.map(({ station, lines }) => ({ station: named(signs, station), lines })),
    },
    signedUp: {
      going: list.filter(({ state }) => state === 'going').length,
      waiting: list.filter(({ state }) => state === 'waiting').length,
    },
    held: events.map((event) => ({
      id: event.id,
      heldOn: event.heldOn,
      minutes: event.minutes,
      audienceEstimate: event.audienceEstimate,
      reason: event.reason,
      recordedByName: event.recordedByName,
      recordedAt: event.recordedAt,
      reversal: takenOut(reversals.get(event.id)),
    })),
    summaries: summaries.map(({ chain: _, reversedBy: __, ...summary }) => ({
      ...summary,
      reversal: takenOut(reversals.get(summary.id)),
    })),
    spending: spending.map((line) => ({
      id: line.id,
      item: line.item,
      fen: line.fen,
      payer: named(signs, line.station),
      spentOn: line.spentOn,
    })),
    photos: await photosOf(tx, row),
    abilities,
  }
}
