export { type Stage, stageCodes, stages } from './domain/stage.ts'
export { type ScoreKind, scoreKinds } from './domain/standard.ts'
