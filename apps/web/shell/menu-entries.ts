import { useMay } from '../../../platform/web/me.tsx'
import { type PageEntry, pages } from '../routes.tsx'

export type MenuEntry = PageEntry & { readonly menu: NonNullable<PageEntry['menu']> }

/** Whether any of the permissions a page asks for is held. */
export const allows = (needs: PageEntry['needs'], may: (permission: string) => boolean): boolean =>
  needs === null || (typeof needs === 'string' ? may(needs) : needs.some(may))

/** The pages of the menu that this account may see, in their order. */
export function useMenuEntries(): readonly MenuEntry[] {
  const may = useMay()
  return pages.filter((page): page is MenuEntry => page.menu !== undefined && allows(page.needs, may))
}

/** Whether an address belongs to a page: `/people/7` is under `/people`, but not everything is under `/`. */
export const isUnder = (path: string, page: string): boolean =>
  page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`)
