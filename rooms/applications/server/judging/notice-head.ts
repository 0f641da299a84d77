import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { noticeState } from '../../domain/judging/notice-state.ts'
import { type EntryRow, entryCounts, type NoticeRow } from './notice-store.ts'

/** The programme by which a notice was published. */
export async function programmeOfNotice(tx: Handle, { programmeHash }: NoticeRow): Promise<Programme> {
  const kept = await keptProgramme(tx, programmeHash)
  if (!kept) throw new Error(`the definition ${programmeHash} of a notice is not kept`)
  return kept
}

/** What stands above a notice, and is all of it in a list. */
export async function noticeHeads(tx: Handle, rows: readonly NoticeRow[], today: Day) {
  const counts = await entryCounts(tx, rows)
  const places = await placesOf(
    tx,
    rows.map(({ division }) => division),
    today,
  )
  const heads = []
  for (const row of rows)
    heads.push({
      id: row.id,
      title: row.title,
      programme: row.programme,
      programmeTitle: (await programmeOfNotice(tx, row)).title,
      bodyName: row.bodyName,
      division: row.division,
      place: places(row.division).name,
      fromOn: row.fromOn,
      lastOn: row.lastOn,
      workdays: row.workdays,
      provisional: row.provisional,
      state: row.downOn === null ? noticeState(row, today) : ('settled' as const),
      entries: counts.get(row.id) ?? 0,
    })
  return heads
}

/** An entry as it is shown: its number on the list and what was printed, never whose application it is. */
export const shownEntry = ({ application: _, removedOn: __, ...entry }: EntryRow) => ({
  ...entry,
  affiliations: [...entry.affiliations],
})
