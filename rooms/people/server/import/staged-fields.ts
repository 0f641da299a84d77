import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { LedgerPerson } from '../../domain/ledger/person.ts'
import { fieldsFromLedger, stateFromLedger } from '../../domain/ledger-fields.ts'
import { spellName } from '../name-spelling.ts'
import { sensitiveOf } from '../person/written-fields.ts'
import { identityIndex, numberKeysOf, sealSensitive } from '../seal.ts'
import type { PlacedPerson } from './reading.ts'
import type { StagedPerson } from './staged.ts'

type StagedFields = Pick<
  StagedPerson,
  | 'name'
  | 'pinyin'
  | 'sex'
  | 'birth'
  | 'birthAbout'
  | 'identityKind'
  | 'identityIndex'
  | 'noIdentityReason'
  | 'sealed'
  | 'relation'
  | 'ethnicGroup'
  | 'maritalStatus'
  | 'education'
  | 'politicalStatus'
  | 'employment'
  | 'health'
  | 'selfCare'
  | 'disabilityKind'
  | 'disabilityGrade'
  | 'hardshipCauses'
  | 'incomeFen'
  | 'incomeSource'
  | 'housing'
  | 'needs'
  | 'responsibleName'
  | 'nameKeys'
  | 'numberKeys'
>

/**
 * The columns of a file as a ledger row says them. Written out and not put together like a single file's
 * (`columnsOf`), because objects that are built field by field cost as much as all the rest of a row.
 */
function stagedFields(cipher: FieldCipher, person: LedgerPerson): StagedFields {
  const fields = fieldsFromLedger(person)
  const sensitive = sensitiveOf(fields)
  const { pinyin, keys } = spellName(person.name)
  return {
    name: person.name,
    pinyin,
    sex: fields.sex,
    birth: fields.birth,
    birthAbout: fields.birthAbout,
    identityKind: fields.identityKind,
    identityIndex: sensitive.idNumber ? identityIndex(cipher, sensitive.idNumber) : null,
    noIdentityReason: fields.noIdentityReason,
    sealed: sealSensitive(cipher, sensitive),
    relation: fields.relation,
    ethnicGroup: fields.ethnicGroup,
    maritalStatus: fields.maritalStatus,
    education: fields.education,
    politicalStatus: fields.politicalStatus,
    employment: fields.employment,
    health: fields.health,
    selfCare: fields.selfCare,
    disabilityKind: fields.disabilityKind,
    disabilityGrade: fields.disabilityGrade,
    hardshipCauses: [...fields.hardshipCauses],
    incomeFen: fields.incomeFen,
    incomeSource: fields.incomeSource,
    housing: fields.housing,
    needs: [...fields.needs],
    responsibleName: fields.responsibleName,
    nameKeys: [...keys],
    numberKeys: numberKeysOf(cipher, sensitive),
  }
}

/** The categories of a row as lists in step. */
const stagedCategories = ({ categories }: LedgerPerson) => ({
  categories: categories.map(({ code }) => code),
  categoryIds: categories.map(() => newId()),
  subKinds: categories.map(({ kind }) => kind),
  certificates: categories.map(({ certificate }) => certificate),
  froms: categories.map(({ from }) => from),
  tos: categories.map(({ to }) => to),
})

/** A person found in a ledger as a row of the staging table. */
export function stagedPerson(cipher: FieldCipher, placed: PlacedPerson): StagedPerson {
  const { said, household } = placed
  return {
    ...stagedFields(cipher, said),
    line: placed.line,
    follows: placed.follows,
    followers: [],
    sheet: placed.sheet,
    row: placed.row,
    person: newId(),
    division: placed.division,
    registeredOn: said.openedOn,
    state: stateFromLedger(said.status),
    householdKey: household.key,
    household: household.id,
    householdSize: said.household.size,
    isHead: household.isHead,
    ...stagedCategories(said),
    digest: cipher.blind('ledger', JSON.stringify([said, placed.division])),
  }
}
