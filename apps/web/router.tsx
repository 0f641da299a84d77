import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { Broken } from '../../platform/web/boundary.tsx'
import { fetched } from '../../platform/web/fetched.ts'
import { newId } from '../../platform/web/ids.ts'
import { OnItsWay } from '../../platform/web/on-its-way.tsx'
import { Guarded } from './guarded.tsx'
import type { PageEntry } from './page-entry.ts'
import { pages } from './routes.tsx'
import { Gate } from './shell/gate.tsx'
import { NotFound } from './shell/not-found.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound })

function routeOf({ path, load, needs }: PageEntry) {
  const Page = lazyRouteComponent(() => fetched(load), 'Component') as RouteComponent
  return createRoute({
    getParentRoute: () => root,
    path,
    component: () => (
      <Guarded needs={needs}>
        <Page />
      </Guarded>
    ),
    errorComponent: Fallen,
  })
}

/** A page that threw, inside the shell; or the shell itself, whose files a release took away. */
const Fallen = ({ error }: { error: unknown }) => <Broken thrown={error} reference={newId()} />

export const newRouter = () =>
  createRouter({
    routeTree: root.addChildren(pages.map(routeOf)),
    defaultErrorComponent: Fallen,
    defaultPendingComponent: OnItsWay,
    // A page is fetched as the pointer comes near its link.
    defaultPreload: 'intent',
    scrollRestoration: true,
    // The query is plain text: a code of twelve digits must not become a number on the way.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (query) => {
      const text = new URLSearchParams(query as Record<string, string>).toString()
      return text ? `?${text}` : ''
    },
  })
