import type { ReactNode } from 'react'
import { isId } from '../../kernel/id.ts'
import { usePathPart } from '../../platform/web/link.tsx'
import { useMay } from '../../platform/web/me.tsx'
import { type Needs, opens } from './page-access.ts'
import { NotFound } from './shell/not-found.tsx'

/** A page that is not theirs, or whose address names no record, reads to a person as one that is not there. */
export function Guarded({ needs, children }: { needs: Needs; children: ReactNode }) {
  const may = useMay()
  const id = usePathPart('id')
  return opens(needs, may) && (id === '' || isId(id)) ? children : <NotFound />
}
