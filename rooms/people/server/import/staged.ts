import type { Day } from '../../../../kernel/day.ts'
import type { FileState } from '../../domain/file-state.ts'
import type { FieldColumns } from '../person/written-fields.ts'

/** One person of a ledger on the way in: the columns of the file, and what decides where they go. */
export type StagedPerson = Omit<
  FieldColumns,
  'noIdentityReason' | 'responsibleAccount' | 'registeredDivision'
> & {
  /** Place in the import, over all sheets. */
  readonly line: number
  /** The line of an earlier row about the same person, which this one only adds to. */
  readonly follows: number | null
  /** The lines of later rows that were put into this one. */
  readonly followers: readonly number[]
  readonly sheet: string
  readonly row: number
  /** The id of the person if it turns out to be a new one. */
  readonly person: string
  readonly noIdentityReason: string | null
  readonly division: number
  readonly registeredOn: Day | null
  readonly state: FileState | null
  /** Equal for the rows of one household; beginning with `code:` it is the station's own number. */
  readonly householdKey: string | null
  /** The id of the household if it turns out to be a new one; the same in all its rows. */
  readonly household: string | null
  readonly householdSize: number | null
  readonly isHead: boolean
  /** Categories, each with kind, certificate and days; the lists are in step. */
  readonly categories: readonly string[]
  readonly categoryIds: readonly string[]
  readonly subKinds: readonly (string | null)[]
  readonly certificates: readonly (string | null)[]
  readonly froms: readonly (Day | null)[]
  readonly tos: readonly (Day | null)[]
  /** Keyed digest of all that the row says. */
  readonly digest: Buffer
}

/** The columns of a staging table in the order of its COPY. */
export const stagedColumns = {
  line: 'integer primary key',
  follows: 'integer',
  followers: 'integer[]',
  sheet: 'text',
  row: 'integer',
  person: 'uuid',
  name: 'text',
  pinyin: 'text collate "C"',
  sex: 'smallint',
  birth: 'date',
  birthAbout: 'text',
  identityKind: 'text',
  identityIndex: 'bytea',
  noIdentityReason: 'text',
  sealed: 'bytea',
  division: 'bigint',
  relation: 'text',
  ethnicGroup: 'text',
  maritalStatus: 'text',
  education: 'text',
  politicalStatus: 'text',
  employment: 'text',
  health: 'text',
  selfCare: 'text',
  disabilityKind: 'smallint',
  disabilityGrade: 'smallint',
  hardshipCauses: 'text[]',
  incomeFen: 'bigint',
  incomeSource: 'text',
  housing: 'text',
  needs: 'text[]',
  responsibleName: 'text',
  registeredOn: 'date',
  state: 'text',
  nameKeys: 'text[]',
  numberKeys: 'text[]',
  householdKey: 'text',
  household: 'uuid',
  householdSize: 'smallint',
  isHead: 'boolean',
  categories: 'text[]',
  categoryIds: 'uuid[]',
  subKinds: 'text[]',
  certificates: 'text[]',
  froms: 'date[]',
  tos: 'date[]',
  digest: 'bytea',
} as const satisfies Record<keyof StagedPerson, string>

export const stagedNames = Object.keys(stagedColumns) as (keyof StagedPerson)[]

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const stagedColumnNames: readonly string[] = stagedNames.map(snake)

/** The staging table of an import. Ids are hexadecimal, so the name needs no quoting and can hold nothing else. */
export function stagingTable(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('not an import id')
  return `staging.ledger_${id.replaceAll('-', '')}`
}

export const createStagingSql = (id: string): string =>
  `create unlogged table ${stagingTable(id)} (${stagedNames.map((name) => `${snake(name)} ${stagedColumns[name]}`).join(', ')})`

/** Of the columns that rows are found by; all of them would take a second. */
export const analyzeStagingSql = (id: string): string =>
  `analyze ${stagingTable(id)} (line, follows, identity_index, pinyin, name, division, household_key)`

/** Where each row goes: to a file that is there, to a new one, or nowhere until somebody has looked at it. */
export const matchTable = (id: string): string => stagingTable(id).replace('.ledger_', '.match_')

/** The household of each household key. */
export const homeTable = (id: string): string => stagingTable(id).replace('.ledger_', '.home_')

export const dropStagingSql = (id: string): string =>
  `drop table if exists ${stagingTable(id)}, ${matchTable(id)}, ${homeTable(id)}`
