import { contains, formatDivisionCode, nation, parseDivisionCode } from '../../../kernel/division.ts'
import type { Reach } from '../../../platform/web/me.tsx'

/** A division as it stands in an address: `410621000000`, `0` for the nation. */
export const nodeOf = (division: number): string => (division === nation ? '0' : formatDivisionCode(division))

export const stationNode = (station: string): string => `station:${station}`

/** The division of a node, null for a station or a zone. */
export const divisionOf = (node: string): number | null => (node === '0' ? nation : parseDivisionCode(node))

export const stationOf = (node: string): string | null =>
  node.startsWith('station:') ? node.slice('station:'.length) : null

/** The places where someone's right begins: what the page opens with, and what stands first to choose from. */
export const topNodes = (reach: Reach | undefined): readonly string[] =>
  reach ? [...reach.divisions.map(nodeOf), ...reach.stations.map(stationNode)] : []

export const reaches = (reach: Reach | undefined, division: number): boolean =>
  reach?.divisions.some((top) => contains(top, division)) ?? false
