import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { requestCountsQuery } from './queries.ts'
import { RequestTable } from './request-table.tsx'
import { intakeTexts } from './texts.ts'

/** The most urgent requests that wait, for the workbench: nothing ages unseen. Not there while nothing waits. */
export function WaitingRequests({ atOnce }: { atOnce: number }) {
  const t = useTexts(intakeTexts)
  const { data } = useQuery(requestCountsQuery)
  if (!data || data.waiting + data.mine + data.unanswered === 0) return null
  const tab = data.overdue > 0 ? 'overdue' : data.waiting > 0 ? 'waiting' : 'mine'
  return (
    <Section
      title={t.atWork}
      hint={
        <Tags>
          <Tag>
            {t.waiting} {data.waiting}
          </Tag>
          <Tag>
            {t.mine} {data.mine}
          </Tag>
          {data.overdue > 0 && (
            <Tag tone="danger">
              {t.overdue} {data.overdue}
            </Tag>
          )}
          {data.unanswered > 0 && (
            <Tag tone="info">
              {t.unanswered} {data.unanswered}
            </Tag>
          )}
        </Tags>
      }
      actions={<PageLink to="/intake">{t.toInbox}</PageLink>}
      flush
    >
      <RequestTable question={{ tab }} atOnce={atOnce} />
    </Section>
  )
}
