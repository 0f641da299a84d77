import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  SupervisionForm,
  SupervisionView,
  supervisionQuery,
  supervisionTexts,
} from '../../../rooms/activities/web/index.ts'
import { LearningPage } from '../parts/learning-page.tsx'

/** One supervision: plan, follow-up, signatures; correction and withdrawal. */
export function Component() {
  const t = useTexts(supervisionTexts)
  const may = useMay()
  const show = useFormat()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(supervisionQuery(id))}>
      {(supervision) => (
        <LearningPage
          kind="supervisions"
          title={show.words(supervision.supervisees)}
          windowTitle={t.supervision}
          hint={`${t.supervision} ${supervision.number}`}
          record={supervision}
          correction={
            supervision.sensitive
              ? (station, done) => <SupervisionForm old={{ supervision, station }} done={done} />
              : undefined
          }
        >
          <SupervisionView supervision={supervision} mayMark={may('activities.record')} />
        </LearningPage>
      )}
    </Loaded>
  )
}
