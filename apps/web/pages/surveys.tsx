import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { SurveyList, SurveysToFill, surveysTexts } from '../../../rooms/surveys/web/index.ts'

/** Surveys: those to fill in at the door, and those that one follows. */
export function Component() {
  const t = useTexts(surveysTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={t.surveys}
      hint={t.surveysHint}
      actions={
        may('surveys.write') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/surveys/new')}>
            {t.open}
          </Button>
        )
      }
    >
      <Stack>
        {may('surveys.record') && <SurveysToFill />}
        {may('surveys.read') && <SurveyList />}
      </Stack>
    </Page>
  )
}
