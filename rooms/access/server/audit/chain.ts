import type { Pool } from 'pg'

/** What walking the chain found. `brokenAt` is the first link that does not hold. */
export type ChainState = {
  readonly valid: boolean
  readonly links: number
  readonly unsealed: number
  /** Hash of the last link that holds, in hex. */
  readonly head: string
  readonly brokenAt?: number
  readonly reason?: BreakReason
}

/**
 * `line-changed`, `line-missing`, `link-missing`: the chain itself tells. `shorter-than-anchored` and
 * `not-as-anchored`: it holds in itself, but not to what was noted outside the database.
 */
type BreakReason =
  | 'line-changed'
  | 'line-missing'
  | 'link-missing'
  | 'shorter-than-anchored'
  | 'not-as-anchored'

/** Walks the chain in the database (verify_audit). */
export async function walkChain(pool: Pool): Promise<ChainState> {
  const { rows } = await pool.query<{
    links: number
    unsealed: number
    broken_at: number | null
    reason: BreakReason | null
    head: string
  }>('select links, unsealed, broken_at, reason, head from verify_audit()')
  const [row] = rows
  if (!row) throw new Error('verify_audit answered nothing')
  const { links, unsealed, head } = row
  if (row.broken_at === null || row.reason === null) return { valid: true, links, unsealed, head }
  return { valid: false, links, unsealed, head, brokenAt: row.broken_at, reason: row.reason }
}

/** Hash of one link, in hex; null when there is no such link. */
export async function hashOfLink(pool: Pool, sequence: number): Promise<string | null> {
  const { rows } = await pool.query<{ hash: Buffer }>('select hash from audit_link where sequence = $1', [
    sequence,
  ])
  return rows[0]?.hash.toString('hex') ?? null
}
