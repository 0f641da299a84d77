import { sql } from 'kysely'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import {
  type FactTable,
  factMover,
  type Inventory,
  inventoryOf,
  mergerOf,
} from '../../regions/server/index.ts'

const visits: FactTable = {
  kind: 'visit',
  title: { zh: '走访记录', en: 'Visits' },
  needs: 'activities.read',
  table: 'visit',
  day: 'visited_on',
  leaf: true,
}

/** What this room keeps at a division and moves when the division is taken into another. */
const tables: readonly FactTable[] = [visits]

export const activitiesInventories: readonly Inventory[] = tables.map(inventoryOf)

const facts = factMover('activities', tables)

/** A photo lies where its trip does. */
export const mergerSubscriber: Subscriber = {
  ...facts,
  handle: async (tx, event) => {
    await facts.handle(tx, event)
    const { province, code, into } = mergerOf(event)
    await sql`update visit_photo p set division = v.division
      from visit v
      where p.province = ${province} and p.division = any(${[code, into]}::bigint[]) and v.province = p.province
        and v.household_visit = p.household_visit and v.division <> p.division`.execute(tx)
  },
}
