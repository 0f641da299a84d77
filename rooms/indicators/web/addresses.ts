import { formatPeriod } from '../../../kernel/period.ts'
import type { Figure, Where } from './queries.ts'

type Query = Readonly<Record<string, string>>

/** The query of the page of figures. */
export const placeQuery = ({ node, period }: Where): Query => ({ node, period: formatPeriod(period) })

/** The query of the page of records behind a figure or one part of it. */
export const figureQuery = ({ measure, by, value, ...where }: Figure): Query => ({
  ...placeQuery(where),
  measure,
  ...(by && value ? { by, value } : {}),
})

export const figuresPath = '/figures'
export const boardPath = '/figures/board'
export const recordsPath = '/figures/records'
export const measurePath = (code: string): string => `/figures/measures/${code}`
