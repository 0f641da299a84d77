import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  intakeTexts,
  type RequestTab,
  RequestTable,
  requestCountsQuery,
  requestsApi,
  useAskedRequests,
} from '../../../rooms/intake/web/index.ts'
import { Component as Filed } from './intake-filed-list.tsx'

/** The one inbox; whoever only files sees what he filed. */
export function Component() {
  const may = useMay()
  return may('intake.read') ? <Inbox /> : <Filed />
}

const tabs = ['waiting', 'mine', 'overdue', 'accepted', 'settled'] as const

function Inbox() {
  const t = useTexts(intakeTexts)
  const go = useGo()
  const may = useMay()
  const [query, change] = useAddressQuery()
  const tab = tabs.find((one) => one === query.tab) ?? 'waiting'
  const asked = useAskedRequests(tab)
  const { data: counts } = useQuery(requestCountsQuery)
  const download = useDownload(() =>
    requestsApi.file('/api/requests/export', { query: { ...asked.question } }),
  )
  const title = (one: RequestTab) => {
    const count = one === 'waiting' || one === 'mine' || one === 'overdue' ? counts?.[one] : undefined
    return count === undefined ? t[one] : `${t[one]} ${count}`
  }
  return (
    <Page
      title={t.intake}
      actions={
        <>
          {may('intake.record') && <PageLink to="/intake/poster">{t.poster}</PageLink>}
          {may('people.export') && <ExportButton download={download}>{t.export}</ExportButton>}
          {may('intake.record') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/intake/new')}>
              {t.takeDown}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={download.failure} />
        <Section>
          <Tabs
            label={t.tabs}
            open={tab}
            choose={(key) => change({ tab: key })}
            tabs={tabs.map((one) => ({
              key: one,
              title: title(one),
              content: () => <RequestTable key={one} question={asked.question} asked={asked} />,
            }))}
          />
        </Section>
      </Stack>
    </Page>
  )
}
