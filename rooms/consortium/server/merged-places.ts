import { sql } from 'kysely'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import {
  type FactTable,
  factMover,
  type Inventory,
  inventoryOf,
  mergerOf,
} from '../../regions/server/index.ts'

const facts = (kind: string, zh: string, en: string, table: string, day: string): FactTable => ({
  kind,
  title: { zh, en },
  needs: 'consortium.read',
  table,
  day,
  leaf: false,
})

const tables: readonly FactTable[] = [
  facts('screening', '需求筛查', 'Screenings', 'screening', 'listed_on'),
  facts('screening-need', '服务对象需求', 'Needs', 'screening_need', 'found_on'),
  facts('screening-step', '需求办理经过', 'Steps of needs', 'screening_step', 'on_day'),
  facts('consortium-note', '助联体记录', 'Notes of the consortium', 'consortium_note', 'written_at'),
]

export const consortiumInventories: readonly Inventory[] = tables.map(inventoryOf)

const mover = factMover('consortium', tables)

/**
 * Moves needs and what was done for them when a division is taken into another. A need is counted in two months, when it
 * was found and when it was closed: both are counted again.
 */
export const consortiumMover: Subscriber = {
  ...mover,
  handle: async (tx, event) => {
    await mover.handle(tx, event)
    const { province, code, into, from } = mergerOf(event)
    await sql`
      insert into figure_dirty (station, month, division)
      select distinct n.station, (extract(year from d.day) * 100 + extract(month from d.day))::integer, codes.code
      from screening_need n, unnest(array[n.found_on, n.closed_on]) d(day), unnest(${[code, into]}::bigint[]) codes(code)
      where n.province = ${province} and n.division = any(${[code, into]}::bigint[]) and n.found_on >= ${from} and d.day is not null`.execute(
      tx,
    )
  },
}
