import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Stack } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { fileList, requestsQuery } from './queries.ts'
import { juvenileTexts } from './texts.ts'

/** What waits for who works with these files: told here, because no duty may tell that there is one. */
export function JuvenileToday() {
  const t = useTexts(juvenileTexts)
  const keeps = useMay()('juvenile.approve')
  const { data } = useQuery(requestsQuery)
  const files = useList(fileList({}, 100)).rows
  const requests = data?.items ?? []
  const lines = [
    [t.toDecide, requests.filter(({ abilities }) => abilities.decide).length, '/juvenile/sealed'],
    [t.toRead, requests.filter(({ state }) => state === 'open').length, '/juvenile/sealed'],
    [t.toAccept, keeps ? files.filter(({ stage }) => stage === 'referred').length : 0, '/juvenile'],
    [t.late, files.filter(({ overdue }) => overdue).length, '/juvenile'],
  ] as const
  const waiting = lines.filter(([, count]) => count > 0)
  if (waiting.length === 0) return null
  return (
    <Stack>
      {waiting.map(([text, count, to]) => (
        <Notice key={text} tone="warning" action={<PageLink to={to}>{t.look}</PageLink>}>
          {fill(text, { count })}
        </Notice>
      ))}
    </Stack>
  )
}
