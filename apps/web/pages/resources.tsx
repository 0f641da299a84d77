import { Button } from 'antd'
import { AddIcon, DownloadIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  ResourceTable,
  resourcesApi,
  resourcesTexts,
  useAskedResources,
} from '../../../rooms/resources/web/index.ts'

/** Linked resources; the export holds what the list shows. */
export function Component() {
  const t = useTexts(resourcesTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedResources()
  const download = useDownload(() => resourcesApi.file('/api/resources/export', { query: asked.question }))
  return (
    <Page
      title={t.resources}
      actions={
        <>
          <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
            {t.export}
          </Button>
          {may('resources.record') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/resources/new')}>
              {t.record}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <ResourceTable asked={asked} />
      </Section>
    </Page>
  )
}
