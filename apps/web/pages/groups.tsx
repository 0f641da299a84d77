import { Button } from 'antd'
import { AddIcon, DownloadIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { GroupTable, groupsApi, groupsTexts, useAskedGroups } from '../../../rooms/activities/web/index.ts'
import { shellTexts } from '../texts.ts'

/** All groups in scope; the export holds what the list shows. */
export function Component() {
  const t = useTexts(groupsTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedGroups()
  const download = useDownload(() => groupsApi.file('/api/groups/export', { query: asked.question }))
  return (
    <Page
      title={t.groups}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      actions={
        <>
          {may('people.export') && (
            <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
              {t.export}
            </Button>
          )}
          {may('activities.record') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/groups/new')}>
              {t.newGroup}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <GroupTable question={asked.question} asked={asked} />
      </Section>
    </Page>
  )
}
