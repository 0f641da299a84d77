import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { elderTexts } from '../../../rooms/assessment/web/index.ts'
import { regionsTexts, StationFacts, StationParts, stationQuery } from '../../../rooms/regions/web/index.ts'

/** One station. */
export function Component() {
  const t = useTexts(regionsTexts)
  const elders = useTexts(elderTexts)
  const may = useMay()
  const go = useGo()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(stationQuery(id))}>
      {(station) => (
        <Page
          title={station.name}
          crumbs={[{ title: t.stations, to: '/stations' }]}
          actions={
            may('people.read-sensitive') && (
              <Button onClick={() => go('/elders', { station: id })}>{elders.roster}</Button>
            )
          }
        >
          <Stack>
            <StationFacts station={station} />
            <StationParts station={station} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
