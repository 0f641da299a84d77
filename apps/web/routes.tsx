import type { ComponentType } from 'react'
import type { Words } from '../../kernel/contract.ts'
import { HomeIcon, PeopleIcon, VisitIcon } from '../../platform/web/icons.ts'
import { activitiesTexts } from '../../rooms/activities/web/texts.ts'
import { peopleTexts } from '../../rooms/people/web/texts.ts'
import { shellTexts } from './texts.ts'

/** A page of the product. The address is TanStack's: `/people/$id`. */
export type PageEntry = {
  readonly path: `/${string}`
  /** Fetches the page's file, which exports `Component`. */
  readonly load: () => Promise<{ readonly Component: ComponentType }>
  /** The permission without which there is nothing to see here; null for everyone signed in. */
  readonly needs: string | null
  /** Its place in the menu; pages without one are reached from others. */
  readonly menu?: {
    readonly title: Words
    readonly icon: ComponentType
    /** Stands on the phone's bar at the bottom (four do); the others are under "more". */
    readonly bar?: boolean
    /** The one thing most people come to do: a button in the middle of the bar. */
    readonly main?: boolean
  }
}

/** Every page, in the order of the menu. */
export const pages: readonly PageEntry[] = [
  {
    path: '/',
    load: () => import('./pages/today.tsx'),
    needs: null,
    menu: { title: shellTexts.today, icon: HomeIcon, bar: true },
  },
  {
    path: '/people',
    load: () => import('./pages/people.tsx'),
    needs: 'people.read',
    menu: { title: peopleTexts.people, icon: PeopleIcon, bar: true },
  },
  { path: '/people/new', load: () => import('./pages/person-new.tsx'), needs: 'people.write' },
  { path: '/people/$id', load: () => import('./pages/person.tsx'), needs: 'people.read' },
  {
    path: '/visits/new',
    load: () => import('./pages/visit-new.tsx'),
    needs: 'activities.record',
    menu: { title: activitiesTexts.record, icon: VisitIcon, bar: true, main: true },
  },
  { path: '/visits/$id', load: () => import('./pages/visit.tsx'), needs: 'activities.read' },
  { path: '/me', load: () => import('./pages/me.tsx'), needs: null },
]
