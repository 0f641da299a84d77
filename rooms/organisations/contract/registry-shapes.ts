import { z } from 'zod'
import { divisionAnswer } from '../../../kernel/contract.ts'
import {
  changeKindCodes,
  faultCodes,
  legalFormCodes,
  listKindCodes,
  penaltyKindCodes,
  type RegistrationStatus,
  registrationStatuses,
  reportStateCodes,
  reportStepCodes,
} from '../domain/registry/codes.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
const statusCodes = Object.keys(registrationStatuses) as [RegistrationStatus, ...RegistrationStatus[]]
export const statusSchema = z.enum(statusCodes)
/** A year reported about. */
export const reportYear = z.coerce.number().int().min(1998).max(2100)

export const truth = z.enum(['yes', 'no', 'unknown'])

/** One line of the registry, as lists show it. */
export const entryLine = z.object({
  id: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  legalForm: z.enum(legalFormCodes),
  division: divisionAnswer,
  authority: divisionAnswer,
  authorityName: words,
  registeredOn: z.string(),
  status: statusSchema,
  endedOn: z.string().nullable(),
  lists: z.array(z.enum(listKindCodes)).meta({ description: 'Those that it stands on today' }),
})

export const reportAnswer = z.object({
  year: z.number().int(),
  state: z.enum(reportStateCodes),
  opensOn: z.string(),
  dueOn: z.string(),
  stampedBy: z.string().nullable(),
  filedOn: z.string().nullable(),
  reviewBy: z.string().nullable().meta({ description: 'By when the formal review ends, or had to' }),
  acceptedOn: z.string().nullable(),
  refileBy: z.string().nullable(),
  late: truth,
  source: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      step: z.enum(reportStepCodes),
      on: z.string(),
      note: z.string().nullable(),
      by: z.string(),
    }),
  ),
  next: z.array(z.enum(reportStepCodes)).meta({ description: 'Steps that may follow' }),
})

const credit = {
  creditDueOn: z.string(),
  creditEnteredOn: z.string().nullable(),
}

export const changeAnswer = z.object({
  id: z.string(),
  kind: z.enum(changeKindCodes),
  was: z.string().nullable(),
  now: z.string(),
  decidedOn: z.string(),
  document: z.string().nullable(),
  by: z.string(),
  ...credit,
})

export const listingAnswer = z.object({
  id: z.string(),
  list: z.enum(listKindCodes),
  fault: z.enum(faultCodes),
  faultYear: z.number().int().nullable(),
  decidedOn: z.string(),
  document: z.string(),
  legalBasis: z.string(),
  periodFrom: z.string().meta({ description: 'Begins anew with each further fault' }),
  seriousFrom: z.string().nullable().meta({ description: 'When the period of the abnormal list is over' }),
  removedOn: z.string().nullable(),
  removalDocument: z.string().nullable(),
  removalReason: z.string().nullable(),
  removalDueOn: z.string().nullable(),
  removalEnteredOn: z.string().nullable(),
  by: z.string(),
  faults: z.array(
    z.object({
      id: z.string(),
      fault: z.enum(faultCodes),
      faultYear: z.number().int().nullable(),
      foundOn: z.string(),
      document: z.string(),
      by: z.string(),
    }),
  ),
  ...credit,
})

export const penaltyAnswer = z.object({
  id: z.string(),
  kind: z.enum(penaltyKindCodes),
  amountFen: z.number().int().nullable(),
  fault: z.enum(faultCodes),
  faultYear: z.number().int().nullable(),
  decidedOn: z.string(),
  document: z.string(),
  legalBasis: z.string(),
  fulfilledOn: z.string().nullable(),
  revokedOn: z.string().nullable(),
  revokedReason: z.string().nullable(),
  by: z.string(),
  ...credit,
})
