import type { ComponentType } from 'react'
import type { Words } from '../../kernel/contract.ts'
import type { Needs } from './page-access.ts'

/** A page of the product. The address is TanStack's: `/people/$id`. */
export type PageEntry = {
  readonly path: `/${string}`
  /** Fetches the page's file, which exports `Component`. */
  readonly load: () => Promise<{ readonly Component: ComponentType }>
  /** The permissions of which one is needed to see anything here; null for everyone signed in. */
  readonly needs: Needs
  /** Its place in the menu; pages without one are reached from others. */
  readonly menu?: {
    readonly title: Words
    readonly icon: ComponentType
    /** Addresses of pages that are reached from it and belong to it, though they stand elsewhere. */
    readonly holds?: readonly string[]
    /** Stands on the phone's bar at the bottom (four do); the others are under "more". */
    readonly bar?: boolean
    /** The one thing most people come to do: a button in the middle of the bar. */
    readonly main?: boolean
  }
}
