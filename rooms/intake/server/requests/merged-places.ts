import { sql } from 'kysely'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import {
  type FactTable,
  factMover,
  type Inventory,
  inventoryOf,
  mergerOf,
} from '../../../regions/server/index.ts'

const requests: FactTable = {
  kind: 'request',
  title: { zh: '求助', en: 'Requests for help' },
  needs: 'intake.read',
  table: 'request',
  day: 'received_on',
  leaf: false,
}

/** What figures count of them; told of with the requests themselves. */
const facts: FactTable = { ...requests, kind: 'request-fact', table: 'request_fact', day: 'day', leaf: true }

export const requestInventories: readonly Inventory[] = [inventoryOf(requests)]

const mover = factMover('intake', [requests, facts])

/** What was written about a request lies where the request does. */
export const requestMergers: Subscriber = {
  ...mover,
  handle: async (tx, event) => {
    await mover.handle(tx, event)
    const { province, code, into } = mergerOf(event)
    for (const table of ['request_step', 'request_message'])
      await sql`update ${sql.ref(table)} t set division = r.division from request r
        where t.province = ${province} and t.division = any(${[code, into]}::bigint[]) and r.province = t.province
          and r.id = t.request and r.division <> t.division`.execute(tx)
  },
}
