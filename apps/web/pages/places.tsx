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
  organisationsApi,
  organisationsTexts,
  PlaceTable,
  useAskedPlaces,
} from '../../../rooms/organisations/web/index.ts'

/** Incubation bases, volunteer sites and youth homes. */
export function Component() {
  const t = useTexts(organisationsTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedPlaces()
  const download = useDownload(() =>
    organisationsApi.file('/api/service-places/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.places}
      hint={t.placesTitle}
      crumbs={[{ title: t.organisations, to: '/organisations' }]}
      actions={
        <>
          <ExportButton download={download}>{t.export}</ExportButton>
          {may('organisations.write') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/places/new')}>
              {t.addPlace}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <PlaceTable asked={asked} />
      </Section>
    </Page>
  )
}
