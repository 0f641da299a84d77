import type { FileState } from './file-state.ts'
import type { NoIdentityReason } from './identity-kind.ts'
import { exactDay } from './ledger/dates.ts'
import type { LedgerPerson } from './ledger/person.ts'
import type { FieldValues } from './person-fields.ts'

/** What a ledger row says about a person as the fields of a file; what it does not say is null or an empty list. */
export function fieldsFromLedger(person: LedgerPerson) {
  const birth = person.birth && exactDay(person.birth)
  const [phone = null, ...otherPhones] = person.phones
  return {
    name: person.name,
    sex: Number(person.sex ?? 0),
    birth,
    birthAbout: birth ? null : person.birth,
    identityKind: person.identityNumber ? ('resident' as const) : ('none' as const),
    noIdentityReason: person.identityNumber ? null : reasonCode(person.noNumberReason),
    relation: person.household.relation,
    ethnicGroup: person.ethnicGroup,
    maritalStatus: person.marital,
    education: person.education,
    politicalStatus: person.political,
    employment: person.employment,
    housing: person.housing,
    needs: person.needs,
    responsibleName: person.responsible,
    health: person.health,
    selfCare: person.selfCare,
    disabilityKind: numberOf(person.disability.kind),
    disabilityGrade: numberOf(person.disability.grade),
    hardshipCauses: person.hardshipCauses,
    incomeFen: person.monthlyIncome,
    incomeSource: person.incomeSource,
    idNumber: person.identityNumber,
    phone,
    otherPhones: otherPhones.join('、') || null,
    address: person.livingAddress,
    registeredAddress: person.registeredAddress,
    illness: person.illness,
    disabilityCard: person.disability.card,
    guardianName: person.guardian.name,
    guardianPhone: person.guardian.phones.join('、') || null,
    note: person.note,
  } satisfies FieldValues
}

const numberOf = (code: string | null): number | null => (code === null ? null : Number(code))

/** The ledger's own words for a missing number, as far as they say which kind it is. */
function reasonCode(words: string | null): NoIdentityReason {
  if (words === null) return 'number-not-told'
  if (/新生|婴/.test(words)) return 'newborn-not-registered'
  if (/黑户|未(?:落|上|入)户|无户口|没有户口/.test(words)) return 'not-registered'
  return /身份不明|来历不明|流浪/.test(words) ? 'identity-unknown' : 'number-not-told'
}

const states: Readonly<Record<string, FileState>> = {
  active: 'active',
  paused: 'paused',
  moved: 'moved-away',
  died: 'died',
  closed: 'closed',
}

/** `data/codes/file-status.yaml` as the state of a file; null where the ledger does not say. */
export const stateFromLedger = (status: string | null): FileState | null =>
  status === null ? null : (states[status] ?? null)
