import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { failureOf } from '../../../platform/web/failure.ts'
import { Failed } from '../../../platform/web/states.tsx'
import { meQuery } from '../../../rooms/access/web/index.ts'
import { isForVisitors } from '../page-access.ts'
import css from './gate.module.css'
import { Mark } from './mark.tsx'

// Asked for at once, beside the question who is signed in, not after it.
const shellFile = import('./shell.tsx')
const Shell = lazy(() => shellFile.then((file) => ({ default: file.Shell })))
const SignIn = lazy(() => import('../pages/sign-in.tsx').then((file) => ({ default: file.SignIn })))
const FirstSteps = lazy(() =>
  import('../pages/first-steps.tsx').then((file) => ({ default: file.FirstSteps })),
)

/**
 * What stands before the pages: nobody signed in, the sign-in page at whatever address, so that the link is
 * followed afterwards; a password to change or a second factor to set up, that first; else the shell.
 */
export function Gate() {
  const { pathname } = useLocation()
  return isForVisitors(pathname) ? <Outlet /> : <SignedIn />
}

function SignedIn() {
  const me = useQuery(meQuery)
  const queries = useQueryClient()
  if (me.data)
    return (
      <Suspense fallback={<Waiting />}>
        {me.data.obstacles.length > 0 ? <FirstSteps me={me.data} /> : <Shell own={me.data} />}
      </Suspense>
    )
  if (me.isError && failureOf(me.error).code !== 'not-signed-in')
    return <Failed failure={me.error} retry={() => void me.refetch()} />
  if (me.isError)
    return (
      <Suspense fallback={<Waiting />}>
        <SignIn done={() => void queries.resetQueries({ queryKey: meQuery.queryKey })} />
      </Suspense>
    )
  return <Waiting />
}

function Waiting() {
  return (
    <div className={css.waiting}>
      <Mark size={56} />
    </div>
  )
}
