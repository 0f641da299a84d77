import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from '../../../../platform/server/platform.ts'
import { type ChainState, hashOfLink, walkChain } from './chain.ts'

/** How far the chain was and what its end was, noted outside the database and signed with a key that is not in it. */
type Anchor = { readonly links: number; readonly head: string; readonly mac: string }

const fileOf = (platform: Platform): string => join(platform.dataFolder, 'audit-anchor.json')

const macOf = (platform: Platform, links: number, head: string): string =>
  createHmac('sha256', platform.keys.index).update(`audit-anchor\0${links}\0${head}`).digest('hex')

/**
 * Notes the end of the chain. A chain alone cannot tell that its last links were cut off, nor that someone with all
 * rights in the database wrote it anew from the changed line on; the anchor can. It only moves forward, and only
 * while the chain still holds to it: after a restore it is set deliberately, with `anew`.
 */
export async function anchorAudit(
  platform: Platform,
  options: { readonly anew?: boolean } = {},
): Promise<void> {
  const { pool } = platform.worker
  const { rows } = await pool.query<{ sequence: number; hash: Buffer }>(
    'select sequence, hash from audit_link order by sequence desc limit 1',
  )
  const links = rows[0]?.sequence ?? 0
  const head = rows[0]?.hash.toString('hex') ?? ''
  if (!options.anew) {
    const known = readAnchor(platform)
    if (known && (known.links > links || (await hashOfLink(pool, known.links)) !== known.head)) return
  }
  if (links === 0 && !options.anew) return
  const file = fileOf(platform)
  const anchor: Anchor = { links, head, mac: macOf(platform, links, head) }
  // Written beside and renamed: a stop in the middle must not leave half an anchor.
  writeFileSync(`${file}.new`, `${JSON.stringify(anchor)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** The anchor, or null when there is none yet. One that someone else wrote does not open and is none. */
function readAnchor(platform: Platform): Anchor | null {
  const file = fileOf(platform)
  if (!existsSync(file)) return null
  try {
    const anchor = JSON.parse(readFileSync(file, 'utf8')) as Anchor
    const expected = Buffer.from(macOf(platform, anchor.links, anchor.head))
    const given = Buffer.from(String(anchor.mac))
    return expected.length === given.length && timingSafeEqual(expected, given) ? anchor : null
  } catch {
    return null
  }
}

/** Walks the chain and holds it to its anchor. */
export async function verifyAudit(platform: Platform): Promise<ChainState> {
  const state = await walkChain(platform.worker.pool)
  const anchor = readAnchor(platform)
  if (!state.valid || !anchor || anchor.links === 0) return state
  if (state.links < anchor.links)
    return { ...state, valid: false, brokenAt: state.links + 1, reason: 'shorter-than-anchored' }
  const head = await hashOfLink(platform.worker.pool, anchor.links)
  return head === anchor.head
    ? state
    : { ...state, valid: false, brokenAt: anchor.links, reason: 'not-as-anchored' }
}
