import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { MergerForm, MergerTable, mergerTexts, regionsTexts } from '../../../rooms/regions/web/index.ts'

/** Taking one division into another, and what was taken so far. */
export function Component() {
  const t = useTexts(mergerTexts)
  const stations = useTexts(regionsTexts)
  return (
    <Page title={t.title} crumbs={[{ title: stations.stations, to: '/stations' }]}>
      <Stack>
        <MergerForm />
        <MergerTable />
      </Stack>
    </Page>
  )
}
