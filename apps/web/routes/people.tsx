import { HomeIcon, PeopleIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Today, people and their ledgers. */
export const peoplePages: readonly PageEntry[] = [
  {
    path: '/',
    load: () => import('../pages/today.tsx'),
    needs: null,
    menu: { title: shellTexts.today, icon: HomeIcon, bar: true },
  },
  {
    path: '/people',
    load: () => import('../pages/people.tsx'),
    needs: 'people.read',
    menu: { title: shellTexts.people, icon: PeopleIcon, bar: true },
  },
  { path: '/people/new', load: () => import('../pages/person-new.tsx'), needs: 'people.write' },
  { path: '/people/duplicates', load: () => import('../pages/duplicates.tsx'), needs: 'people.merge' },
  { path: '/people/merge', load: () => import('../pages/merge.tsx'), needs: 'people.merge' },
  { path: '/people/$id', load: () => import('../pages/person.tsx'), needs: 'people.read' },
  {
    path: '/people/$id/family',
    load: () => import('../pages/person-family.tsx'),
    needs: 'people.read',
  },
  {
    path: '/people/$id/timeline',
    load: () => import('../pages/person-timeline.tsx'),
    needs: 'people.read',
  },
  { path: '/import', load: () => import('../pages/imports.tsx'), needs: 'people.import' },
  { path: '/import/$id', load: () => import('../pages/import.tsx'), needs: 'people.import' },
]
