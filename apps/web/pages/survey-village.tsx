import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { DoorList, Progress, surveysTexts, villageQuery } from '../../../rooms/surveys/web/index.ts'

/** The doors of a village in a survey: what one carries along, on the phone or on paper. */
export function Component() {
  const t = useTexts(surveysTexts)
  const [id, division] = [usePathPart('id'), usePathPart('division')]
  return (
    <Loaded query={useQuery(villageQuery(id, division))} lines={8}>
      {(village) => (
        <Page
          title={village.name}
          crumbs={[{ title: t.fill, to: `/surveys/${id}/fill` }]}
          actions={<PrintButton>{t.print}</PrintButton>}
        >
          <Stack>
            <Progress
              of={{
                done: village.items.filter(({ state }) => state === 'done').length,
                total: village.items.length,
              }}
            />
            <DoorList survey={id} items={village.items} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
