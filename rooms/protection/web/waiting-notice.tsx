import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { waitingQuery } from './queries.ts'
import { protectionTexts } from './texts.ts'

/** Reports that wait to be sent, until each is: nothing on this page makes it go away. */
export function WaitingReports() {
  const t = useTexts(protectionTexts)
  const show = useFormat()
  const { data } = useQuery(waitingQuery)
  if (!data || data.own + data.escalated === 0) return null
  return (
    <Notice
      tone="danger"
      loud
      action={<PageLink to="/protection">{t.toReports}</PageLink>}
      title={show.words([
        ...(data.own > 0 ? [fill(t.waitingOwn, { count: data.own })] : []),
        ...(data.escalated > 0 ? [fill(t.waitingOthers, { count: data.escalated })] : []),
      ])}
    >
      {data.oldestMinutes !== null && fill(t.longest, { time: show.minutes(data.oldestMinutes) })}
    </Notice>
  )
}
