export { careStepTerms } from './domain/care-steps.ts'
export { gradeBandTerms, letterStateTerms, topicTerms } from './domain/letter-codes.ts'
