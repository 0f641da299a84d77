import { parseDivisionCode } from '../../../kernel/division.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../platform/web/link.tsx'
import { noticeTexts } from '../../../rooms/applications/web/index.ts'
import { PolicyCards, programmesTexts } from '../../../rooms/programmes/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** The catalogue for residents, without an account. `at` is the place of a poster. */
export function Component() {
  const t = useTexts({ ...noticeTexts, ...programmesTexts })
  const [query] = useAddressQuery()
  const at = query.at ? (parseDivisionCode(query.at) ?? undefined) : undefined
  return (
    <VisitorFrame title={t.publicTitle} below={<PageLink to="/notices">{t.notices}</PageLink>}>
      <p>{t.publicHint}</p>
      <PolicyCards division={at} />
    </VisitorFrame>
  )
}
