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
  type Around,
  directionTerms,
  drawEcomap,
  type System,
  strengthTerms,
  systemTerms,
} from './domain/ecomap.ts'
export { attainmentOf } from './domain/goal-attainment.ts'
export {
  type Phase,
  phases,
  phaseTerms,
  type RecordKind,
  recordTerms,
  requirementTerms,
} from './domain/phases.ts'
export { type FormField, type FormGroup, fieldsOf, recordForms } from './domain/record-forms.ts'
