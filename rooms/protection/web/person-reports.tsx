import { useQuery } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { ReportClock } from './clock.tsx'
import { reportsOfPerson } from './queries.ts'
import { protectionTexts } from './texts.ts'

/** Reports of a child that wait to be sent, for who may read reports: a trigger starts one where nobody sees it start. */
export function ReportsOfPerson({ person }: { person: Id }) {
  const t = useTexts(protectionTexts)
  const { data } = useQuery(reportsOfPerson(person))
  return (data?.items ?? []).map((one) => (
    <Notice
      key={one.id}
      tone="danger"
      loud
      title={fill(t.runningOf, { number: one.number })}
      action={<PageLink to={`/protection/${one.id}`}>{t.openReport}</PageLink>}
    >
      <ReportClock one={one} />
    </Notice>
  ))
}
