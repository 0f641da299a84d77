export { answerProblems } from './domain/instrument/answers.ts'
export { type Answers, type Assessed, answerOf, assess, type Duty } from './domain/instrument/assess.ts'
export { instrumentProblems } from './domain/instrument/check.ts'
export { lowerGradeAllowed, type Standing } from './domain/instrument/downgrade.ts'
export { type Figure, figuresOf, mayBeCopied, withFigure } from './domain/instrument/figures.ts'
export { compareWith, decimalOf, type Fraction, fraction } from './domain/instrument/fraction.ts'
export { gradeOf, rankOf } from './domain/instrument/grade-rank.ts'
export { inBoth } from './domain/instrument/in-both.ts'
export {
  type DutyBearer,
  dutyBearers,
  type Fact,
  type Grade,
  type Instrument,
  type Item,
  instrumentSchema,
  type StartedByTrigger,
  startedByTriggers,
  type Trigger,
} from './domain/instrument/instrument.ts'
export { looseFigures } from './domain/instrument/pins.ts'
export { tryExample } from './domain/instrument/try-example.ts'
export type { Clock } from './domain/instrument/words.ts'
