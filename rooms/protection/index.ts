export { type ReportLevel, reportLevels } from './domain/report-clock.ts'
export {
  bodyTerms,
  entryTerms,
  measureTerms,
  methodTerms,
  type ReportBody,
  type Situation,
  situationOf,
  situationTerms,
  sourceTerms,
  stateTerms,
} from './domain/report-codes.ts'
export { reportNumber } from './domain/report-number.ts'
