import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { documentsErrors } from '../../../documents/index.ts'
import type { ImportDetail } from './queries.ts'
import { importTexts } from './texts.ts'

/** Why a file could not be read, in the server's own sentence. */
export function ImportFailed({ asked }: { asked: ImportDetail }) {
  const t = useTexts(importTexts)
  const say = useSay()
  const known = Object.entries(documentsErrors).find(([code]) => code === asked.failure)?.[1]
  return (
    <Notice tone="danger" title={t.failedTitle} loud action={<PageLink to="/import">{t.otherFile}</PageLink>}>
      {known ? say(known) : t.brokenOff}
    </Notice>
  )
}
