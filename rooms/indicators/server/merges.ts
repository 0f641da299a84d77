import { sql } from 'kysely'
import type { DomainEvent } from '../../../kernel/events.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { engineFor } from './engine.ts'

const reader = 'indicators'
const names = ['person.merged', 'person.unmerged'] as const

/** Whether a merge was committed that the figures have not heard of; the partial index holds merges only. */
export const hearsOfMerges = sql<boolean>`exists (
  select from outbox o where o.name in ('person.merged', 'person.unmerged')
    and o.changed_in < pg_snapshot_xmin(pg_current_snapshot())
    and not exists (select from outbox_done d where d.reader = ${reader} and d.event = o.id))`

/**
 * A merge, or its undoing, changes who is distinct: every leaf that holds facts of either person is counted again.
 */
export const indicatorsSubscribers = (platform: Platform): Subscriber[] => [
  {
    reader,
    hears: names,
    handle: async (tx, event) => {
      for (const { view } of engineFor(platform).catalogue.families)
        await markLeavesOf(tx, view.name, personsOf(event))
    },
  },
]

/** The survivor and the other, wherever the event names them. */
function personsOf(event: DomainEvent): string[] {
  const named = Object.values(event.data).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [
    event.subject,
    ...named.filter((value): value is string => typeof value === 'string' && isUuid(value)),
  ]
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

async function markLeavesOf(tx: Handle, view: string, persons: readonly string[]): Promise<void> {
  await sql`insert into figure_dirty (station, month, division)
    select distinct station, month, division from ${sql.ref(view)} where person = any(${persons}::uuid[])`.execute(
    tx,
  )
}
