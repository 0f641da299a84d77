import { Button } from 'antd'
import { AddIcon, ImportIcon, StationIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  OrganisationTable,
  organisationsApi,
  organisationsTexts,
  registryTexts,
  useAskedOrganisations,
} from '../../../rooms/organisations/web/index.ts'
import { networkTexts } from '../../../rooms/workforce/web/index.ts'

/** The register of organisations; the export holds what the list shows. */
export function Component() {
  const t = useTexts(organisationsTexts)
  const network = useTexts(networkTexts)
  const registry = useTexts(registryTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedOrganisations()
  const download = useDownload(() =>
    organisationsApi.file('/api/organisations/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.organisations}
      actions={
        <>
          <Button onClick={() => go('/registry')}>{registry.registry}</Button>
          <Button onClick={() => go('/resource-libraries')}>{network.libraries}</Button>
          <Button icon={<StationIcon aria-hidden />} onClick={() => go('/places')}>
            {t.places}
          </Button>
          <ExportButton download={download}>{t.export}</ExportButton>
          {may('organisations.write') && (
            <>
              <Button icon={<ImportIcon aria-hidden />} onClick={() => go('/organisations/import')}>
                {t.import}
              </Button>
              <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/organisations/new')}>
                {t.register}
              </Button>
            </>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <OrganisationTable asked={asked} />
      </Section>
    </Page>
  )
}
