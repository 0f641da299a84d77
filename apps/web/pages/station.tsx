import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { regionsTexts, StationFacts, StationParts, stationQuery } from '../../../rooms/regions/web/index.ts'

/** One station. */
export function Component() {
  const t = useTexts(regionsTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(stationQuery(id))}>
      {(station) => (
        <Page title={station.name} crumbs={[{ title: t.stations, to: '/stations' }]}>
          <Stack>
            <StationFacts station={station} />
            <StationParts station={station} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
