import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { LedgerPerson } from '../../domain/ledger/person.ts'
import { identityIndex } from '../seal.ts'

export type HouseholdPlace = {
  readonly key: string | null
  /** Of the household, if it turns out to be a new one. */
  readonly id: string | null
  readonly isHead: boolean
}

/** GB/T 4761: 01 the person asked, 02 the head of household. */
const headRelations: readonly (string | null)[] = ['01', '02']

/**
 * Tells which rows make one household, row by row downwards: by the station's number (家庭编号), by the head's identity
 * number, by the head's name in the village; where a ledger has none of these, a row 户主 begins a household and the
 * rows below it with another relation belong to it.
 */
export function householdReader(cipher: FieldCipher) {
  let current: { key: string; sheet: string; division: number } | null = null
  const ids = new Map<string, string>()
  const place = (key: string | null, isHead: boolean): HouseholdPlace => {
    if (key === null) return { key, id: null, isHead }
    const id = ids.get(key) ?? newId()
    ids.set(key, id)
    return { key, id, isHead }
  }
  return (person: LedgerPerson, sheet: string, line: number, division: number): HouseholdPlace => {
    const { number, headName, headIdentityNumber, relation } = person.household
    const isHead =
      headRelations.includes(relation) ||
      (headIdentityNumber !== null && headIdentityNumber === person.identityNumber) ||
      (relation === null && headIdentityNumber === null && headName !== null && headName === person.name)
    if (number !== null) return place(`code:${number}`, isHead)
    if (headIdentityNumber !== null)
      return place(`head:${identityIndex(cipher, headIdentityNumber).toString('hex')}`, isHead)
    if (headName !== null) return place(`name:${division}:${headName}`, isHead)
    if (isHead) {
      current = { key: `line:${line}`, sheet, division }
      return place(current.key, isHead)
    }
    const belongs = relation !== null && current?.sheet === sheet && current.division === division
    return place(belongs && current ? current.key : null, false)
  }
}
