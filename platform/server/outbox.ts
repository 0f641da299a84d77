import { sql } from 'kysely'
import type { DomainEvent } from '../../kernel/events.ts'
import { againAfterDeadlock } from './database/after-deadlock.ts'
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

const deliverBatch = (db: Handle, subscriber: Subscriber): Promise<number> =>
  againAfterDeadlock(() => deliverOnce(db, subscriber))

function deliverOnce(db: Handle, subscriber: Subscriber): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // One deliverer a reader at a time, so that order holds and nothing is heard twice.
    await lockReader(tx, subscriber.reader)
    const horizon = await horizonOf(tx)
    const events = await sql<DomainEvent & { id: string }>`
      select id, name, subject, division, data from outbox o
      where name = any(${[...subscriber.hears]}) and ${unheardBy(subscriber.reader)}
      order by changed_in, id limit ${batch}`.execute(tx)
    for (const event of events.rows) {
      await subscriber.handle(tx, event)
      await sql`insert into outbox_done (reader, event) values (${subscriber.reader}, ${event.id})`.execute(
        tx,
      )
    }
    if (events.rows.length < batch) await noteHeard(tx, subscriber.reader, horizon)
    return events.rows.length
  })
}

/** Keeps everybody else from hearing as this reader until the transaction ends. */
export async function lockReader(tx: Handle, reader: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outbox:${reader}`}, 0))`.execute(tx)
}

/** Which rows of the outbox, named `o`, a reader has not heard. */
export const unheardBy = (reader: string) => sql<boolean>`
  o.changed_in >= coalesce((select heard_to from outbox_reader r where r.reader = ${reader}), '0'::xid8)
  and not exists (select from outbox_done d where d.reader = ${reader} and d.event = o.id)`

/** All transactions before this one have ended: what they wrote is seen by whatever is asked after. */
export async function horizonOf(tx: Handle): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(tx)
  return rows[0]?.horizon ?? '0'
}

/** Looks for unheard events only from `horizon` on; written only when there is something before it to pass over. */
export async function noteHeard(tx: Handle, reader: string, horizon: string): Promise<void> {
  await sql`
    insert into outbox_reader as r (reader, heard_to) values (${reader}, ${horizon}::xid8)
    on conflict (reader) do update set heard_to = excluded.heard_to
    where exists (select from outbox o where o.changed_in >= r.heard_to and o.changed_in < excluded.heard_to)`.execute(
    tx,
  )
}

/** Removes events that every reader heard long ago. Tells how many. */
export async function forgetHeardEvents(
  worker: Database,
  subscribers: readonly Subscriber[],
  days = 30,
): Promise<number> {
  const readers = subscribers.map(({ reader }) => reader)
  const { rows } = await sql`
    delete from outbox where at < now() - make_interval(days => ${days})
      and changed_in < all (select coalesce(r.heard_to, '0'::xid8)
        from unnest(${readers}::text[]) as s(reader) left join outbox_reader r on r.reader = s.reader)
    returning id`.execute(worker.handle)
  return rows.length
}
