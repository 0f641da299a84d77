export { type Difference, differencesOf, type Values } from './domain/differences.ts'
export type { Question, Questionnaire } from './domain/questionnaire.ts'
