import type { Day } from '../../../../kernel/day.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import { checkIdentityNumber, tidyIdentityNumber } from '../../../../kernel/identity-number.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { checkDisabilityCard } from '../../domain/disability-card.ts'
import { readPhones, tidyName } from '../../domain/ledger/cells.ts'
import type { CodeTableName } from '../../domain/person-codes.ts'
import { type ChangeableField, type FieldValues, isKnown } from '../../domain/person-fields.ts'
import { codeTables } from '../data-files.ts'

const coded: readonly [ChangeableField, CodeTableName][] = [
  ['ethnicGroup', 'ethnic-group'],
  ['maritalStatus', 'marital'],
  ['education', 'education'],
  ['politicalStatus', 'political-status'],
  ['employment', 'employment'],
  ['housing', 'housing'],
  ['relation', 'family-relation'],
  ['health', 'health'],
  ['selfCare', 'self-care'],
  ['hardshipCauses', 'hardship-cause'],
  ['needs', 'need'],
]

type Draft = { [Field in ChangeableField]?: FieldValues[Field] }

/**
 * What somebody says about a person, checked and put into one form: numbers tidied, birth and sex told by the
 * identity number, codes known. `before` is what was known; the answer is everything as it is to be afterwards.
 */
export function checkedFields(
  before: FieldValues,
  said: FieldValues,
  today: Day,
): Result<FieldValues, readonly Problem[]> {
  const problems: Problem[] = []
  const wrong = (field: ChangeableField, code: string) =>
    problems.push({ code, path: `/body/fields/${field}` })
  const next: Draft = { ...before, ...defined(said) }
  if (typeof next.name === 'string') next.name = tidyName(next.name)
  if (!isKnown(next.name)) wrong('name', 'value-missing')
  checkIdentity(next, said, today, wrong)
  checkPhones(next, wrong)
  checkDisability(next, today, wrong)
  for (const [field, table] of coded) {
    for (const code of [next[field] ?? []].flat()) {
      if (!codeTables()[table].valueOf(String(code))) wrong(field, 'value-not-in-list')
    }
  }
  if (isKnown(next.birth) && String(next.birth) > today) wrong('birth', 'day-in-future')
  if (isKnown(next.birth)) next.birthAbout = null
  return problems.length > 0 ? refused(problems) : ok(next)
}

type Wrong = (field: ChangeableField, code: string) => void

function checkIdentity(next: Draft, said: FieldValues, today: Day, wrong: Wrong): void {
  if (said.identityKind === undefined && isKnown(said.idNumber) && next.identityKind === 'none')
    next.identityKind = 'resident'
  next.identityKind ??= isKnown(next.idNumber) ? 'resident' : 'none'
  if (next.identityKind === 'none') {
    if (isKnown(said.idNumber)) wrong('idNumber', 'number-without-kind')
    next.idNumber = null
    if (!isKnown(next.noIdentityReason)) wrong('noIdentityReason', 'no-number-reason-missing')
    return
  }
  next.noIdentityReason = null
  if (!isKnown(next.idNumber)) {
    wrong('idNumber', 'value-missing')
    return
  }
  const number = tidyIdentityNumber(String(next.idNumber))
  next.idNumber = number
  if (next.identityKind !== 'resident') {
    if (!/^[A-Z0-9]{5,20}$/.test(number)) wrong('idNumber', 'value-not-valid')
    return
  }
  const checked = checkIdentityNumber(number, today)
  if (!checked.ok) {
    wrong('idNumber', checked.error)
    return
  }
  if (isKnown(said.birth) && said.birth !== checked.value.birth) wrong('birth', 'birth-against-number')
  if (said.sex !== undefined && [1, 2].includes(Number(said.sex)) && String(said.sex) !== checked.value.sex)
    wrong('sex', 'sex-against-number')
  next.birth = checked.value.birth
  next.sex = Number(checked.value.sex)
}

function checkPhones(next: Draft, wrong: Wrong): void {
  for (const field of ['phone', 'otherPhones', 'guardianPhone'] as const) {
    if (!isKnown(next[field])) continue
    const read = readPhones(String(next[field]))
    if (read.wrong.length > 0 || (field === 'phone' && read.phones.length !== 1))
      wrong(field, 'phone-not-a-number')
    else next[field] = read.phones.join('、')
  }
}

function checkDisability(next: Draft, today: Day, wrong: Wrong): void {
  if (!isKnown(next.disabilityCard)) return
  const card = checkDisabilityCard(String(next.disabilityCard), today)
  if (!card.ok) {
    wrong('disabilityCard', card.error)
    return
  }
  next.disabilityCard = card.value.number
  next.disabilityKind = Number(card.value.kind)
  next.disabilityGrade = Number(card.value.grade)
  if (next.identityKind === 'resident' && card.value.identityNumber !== next.idNumber)
    wrong('disabilityCard', 'card-of-another-person')
}

const defined = (fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
