import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { PinKind, PinPlace } from '../../domain/pin.ts'

export type Span = '2y' | '12m' | '24m' | '8q' | '5y'

/** A pin as it is stored; `node` is written as in a request. */
export type Pin = {
  readonly id: Id
  readonly title: string
  readonly shownOn: PinPlace
  readonly position: number
  readonly kind: PinKind
  readonly node: string
  readonly measures: string[]
  readonly by: 'division' | 'station'
  readonly grouped: boolean
  readonly sort: string | null
  readonly rising: boolean
  readonly span: Span
}

const columns = sql.raw(
  'id, title, shown_on, position, kind, node, measures, parts_by as by, grouped, sort, rising, span',
)

/** All pins of an account, in its own order. */
export async function pinsOf(tx: Handle, account: Id): Promise<readonly Pin[]> {
  const found = await sql<Pin>`
    select ${columns} from figure_pin where account = ${account} order by position, id`.execute(tx)
  return found.rows
}

/** The pin of an account, locked; null where it has none of that id. */
export async function takePin(tx: Handle, account: Id, id: Id): Promise<Pin | null> {
  const found = await sql<Pin>`
    select ${columns} from figure_pin where account = ${account} and id = ${id} for update`.execute(tx)
  return found.rows[0] ?? null
}

/** Writes a pin, new or changed. */
export async function putPin(tx: Handle, account: Id, pin: Pin): Promise<void> {
  const { id, title, shownOn, position, kind, node, measures, by, grouped, sort, rising, span } = pin
  await sql`
    insert into figure_pin (account, id, title, shown_on, position, kind, node, measures, parts_by, grouped, sort, rising, span)
    values (${account}, ${id}, ${title}, ${shownOn}, ${position}, ${kind}, ${node}, ${measures}::text[], ${by}, ${grouped},
      ${sort}, ${rising}, ${span})
    on conflict (account, id) do update set title = excluded.title, shown_on = excluded.shown_on,
      position = excluded.position, kind = excluded.kind, node = excluded.node, measures = excluded.measures,
      parts_by = excluded.parts_by, grouped = excluded.grouped, sort = excluded.sort, rising = excluded.rising,
      span = excluded.span`.execute(tx)
}

export async function deletePin(tx: Handle, account: Id, id: Id): Promise<void> {
  await sql`delete from figure_pin where account = ${account} and id = ${id}`.execute(tx)
}
