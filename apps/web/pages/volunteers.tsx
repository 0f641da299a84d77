import { Button } from 'antd'
import { AddIcon, ImportIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  useAskedVolunteers,
  VolunteerTable,
  volunteersApi,
  volunteersTexts,
} from '../../../rooms/volunteers/web/index.ts'

/** The register of volunteers; the export holds whom the list shows. */
export function Component() {
  const t = useTexts(volunteersTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedVolunteers()
  const download = useDownload(() => volunteersApi.file('/api/volunteers/export', { query: asked.question }))
  return (
    <Page
      title={t.volunteers}
      actions={
        <>
          <ExportButton download={download}>{t.export}</ExportButton>
          {may('volunteers.write') && (
            <>
              <Button icon={<ImportIcon aria-hidden />} onClick={() => go('/volunteers/import')}>
                {t.import}
              </Button>
              <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/volunteers/new')}>
                {t.register}
              </Button>
            </>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <VolunteerTable asked={asked} />
      </Section>
    </Page>
  )
}
