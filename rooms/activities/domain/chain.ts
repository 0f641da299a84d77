import type { Id } from '../../../kernel/id.ts'

/** A record's place in a chain of corrections. */
export type Link = {
  readonly id: Id
  readonly reversal: boolean
  readonly corrects: Id | null
  readonly reversedBy: Id | null
}

export type LinkKind = 'original' | 'reversal' | 'replacement'

export const linkKind = (link: Link): LinkKind =>
  link.reversal ? 'reversal' : link.corrects === null ? 'original' : 'replacement'

/** Whether the record counts: it takes nothing out, and nothing took it out. */
export const stands = (link: Link): boolean => !link.reversal && link.reversedBy === null

/**
 * A chain in the order in which it came about: a record, what took it out, what was put in its place, and so on. At
 * most the last one stands; none does after a withdrawal.
 */
export function inOrder<T extends Link>(links: readonly T[]): T[] {
  const ordered: T[] = []
  let current = links.find((link) => link.corrects === null)
  while (current) {
    const { id } = current
    ordered.push(current)
    const reversal = links.find((link) => link.reversal && link.corrects === id)
    if (reversal) ordered.push(reversal)
    current = links.find((link) => !link.reversal && link.corrects === id)
  }
  return ordered
}
