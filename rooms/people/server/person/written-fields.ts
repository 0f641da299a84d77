import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import {
  type ChangeableField,
  classedFields,
  type FieldValues,
  isKnown,
  plainFields,
} from '../../domain/person-fields.ts'
import { type Sensitive, type SensitiveField, sensitiveFields } from '../../domain/sensitive.ts'
import { spellName } from '../name-spelling.ts'
import { identityIndex, numberKeysOf, openSensitive, sealSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'

const openColumns = [...plainFields, ...classedFields] as const
const lists: ReadonlySet<ChangeableField> = new Set(['needs', 'hardshipCauses'])

export type FieldColumns = Pick<
  PersonRow,
  (typeof openColumns)[number] | 'pinyin' | 'nameKeys' | 'numberKeys' | 'identityIndex' | 'sealed'
>

/** A person's row as one set of fields, sealed texts opened. */
export function fieldsOf(cipher: FieldCipher, row: PersonRow): FieldValues {
  const open = Object.fromEntries(openColumns.map((field) => [field, row[field]]))
  return { ...open, ...openSensitive(cipher, row.sealed) } as FieldValues
}

export function sensitiveOf(fields: FieldValues): Sensitive {
  const sensitive: { [Field in SensitiveField]?: string } = {}
  for (const field of sensitiveFields) {
    const value = fields[field]
    if (isKnown(value)) sensitive[field] = String(value)
  }
  return sensitive
}

/** The columns that fields are stored in: texts sealed, the number indexed, the search keys worked out. */
export function columnsOf(cipher: FieldCipher, fields: FieldValues): FieldColumns {
  const sensitive = sensitiveOf(fields)
  const spelling = spellName(String(fields.name))
  const columns: Record<string, unknown> = {}
  for (const field of openColumns) {
    const value = fields[field]
    columns[field] = isKnown(value) ? value : lists.has(field) ? [] : null
  }
  columns.sex = Number(fields.sex ?? 0)
  columns.pinyin = spelling.pinyin
  columns.nameKeys = spelling.keys
  columns.numberKeys = numberKeysOf(cipher, sensitive)
  columns.identityIndex = sensitive.idNumber ? identityIndex(cipher, sensitive.idNumber) : null
  columns.sealed = sealSensitive(cipher, sensitive)
  return columns as FieldColumns
}
