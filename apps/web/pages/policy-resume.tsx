import { useState } from 'react'
import type { Words } from '../../../kernel/contract.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { applicationsTexts, PublicResume } from '../../../rooms/applications/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** Coming back to an application by its code. */
export function Component() {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const [programme, setProgramme] = useState<Words | null>(null)
  return (
    <VisitorFrame
      title={programme ? say(programme) : t.publicResume}
      below={<PageLink to="/policies">{t.applyTitle}</PageLink>}
    >
      <PublicResume opened={setProgramme} />
    </VisitorFrame>
  )
}
