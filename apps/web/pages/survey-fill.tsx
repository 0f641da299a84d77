import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { mySurveyQuery, Progress, surveysTexts, VillageTable } from '../../../rooms/surveys/web/index.ts'

/** The villages of a survey where one fills in. */
export function Component() {
  const t = useTexts(surveysTexts)
  const show = useFormat()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(mySurveyQuery(id))} lines={6}>
      {(survey) => (
        <Page
          title={survey.title}
          hint={`${show.day(survey.from)} – ${show.day(survey.to)}`}
          crumbs={[{ title: t.surveys, to: '/surveys' }]}
        >
          <Stack>
            <Progress of={survey} />
            <Section title={t.villages} flush>
              <VillageTable
                villages={survey.villages}
                to={(village) => `/surveys/${id}/villages/${village.division}`}
              />
            </Section>
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
