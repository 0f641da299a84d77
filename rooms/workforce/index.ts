export {
  type CertificateLevel,
  type CreditKind,
  certificateLevels,
  creditKinds,
  type EmployerKind,
  employerKinds,
  type PostKind,
  postKinds,
  practiceTags,
} from './domain/codes.ts'
export { creditsInMinutes } from './domain/credits-in-minutes.ts'
export {
  type Facts,
  type Known,
  type PracticumFact,
  practicumFacts,
  type WorkerFact,
  workerFacts,
} from './domain/fact-names.ts'
export {
  type AwardLevel,
  awardLevels,
  type Degree,
  degrees,
  registrationStates,
  type StudyMode,
  studyModes,
} from './domain/qualifications.ts'
