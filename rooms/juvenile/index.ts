export { type AgeAnswer, ageCheck } from './domain/age-check.ts'
export { bodyTerms, roleTerms, stageTerms } from './domain/codes.ts'
export { mayBeArranged } from './domain/order-check.ts'
export { reportProblems } from './domain/report-check.ts'
