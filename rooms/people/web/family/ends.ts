import type { Family } from './queries.ts'

/** The end of a tie as the API names it: a file, or a relative who has none. */
export function endOf(family: Family, key: string | null): { person: string } | { relative: string } {
  const member = family.members.find((one) => one.key === key)
  return member?.relative ? { relative: member.relative } : { person: member?.person ?? '' }
}
