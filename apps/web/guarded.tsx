import type { ReactNode } from 'react'
import { useMay } from '../../platform/web/me.tsx'
import { NotFound } from './shell/not-found.tsx'

/** A page that is not theirs reads to a person as one that is not there. */
export function Guarded({ needs, children }: { needs: string | null; children: ReactNode }) {
  const may = useMay()
  return needs === null || may(needs) ? children : <NotFound />
}
