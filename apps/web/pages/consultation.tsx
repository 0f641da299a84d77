import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import {
  ConsultationForm,
  ConsultationView,
  consultationQuery,
  learningTexts,
} from '../../../rooms/activities/web/index.ts'
import { useSearchPeople } from '../../../rooms/people/web/index.ts'
import { LearningPage } from '../parts/learning-page.tsx'
import { shellTexts } from '../texts.ts'

/** One consultation; correction and withdrawal. */
export function Component() {
  const t = useTexts(learningTexts)
  const intake = useTexts(shellTexts)
  const may = useMay()
  const id = usePathPart('id')
  const searchPeople = useSearchPeople()
  return (
    <Loaded query={useQuery(consultationQuery(id))}>
      {(consultation) => (
        <LearningPage
          kind="consultations"
          title={consultation.personName ?? (consultation.anonymous ? t.anonymous : t.someone)}
          windowTitle={t.consultation}
          hint={t.consultation}
          record={consultation}
          correction={
            consultation.sensitive && (consultation.anonymous || consultation.person)
              ? (station, done) => (
                  <ConsultationForm old={{ consultation, station }} searchPeople={searchPeople} done={done} />
                )
              : undefined
          }
        >
          <ConsultationView
            consultation={consultation}
            request={
              consultation.request && may('intake.read') ? (
                <PageLink to={`/intake/${consultation.request}`}>{intake.openRequest}</PageLink>
              ) : undefined
            }
          />
        </LearningPage>
      )}
    </Loaded>
  )
}
