/**
 * Facts carry a set of overlapping categories (7.3). Amounts are kept per set, `DB|KJ`, because from the sets any
 * union, any single category and any overlap can be worked out exactly, and from single categories none of them can.
 */
export const setKey = (codes: readonly string[]): string => [...new Set(codes)].toSorted().join('|')

export const setMembers = (key: string): readonly string[] => (key === '' ? [] : key.split('|'))

/** A group that reports print, such as 其他困难群体, and the category codes that belong to it. */
export type CategoryGroup = {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly categories: readonly string[]
}

export const inGroup = (key: string, group: CategoryGroup): boolean =>
  setMembers(key).some((code) => group.categories.includes(code))

/** Each category alone as its own group. */
export const singleGroup = (code: string, title: { zh: string; en: string }): CategoryGroup => ({
  code,
  title,
  categories: [code],
})
