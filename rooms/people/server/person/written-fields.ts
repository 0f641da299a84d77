import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import {
  type ChangeableField,
  classedFields,
  type FieldValues,
  isKnown,
  plainFields,
} from '../../domain/person-fields.ts'
import { type Sensitive, sensitiveFields } from '../../domain/sensitive.ts'
import { spellName } from '../name-spelling.ts'
import { identityIndex, numberKeysOf, openSensitive, sealSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'

const openColumns = [...plainFields, ...classedFields] as const
const lists: ReadonlySet<ChangeableField> = new Set(['needs', 'hardshipCauses'])

export type FieldColumns = Pick<
  PersonRow,
  | (typeof openColumns)[number]
  | 'pinyin'
  | 'nameKeys'
  | 'numberKeys'
  | 'identityIndex'
  | 'sealed'
  | 'sealedIndex'
>

/** A person's row as one set of fields, sealed texts opened. */
export function fieldsOf(cipher: FieldCipher, row: PersonRow): FieldValues {
  const open = Object.fromEntries(openColumns.map((field) => [field, row[field]]))
  return { ...open, ...openSensitive(cipher, row.sealed) } as FieldValues
}

export const sensitiveOf = (fields: FieldValues): Sensitive =>
  Object.fromEntries(
    sensitiveFields.flatMap((field) => (isKnown(fields[field]) ? [[field, fields[field]]] : [])),
  )

/** The columns that fields are stored in: texts sealed, the number indexed, the search keys worked out. */
export function columnsOf(cipher: FieldCipher, fields: FieldValues): FieldColumns {
  const sensitive = sensitiveOf(fields)
  const spelling = spellName(String(fields.name))
  const open = Object.fromEntries(
    openColumns.map((field) => [
      field,
      isKnown(fields[field]) ? fields[field] : lists.has(field) ? [] : null,
    ]),
  )
  return {
    ...(open as Pick<PersonRow, (typeof openColumns)[number]>),
    sex: Number(fields.sex ?? 0),
    pinyin: spelling.pinyin,
    nameKeys: [...spelling.keys],
    numberKeys: numberKeysOf(cipher, sensitive),
    identityIndex: sensitive.idNumber ? identityIndex(cipher, sensitive.idNumber) : null,
    ...sealSensitive(cipher, sensitive),
  }
}
