export { checkProgramme, nameMistakes } from './domain/check/check.ts'
export { correctionMistakes } from './domain/check/corrections.ts'
export { type Change, differencesBetween } from './domain/check/differences.ts'
export { contradictions, readFacts } from './domain/check/read-facts.ts'
export { tryExample } from './domain/check/try-example.ts'
export type { Reason } from './domain/engine/compile.ts'
export { type Decision, decide } from './domain/engine/decide.ts'
export { type Due, dueOf, monthsAfter, noticeEnds, type Reached } from './domain/engine/due.ts'
export { type FilingState, filingState } from './domain/engine/filing.ts'
export { type Instalment, instalmentsOf } from './domain/engine/instalments.ts'
export {
  type Candidate,
  type Chosen,
  compareCandidates,
  poolTie,
  quotaGroups,
  type Ranked,
  rank,
  type Tie,
} from './domain/engine/rank.ts'
export { type ReviewScore, reviewScore } from './domain/engine/review-score.ts'
export { type FactsOn, type RollDays, type RollPayment, roll, rollSince } from './domain/engine/roll.ts'
export { type RoundAnswer, roundOpens } from './domain/engine/round-opens.ts'
export { factsOfSanctions, type SanctionOrder, sanctionOrder } from './domain/engine/sanction.ts'
export type { Given } from './domain/engine/scope.ts'
export {
  byPlace,
  groupingFacts,
  type PopulationRow,
  type Simulated,
  type SimulatedChange,
  type SimulatedGroup,
  type Simulation,
  simulate,
  startSimulation,
  type Variant,
} from './domain/engine/simulate.ts'
export { firstStage, mayMove, stageOf } from './domain/engine/stage-machine.ts'
export { type StillHolds, stillHolds } from './domain/engine/still-holds.ts'
export { type Fact, kindOfFact, titleOfFact } from './domain/language/fact.ts'
export { type Facts, factFromRecord, readFact } from './domain/language/fact-values.ts'
export type { Kind, Value } from './domain/language/kinds.ts'
export { type Parameter, parameterOn } from './domain/language/parameter.ts'
export type { Consequence, Filing } from './domain/language/parts/filing.ts'
export { noticeParts } from './domain/language/parts/notice.ts'
export { type Actor, followers, type Stage, type StageWork } from './domain/language/parts/stage.ts'
export {
  type Programme,
  type ProgrammeKind,
  programmeKinds,
  programmeSchema,
} from './domain/language/programme.ts'
export { programmeInForce } from './domain/language/programme-in-force.ts'
export { type Resolver, resolverNames, resolvers } from './domain/language/resolvers.ts'
export { toBeAsked } from './domain/language/switch.ts'
export type { Mistake } from './domain/language/words.ts'
export {
  type Population,
  type PopulationKind,
  populationKinds,
  readPopulation,
} from './domain/simulation/population.ts'
export { pairsOf, readAssumed, readWhatIf, type WhatIf } from './domain/simulation/what-if.ts'
export { sourceWords } from './domain/source-words.ts'
