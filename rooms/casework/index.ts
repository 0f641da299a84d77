export { type ActRefusal, actOn, type CaseAct } from './domain/case-acts.ts'
export {
  attainmentTerms,
  caseKindTerms,
  caseProblemTerms,
  caseSourceTerms,
  caseStateTerms,
  closeReasonTerms,
  satisfactionTerms,
} from './domain/case-codes.ts'
export { caseNumber } from './domain/case-number.ts'
export {
  type Phase,
  phases,
  phaseTerms,
  type RecordKind,
  recordTerms,
  requirementTerms,
} from './domain/phases.ts'
