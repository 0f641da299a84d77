import { SurveyIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** What is found from door to door. */
export const surveysPages: readonly PageEntry[] = [
  {
    path: '/surveys',
    load: () => import('../pages/surveys.tsx'),
    needs: ['surveys.read', 'surveys.record'],
    menu: { title: shellTexts.surveys, icon: SurveyIcon },
  },
  { path: '/surveys/new', load: () => import('../pages/survey-new.tsx'), needs: 'surveys.write' },
  { path: '/surveys/$id', load: () => import('../pages/survey.tsx'), needs: 'surveys.read' },
  { path: '/surveys/$id/fill', load: () => import('../pages/survey-fill.tsx'), needs: 'surveys.record' },
  {
    path: '/surveys/$id/villages/$division',
    load: () => import('../pages/survey-village.tsx'),
    needs: 'surveys.record',
  },
  {
    path: '/surveys/$id/households/$household',
    load: () => import('../pages/survey-door.tsx'),
    needs: 'surveys.record',
  },
]
