import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  SurveyActions,
  SurveyFile,
  SurveyState,
  surveyQuery,
  surveysTexts,
} from '../../../rooms/surveys/web/index.ts'

/** One survey: progress by village, and what is different from last time. */
export function Component() {
  const t = useTexts(surveysTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Loaded query={useQuery(surveyQuery(usePathPart('id')))} lines={8}>
      {(survey) => (
        <Page
          title={survey.title}
          hint={
            <>
              {survey.place} · {say(survey.questionnaireTitle)} · {show.day(survey.from)} –{' '}
              {show.day(survey.to)} <SurveyState survey={survey} />
            </>
          }
          crumbs={[{ title: t.surveys, to: '/surveys' }]}
          actions={<SurveyActions survey={survey} />}
        >
          <SurveyFile survey={survey} />
        </Page>
      )}
    </Loaded>
  )
}
