import { useMay } from '../../../platform/web/me.tsx'
import { type PageEntry, pages } from '../routes.tsx'

export type MenuEntry = PageEntry & { readonly menu: NonNullable<PageEntry['menu']> }

/** The pages of the menu that this account may see, in their order. */
export function useMenuEntries(): readonly MenuEntry[] {
  const may = useMay()
  return pages.filter(
    (page): page is MenuEntry => page.menu !== undefined && (page.needs === null || may(page.needs)),
  )
}

/** Whether an address belongs to a page: `/people/7` is under `/people`, but not everything is under `/`. */
export const isUnder = (path: string, page: string): boolean =>
  page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`)
