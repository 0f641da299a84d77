import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import {
  noticeTexts,
  ObjectForm,
  PublicNoticeFile,
  publicNoticeQuery,
} from '../../../rooms/applications/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** One public notice, and where to object to it. */
export function Component() {
  const t = useTexts(noticeTexts)
  const query = useQuery(publicNoticeQuery(usePathPart('id')))
  return (
    <VisitorFrame
      title={query.data?.head.title ?? t.publicTitle}
      below={
        <>
          <PageLink to="/notices">{t.backToAll}</PageLink> ·{' '}
          <PageLink to="/notices/follow">{t.follow}</PageLink>
        </>
      }
    >
      <Loaded query={query} lines={8}>
        {(notice) => (
          <>
            <PublicNoticeFile notice={notice} />
            <div className="not-printed" style={{ marginTop: 20 }}>
              <ObjectForm notice={notice} />
            </div>
          </>
        )}
      </Loaded>
    </VisitorFrame>
  )
}
