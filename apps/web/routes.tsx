import type { ComponentType } from 'react'
import type { Words } from '../../kernel/contract.ts'
import { HomeIcon } from '../../platform/web/icons.ts'
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
  { path: '/me', load: () => import('./pages/me.tsx'), needs: null },
]
