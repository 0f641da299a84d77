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
