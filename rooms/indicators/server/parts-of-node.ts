import { levelNumber } from '../domain/branch.ts'
import type { FigureNode } from '../domain/node.ts'

/**
 * Whether a node has parts of a kind. Below the prefecture stations are some hundred; a province has thousands, and is
 * read by its divisions. A village has none below it.
 */
export function hasParts(
  node: Pick<FigureNode, 'kind'> & { readonly division?: number },
  by: 'division' | 'station',
): boolean {
  if (node.kind !== 'division' || node.division === undefined) return false
  const level = levelNumber(node.division)
  return by === 'station' ? level >= 2 : level < 5
}
