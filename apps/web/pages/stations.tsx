import { Button } from 'antd'
import { countyOf } from '../../../kernel/division.ts'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay, useMayOverPlaces, useMe } from '../../../platform/web/me.tsx'
import { Page, Row, Section, Stack } from '../../../platform/web/page.tsx'
import { Coverage, mergerTexts, regionsTexts, StationTable } from '../../../rooms/regions/web/index.ts'
import { networkTexts } from '../../../rooms/workforce/web/index.ts'

/** The register of stations, and how many towns of the county have one. */
export function Component() {
  const t = useTexts(regionsTexts)
  const mergers = useTexts(mergerTexts)
  const network = useTexts(networkTexts)
  const may = useMay()
  // The checklist of a town asks for all of its staff, not for those of one station.
  const readsWholePlaces = useMayOverPlaces('workforce.read')
  const go = useGo()
  const county = useCounty()
  return (
    <Page
      title={t.stations}
      actions={
        <Row>
          {readsWholePlaces && <Button onClick={() => go('/stations/checklist')}>{network.checklist}</Button>}
          {may('regions.write') && (
            <>
              <Button onClick={() => go('/stations/mergers')}>{mergers.title}</Button>
              <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/stations/new')}>
                {t.openStation}
              </Button>
            </>
          )}
        </Row>
      }
    >
      <Stack>
        {county !== null && (
          <Section title={t.coverage}>
            <Coverage within={county} />
          </Section>
        )}
        <Section flush>
          <StationTable />
        </Section>
      </Stack>
    </Page>
  )
}

/** The county that the viewer's own reach lies in; a city or province reads its coverage on the dashboard. */
function useCounty(): number | null {
  const { abilities } = useMe()
  const division = Object.values(abilities).flatMap((reach) => reach.divisions)[0]
  return division && countyOf(division) % 100_000_000 !== 0 ? countyOf(division) : null
}
