import type { ReactNode } from 'react'
import { useMay } from '../../platform/web/me.tsx'
import { type Needs, opens } from './page-access.ts'
import { NotFound } from './shell/not-found.tsx'

/** A page that is not theirs reads to a person as one that is not there. */
export function Guarded({ needs, children }: { needs: Needs; children: ReactNode }) {
  const may = useMay()
  return opens(needs, may) ? children : <NotFound />
}
