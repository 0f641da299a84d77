import type { ReactNode } from 'react'
import { useMay } from '../../platform/web/me.tsx'
import type { PageEntry } from './routes.tsx'
import { allows } from './shell/menu-entries.ts'
import { NotFound } from './shell/not-found.tsx'

/** A page that is not theirs reads to a person as one that is not there. */
export function Guarded({ needs, children }: { needs: PageEntry['needs']; children: ReactNode }) {
  const may = useMay()
  return allows(needs, may) ? children : <NotFound />
}
