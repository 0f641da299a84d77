/** A year of 52 weeks over twelve months, in hundredths of a visit: 4.33 (6.4). */
const weeksAMonth = 433

/** Visits a month that an interval in days asks for, in hundredths: 7 → 433, 15 → 200, 30 → 100, 90 → 33. */
export const visitsAMonth = (everyDays: number): number =>
  everyDays % 7 === 0 ? Math.round((weeksAMonth * 7) / everyDays) : Math.round(3000 / everyDays)

export type GradeCount = { readonly visitEvery: number; readonly files: number }

/** Visits a month that so many files ask for together, a whole number. */
export const monthlyVisits = (counts: readonly GradeCount[]): number =>
  Math.round(counts.reduce((sum, { visitEvery, files }) => sum + visitsAMonth(visitEvery) * files, 0) / 100)

/** Visits a month for each of so many workers, to one decimal; nobody to share them with is no figure. */
export const visitsEach = (visits: number, workers: number): number | null =>
  workers > 0 ? Math.round((visits * 10) / workers) / 10 : null
