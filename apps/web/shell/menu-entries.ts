import type { Words } from '../../../kernel/contract.ts'
import { useMay } from '../../../platform/web/me.tsx'
import { menuSections } from '../menu-sections.ts'
import { opens } from '../page-access.ts'
import type { PageEntry } from '../page-entry.ts'
import { pages } from '../routes.tsx'

export type MenuEntry = PageEntry & { readonly menu: NonNullable<PageEntry['menu']> }

export type MenuSection = { readonly title: Words | null; readonly entries: readonly MenuEntry[] }

/** The pages of the menu that this account may see, part by part; a part without any is left out. */
export function useMenuSections(): readonly MenuSection[] {
  const may = useMay()
  const seen = pages.filter((page): page is MenuEntry => page.menu !== undefined && opens(page.needs, may))
  return menuSections
    .map(({ title, paths }) => ({
      title,
      entries: paths.flatMap((path) => seen.filter((page) => page.path === path)),
    }))
    .filter(({ entries }) => entries.length > 0)
}
