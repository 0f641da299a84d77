import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { ConsentPurpose } from '../domain/consent.ts'
import type { FileState } from '../domain/file-state.ts'
import type { IdentityKind } from '../domain/identity-kind.ts'

type Timestamp = ColumnType<Date, string | undefined, string>

type HouseholdTable = {
  province: number
  id: string
  code: string | null
  division: number
  station: string
  head: string | null
  size: number | null
  version: Generated<number>
  createdAt: Timestamp
}

type PersonTable = {
  province: number
  id: string
  ordinal: Generated<number>
  fileNumber: string
  name: string
  pinyin: string
  sex: number
  birth: Day | null
  birthAbout: string | null
  identityKind: IdentityKind
  identityIndex: Buffer | null
  noIdentityReason: string | null
  sealed: Buffer | null
  registeredDivision: number | null
  division: number
  county: GeneratedAlways<number>
  station: string
  stationCounty: number
  household: string | null
  relation: string | null
  ethnicGroup: string | null
  maritalStatus: string | null
  education: string | null
  politicalStatus: string | null
  employment: string | null
  health: string | null
  selfCare: string | null
  disabilityKind: number | null
  disabilityGrade: number | null
  hardshipCauses: Generated<string[]>
  incomeFen: number | null
  incomeSource: string | null
  housing: string | null
  needs: Generated<string[]>
  responsibleAccount: string | null
  responsibleName: string | null
  registeredOn: Day
  stayFrom: Day
  leftOn: Day | null
  state: Generated<FileState>
  stateOn: Day | null
  stateReason: string | null
  mergedInto: string | null
  nameKeys: Generated<string[]>
  numberKeys: Generated<string[]>
  ledgerDigest: Generated<Buffer | null>
  version: Generated<number>
  createdAt: Timestamp
  changedAt: Timestamp
}

type PersonStayTable = {
  province: number
  person: string
  fromOn: Day
  leftOn: Day
  division: number
  station: string
  household: string | null
}

type PersonCategoryTable = {
  province: number
  person: string
  id: string
  division: number
  station: string
  category: string
  subKind: string | null
  certificate: string | null
  validFrom: Day
  validTo: Day | null
  endedReason: string | null
}

type PersonKeyTable = {
  province: number
  county: number
  key: string
  person: string
  division: number
  station: string
}

type ConsentTable = {
  province: number
  person: string
  id: string
  division: number
  station: string
  purpose: ConsentPurpose
  givenBy: 'self' | 'guardian'
  giverSealed: Buffer | null
  givenOn: Day
  guardianNotifiedOn: Day | null
  forIncapacity: boolean
  method: 'paper' | 'electronic' | 'spoken'
  file: string | null
  withdrawnOn: Day | null
  withdrawnReason: string | null
  recordedBy: string
  recordedAt: Timestamp
}

type PersonPairTable = {
  province: number
  low: string
  high: string
  lowDivision: number
  lowStation: string
  highProvince: number
  highDivision: number
  highStation: string
  score: number
  reasons: string[]
  dismissedBy: string | null
  dismissedAt: ColumnType<Date | null, string | null, string | null>
  foundAt: Timestamp
}

type PersonMergeTable = {
  province: number
  id: string
  survivor: string
  other: string
  division: number
  station: string
  otherDivision: number
  otherStation: string
  keptSealed: Buffer
  movedCategories: string[]
  movedConsents: string[]
  repointed: string[]
  mergedBy: string
  mergedAt: Timestamp
  undoneBy: string | null
  undoneAt: ColumnType<Date | null, string | null, string | null>
}

/** The tables of this room. */
export type PeopleTables = {
  household: HouseholdTable
  person: PersonTable
  personStay: PersonStayTable
  personCategory: PersonCategoryTable
  personKey: PersonKeyTable
  consent: ConsentTable
  personPair: PersonPairTable
  personMerge: PersonMergeTable
}

export type PersonRow = Selectable<PersonTable>
export type CategoryRow = Selectable<PersonCategoryTable>
export type ConsentRow = Selectable<ConsentTable>
export type HouseholdRow = Selectable<HouseholdTable>

export const peopleTables = (db: Handle) => db.withTables<PeopleTables>()
