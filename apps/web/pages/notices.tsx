import { parseDivisionCode } from '../../../kernel/division.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../platform/web/link.tsx'
import { noticeTexts, PublicNotices } from '../../../rooms/applications/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** Public notices, for everybody. `at` is the place of a poster. */
export function Component() {
  const t = useTexts(noticeTexts)
  const [query] = useAddressQuery()
  const at = query.at && parseDivisionCode(query.at) !== null ? query.at : undefined
  return (
    <VisitorFrame title={t.publicTitle} below={<PageLink to="/notices/follow">{t.follow}</PageLink>}>
      <p>{t.publicHint}</p>
      <PublicNotices at={at} />
    </VisitorFrame>
  )
}
