import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import type { consultationChannels, supervisionForms, trainingForms } from '../../domain/learning-codes.ts'

export type LearningKind = 'trainings' | 'supervisions' | 'consultations'

type Form =
  | (typeof trainingForms)[number]
  | (typeof supervisionForms)[number]
  | (typeof consultationChannels)[number]

type Filters = {
  readonly form: Form | null
  readonly month: string
  readonly odd: boolean
  readonly all: boolean
}

const noFilters: Filters = { form: null, month: '', odd: false, all: false }

export type LearningQuestion = {
  readonly form?: string
  readonly month?: string
  readonly odd?: 'true'
  readonly all?: 'true'
}

/** Which records a list shows; kept while one looks at another page. The list and the export ask the same. */
export function useAskedLearning(kind: LearningKind) {
  const [filters, set] = useRemembered<Filters>(`activities.${kind}`, noFilters)
  const question: LearningQuestion = {
    ...(filters.form ? { form: filters.form } : {}),
    ...(filters.month ? { month: filters.month } : {}),
    ...(filters.odd ? { odd: 'true' } : {}),
    ...(filters.all ? { all: 'true' } : {}),
  }
  return {
    kind,
    filters,
    question,
    clear: Object.keys(question).length > 0 ? () => set(noFilters) : undefined,
    change: (some: Partial<Filters>) => set({ ...filters, ...some }),
  }
}

export type AskedLearning = ReturnType<typeof useAskedLearning>
