import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { askTexts, FollowForm } from '../../../rooms/intake/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** How far a request is, for whoever has its code. */
export function Component() {
  const t = useTexts(askTexts)
  return (
    <VisitorFrame title={t.followTitle} below={<PageLink to="/ask">{t.toAsk}</PageLink>}>
      <FollowForm />
    </VisitorFrame>
  )
}
