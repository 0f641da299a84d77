import { sql } from 'kysely'
import type { DomainEvent } from '../../kernel/events.ts'
import type { Database, Handle } from './database/connect.ts'

/** A room's ear: it hears each event of the given names once, in commit order, in a transaction of its own. */
export type Subscriber = {
  readonly reader: string
  readonly hears: readonly string[]
  readonly handle: (tx: Handle, event: DomainEvent & { readonly id: string }) => Promise<void>
}

const batch = 200

/**
 * Delivers what was committed and not yet heard; called by a loop in the server and, before reading, by whoever
 * must see its own writes. What each reader heard is written down event by event, so one whose transaction began
 * earlier and commits later is not skipped, and no long transaction elsewhere holds the others back. Runs under the
 * worker role. Returns how many were delivered.
 */
export async function deliverEvents(worker: Database, subscribers: readonly Subscriber[]): Promise<number> {
  let delivered = 0
  for (const subscriber of subscribers) {
    for (;;) {
      const count = await deliverBatch(worker.handle, subscriber)
      delivered += count
      if (count < batch) break
    }
  }
  return delivered
}

function deliverBatch(db: Handle, subscriber: Subscriber): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // One deliverer a reader at a time, so that order holds and nothing is heard twice.
    await lockReader(tx, subscriber.reader)
    const events = await sql<DomainEvent & { id: string }>`
      select id, name, subject, division, data from outbox o
      where name = any(${[...subscriber.hears]})
        and not exists (select from outbox_done d where d.reader = ${subscriber.reader} and d.event = o.id)
      order by changed_in, id limit ${batch}`.execute(tx)
    for (const event of events.rows) {
      await subscriber.handle(tx, event)
      await sql`insert into outbox_done (reader, event) values (${subscriber.reader}, ${event.id})`.execute(
        tx,
      )
    }
    return events.rows.length
  })
}

/** Keeps everybody else from hearing as this reader until the transaction ends. */
export async function lockReader(tx: Handle, reader: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outbox:${reader}`}, 0))`.execute(tx)
}
