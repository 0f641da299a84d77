import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { FollowObjection, noticeTexts } from '../../../rooms/applications/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** What became of an objection, by its code. */
export function Component() {
  const t = useTexts(noticeTexts)
  return (
    <VisitorFrame title={t.follow} below={<PageLink to="/notices">{t.backToAll}</PageLink>}>
      <FollowObjection />
    </VisitorFrame>
  )
}
