/** The permissions of which one opens a page; null opens it for everyone signed in. */
export type Needs = string | readonly string[] | null

/** Whether any of the permissions a page asks for is held. */
export const opens = (needs: Needs, may: (permission: string) => boolean): boolean =>
  needs === null || (typeof needs === 'string' ? may(needs) : needs.some(may))

/** Whether an address belongs to a page: `/people/7` is under `/people`, but not everything is under `/`. */
export const isUnder = (path: string, page: string): boolean =>
  page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`)

type MenuEntry = { readonly path: string; readonly menu: { readonly holds?: readonly string[] } }

/** The entry of a menu that an address belongs to, by its page or one that it holds; of several the nearest one. */
export function entryOf<E extends MenuEntry>(path: string, entries: readonly E[]): E | undefined {
  const reach = (entry: E): number =>
    Math.max(
      -1,
      ...[entry.path, ...(entry.menu.holds ?? [])]
        .filter((page) => isUnder(path, page))
        .map(({ length }) => length),
    )
  return entries.filter((entry) => reach(entry) >= 0).toSorted((a, b) => reach(b) - reach(a))[0]
}

/** Pages behind a code on a poster, where help is asked for, of what one may apply for and who is to be chosen, or for a child with a code: everyone is let in, signed in or not. */
export const isForVisitors = (path: string): boolean =>
  path.startsWith('/join/') ||
  ['/ask', '/mail', '/policies', '/lookup', '/notices'].some((part) => isUnder(path, part))
