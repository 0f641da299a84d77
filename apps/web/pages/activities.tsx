import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  ActivityTable,
  communityApi,
  communityTexts,
  useAskedActivities,
} from '../../../rooms/activities/web/index.ts'
import { shellTexts } from '../texts.ts'

/** Community activities, the latest first. */
export function Component() {
  const t = useTexts(communityTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedActivities()
  const download = useDownload(() => communityApi.file('/api/activities/export', { query: asked.question }))
  return (
    <Page
      title={t.activities}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      actions={
        <>
          <ExportButton download={download}>{t.export}</ExportButton>
          {may('activities.record') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/activities/new')}>
              {t.plan}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <ActivityTable asked={asked} />
      </Section>
    </Page>
  )
}
