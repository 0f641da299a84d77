import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { divisionQuery, useOwnDivision } from '../../../rooms/regions/web/index.ts'
import { OpenSurveyForm, surveysTexts } from '../../../rooms/surveys/web/index.ts'

/** Opens a survey. */
export function Component() {
  const t = useTexts(surveysTexts)
  const go = useGo()
  const own = useOwnDivision('surveys.write')
  const { data: place, isLoading } = useQuery({ ...divisionQuery(own ?? 0), enabled: own !== undefined })
  return (
    <Page title={t.open} crumbs={[{ title: t.surveys, to: '/surveys' }]} narrow>
      <Section>
        {/* A form that came before the place would begin anew with it, and lose what was typed meanwhile. */}
        {isLoading ? (
          <Loading />
        ) : (
          <OpenSurveyForm
            own={place ? { value: place.code, label: place.name } : null}
            done={(id) => go(`/surveys/${id}`)}
          />
        )}
      </Section>
    </Page>
  )
}
