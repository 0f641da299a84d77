import { type DivisionCode, formatDivisionCode, parseDivisionCode } from '../../../kernel/division.ts'
import { type Id, isId } from '../../../kernel/id.ts'

/** Where a figure stands: a division with all below it, one station, or a managing zone. */
export type FigureNode =
  | { readonly kind: 'division'; readonly division: DivisionCode }
  | { readonly kind: 'station'; readonly station: Id }
  | { readonly kind: 'zone'; readonly zone: Id }

/** Reads `410621`, `0` for the nation, `station:<id>` or `zone:<id>`. */
export function parseNode(text: string): FigureNode | null {
  const [, kind, id] = /^(station|zone):(.+)$/.exec(text.trim()) ?? []
  if (kind && id) {
    if (!isId(id)) return null
    return kind === 'station' ? { kind, station: id } : { kind: 'zone', zone: id }
  }
  const division = text.trim() === '0' ? 0 : parseDivisionCode(text)
  return division === null ? null : { kind: 'division', division }
}

export function formatNode(node: FigureNode): string {
  if (node.kind === 'station') return `station:${node.station}`
  if (node.kind === 'zone') return `zone:${node.zone}`
  return node.division === 0 ? '0' : formatDivisionCode(node.division)
}
