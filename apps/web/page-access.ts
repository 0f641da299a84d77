/** The permissions of which one opens a page; null opens it for everyone signed in. */
export type Needs = string | readonly string[] | null

/** Whether any of the permissions a page asks for is held. */
export const opens = (needs: Needs, may: (permission: string) => boolean): boolean =>
  needs === null || (typeof needs === 'string' ? may(needs) : needs.some(may))

/** Whether an address belongs to a page: `/people/7` is under `/people`, but not everything is under `/`. */
export const isUnder = (path: string, page: string): boolean =>
  page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`)

/** Whether an address belongs to an entry of the menu: to its page, or to one of those that it holds. */
export const isWithin = (
  path: string,
  entry: { readonly path: string; readonly menu: { readonly holds?: readonly string[] } },
): boolean => [entry.path, ...(entry.menu.holds ?? [])].some((page) => isUnder(path, page))

/** Pages behind a code on a poster, where help is asked for, of what one may apply for and who is to be chosen, or for a child with a code: everyone is let in, signed in or not. */
export const isForVisitors = (path: string): boolean =>
  path.startsWith('/join/') ||
  ['/ask', '/mail', '/policies', '/lookup', '/notices'].some((part) => isUnder(path, part))
