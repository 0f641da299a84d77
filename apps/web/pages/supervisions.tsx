import { Button } from 'antd'
import { AddIcon, DownloadIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  activitiesApi,
  learningTexts,
  SupervisionTable,
  useAskedLearning,
} from '../../../rooms/activities/web/index.ts'

/** The list, the latest first; the export holds what the list shows. */
export function Component() {
  const t = useTexts(learningTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedLearning('supervisions')
  const download = useDownload(() =>
    activitiesApi.file('/api/supervisions/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.supervisions}
      actions={
        <>
          <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
            {t.export}
          </Button>
          {may('activities.record') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/supervisions/new')}>
              {t.newSupervision}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <SupervisionTable asked={asked} />
      </Section>
    </Page>
  )
}
