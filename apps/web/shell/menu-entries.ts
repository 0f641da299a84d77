import { useMay } from '../../../platform/web/me.tsx'
import { opens } from '../page-access.ts'
import type { PageEntry } from '../page-entry.ts'
import { pages } from '../routes.tsx'

export type MenuEntry = PageEntry & { readonly menu: NonNullable<PageEntry['menu']> }

/** The pages of the menu that this account may see, in their order. */
export function useMenuEntries(): readonly MenuEntry[] {
  const may = useMay()
  return pages.filter((page): page is MenuEntry => page.menu !== undefined && opens(page.needs, may))
}
