import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import {
  TrainingForm,
  TrainingView,
  trainingQuery,
  trainingTexts,
} from '../../../rooms/activities/web/index.ts'
import { LearningPage } from '../parts/learning-page.tsx'

/** One training with its participants; correction and withdrawal. */
export function Component() {
  const t = useTexts(trainingTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(trainingQuery(id))}>
      {(training) => (
        <LearningPage
          kind="trainings"
          title={training.name}
          windowTitle={t.training}
          record={training}
          correction={(station, done) => <TrainingForm old={{ training, station }} done={done} />}
        >
          <TrainingView training={training} />
        </LearningPage>
      )}
    </Loaded>
  )
}
