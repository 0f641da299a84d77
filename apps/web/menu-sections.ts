import type { Words } from '../../kernel/contract.ts'
import { shellTexts } from './texts.ts'

/** The menu in parts, each page where who looks for it would look; the first part has no heading. */
export const menuSections: readonly { readonly title: Words | null; readonly paths: readonly string[] }[] = [
  { title: null, paths: ['/', '/visits/new'] },
  {
    title: shellTexts.sectionPeople,
    paths: ['/people', '/intake', '/risk', '/elders', '/cases', '/letters', '/protection', '/juvenile'],
  },
  {
    title: shellTexts.sectionServices,
    paths: [
      '/activities',
      '/surveys',
      '/tasks',
      '/consortium',
      '/programmes',
      '/apply',
      '/applications',
      '/applications/nominations',
      '/applications/reviews',
    ],
  },
  { title: shellTexts.sectionFigures, paths: ['/figures', '/targets', '/reports'] },
  {
    title: shellTexts.sectionNetwork,
    paths: ['/stations', '/workforce', '/organisations', '/practicum', '/volunteers', '/instruments'],
  },
  {
    title: shellTexts.sectionMoney,
    paths: [
      '/applications/payments',
      '/applications/awards',
      '/applications/findings',
      '/budgets',
      '/payments',
      '/payment-runs',
      '/recoveries',
      '/ledger',
    ],
  },
  { title: shellTexts.sectionKeeping, paths: ['/accounts', '/emergency', '/audit'] },
]
