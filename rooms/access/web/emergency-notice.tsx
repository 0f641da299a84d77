import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { SafetyIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import css from './emergency-notice.module.css'
import { openingsWaiting } from './emergency-queries.ts'
import { emergencyNoticeTexts } from './emergency-texts.ts'

/** Tells a reviewer on whatever page that files were opened in an emergency, until each has its verdict. */
export function EmergencyNotice() {
  const t = useTexts(emergencyNoticeTexts)
  const { data } = useQuery(openingsWaiting)
  const count = data?.items.length ?? 0
  return (
    <div role="status">
      {count > 0 && (
        <p className={css.notice}>
          <SafetyIcon aria-hidden />
          <span>{fill(t.waiting, { count: data?.next ? `${count}+` : String(count) })}</span>
          <PageLink to="/emergency">{t.toReview}</PageLink>
        </p>
      )}
    </div>
  )
}
