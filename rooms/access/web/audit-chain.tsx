import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { chainQuery } from './audit-queries.ts'
import { auditTexts } from './audit-texts.ts'

/** Whether the trail is as it was written: every line holds the hash of the one before. */
export function AuditChain() {
  const t = useTexts(auditTexts)
  const query = useQuery(chainQuery)
  const check = (
    <Button loading={query.isFetching} onClick={() => void query.refetch()}>
      {t.check}
    </Button>
  )
  if (query.isError) return <FailureNotice failure={query.error} />
  if (!query.data) return <Notice title={t.checking} action={check} />
  const { valid, links, unsealed, brokenAt } = query.data
  if (!valid)
    return (
      <Notice tone="danger" loud title={fill(t.broken, { at: formatNumber(brokenAt ?? 0) })} action={check}>
        {t.brokenHint}
      </Notice>
    )
  return (
    <Notice tone="good" title={t.intact} action={check}>
      {fill(t.intactHint, { count: formatNumber(links) })}
      {unsealed > 0 && ` · ${fill(t.unsealed, { count: formatNumber(unsealed) })}`}
    </Notice>
  )
}
