export { type ScoreKind, scoreKinds } from './domain/standard.ts'
