import { sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { unpackAmounts } from '../../domain/packed-amounts.ts'
import type { Engine } from '../engine.ts'
import type { Difference } from './compare.ts'
import { leafLevel } from './recount.ts'
import { recounted } from './recounted.ts'
import { type Drawn, drawnNode, verifyNode } from './sample-node.ts'
import { type Stored, storedKey } from './stored.ts'

type Found = { readonly rows: number; readonly differences: Difference[] }

const everywhere = { low: 0, high: 999_999_999_999 }

/**
 * Verifies `size` leaves, and as many nodes in one period each, at every level and for every kind of period. They are
 * drawn from the records and from what is stored alike, so that what is missing is found as well as what is wrong.
 */
export async function verifySample(
  tx: Handle,
  engine: Engine,
  { size, seed }: { readonly size: number; readonly seed: number },
): Promise<Found> {
  const drawn = await draw(tx, engine, 2 * size, seed)
  const half = Math.ceil(drawn.length / 2)
  const found = [await verifyLeaves(tx, engine, drawn.slice(0, half))]
  for (const [i, at] of drawn.slice(half).entries()) {
    found.push(await verifyNode(tx, engine, drawnNode(at, i)))
  }
  return {
    rows: found.reduce((sum, { rows }) => sum + rows, 0),
    differences: found.flatMap(({ differences }) => differences),
  }
}

/**
 * Places and months are sieved by a cheap hash before they are put together and drawn from: putting together all of
 * them would take longer than verifying. Where few are left over, nothing is sieved.
 */
async function draw(tx: Handle, engine: Engine, count: number, seed: number): Promise<Drawn[]> {
  const stored = await sql<{ leaves: number }>`select count(*) as leaves from figure_leaf`.execute(tx)
  const sieve = Math.max(1, Math.floor((stored.rows[0]?.leaves ?? 0) / (10 * count)))
  const drawn = await drawSieved(tx, engine, count, seed, sieve)
  return drawn.length < count && sieve > 1 ? drawSieved(tx, engine, count, seed, 1) : drawn
}

async function drawSieved(
  tx: Handle,
  { catalogue, month }: Engine,
  count: number,
  seed: number,
  sieve: number,
): Promise<Drawn[]> {
  const sources = ['figure_leaf', ...catalogue.families.map(({ view }) => view.recountedFrom ?? view.name)]
  const places = sources.map(
    (source) => sql`select station, month, division from ${sql.ref(source)} where month <= ${month()}
      and hashint8extended(division * 1000 + month, ${seed}) % ${sieve} = 0`,
  )
  const found =
    await sql<Drawn>`select station, month, division from (${sql.join(places, sql` union `)}) places
    order by md5(${String(seed)} || ' ' || station || ' ' || month || ' ' || division), station limit ${count}`.execute(
      tx,
    )
  return [...found.rows]
}

async function verifyLeaves(tx: Handle, engine: Engine, leaves: readonly Drawn[]): Promise<Found> {
  const [stations, months] = [leaves.map((leaf) => leaf.station), leaves.map((leaf) => leaf.month)]
  // Stations and months for themselves first: that is what a view can be entered by.
  const among = sql<boolean>`r.station = any(${stations}::uuid[]) and r.month = any(${months}::integer[])
    and (r.station, r.month) in (select * from unnest(${stations}::uuid[], ${months}::integer[]))`
  const stored: Stored = new Map()
  const rows = await sql<Drawn & { amounts: Uint8Array }>`
    select r.station, r.month, r.division, r.amounts from figure_leaf r where ${among}`.execute(tx)
  for (const { station, month, division, amounts } of rows.rows) {
    stored.set(storedKey(leafLevel, `${division} station:${station}`, month), unpackAmounts(amounts))
  }
  const part = { ...everywhere, levels: [leafLevel], last: engine.month(), kinds: [0] as const }
  return recounted(tx, engine.catalogue, engine.cells, { part, stored, rowsOf: () => among })
}
