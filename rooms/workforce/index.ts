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
