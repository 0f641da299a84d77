import { parseDivisionCode } from '../../../kernel/division.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { AskForm, askTexts } from '../../../rooms/intake/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** Where a resident asks for help, without an account. `at` is the place of the poster. */
export function Component() {
  const t = useTexts(askTexts)
  const [query] = useAddressQuery()
  const start = query.at ? parseDivisionCode(query.at) : null
  return (
    <VisitorFrame title={t.title} below={<PageLink to="/ask/follow">{t.haveCode}</PageLink>}>
      <p>{t.intro}</p>
      <Notice tone="warning">{t.danger}</Notice>
      <AskForm start={start} />
    </VisitorFrame>
  )
}
