import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { OpenStationForm, regionsTexts } from '../../../rooms/regions/web/index.ts'

/** Opens a station. */
export function Component() {
  const t = useTexts(regionsTexts)
  const go = useGo()
  return (
    <Page title={t.openStation} crumbs={[{ title: t.stations, to: '/stations' }]} narrow>
      <Section>
        <OpenStationForm done={(id) => go(`/stations/${id}`)} />
      </Section>
    </Page>
  )
}
