import { sensitiveFields } from './sensitive.ts'

/** Fields of a person that stand open in the database and that everybody who may see the person sees (L2). */
export const plainFields = [
  'name',
  'sex',
  'birth',
  'birthAbout',
  'identityKind',
  'noIdentityReason',
  'registeredDivision',
  'ethnicGroup',
  'maritalStatus',
  'education',
  'politicalStatus',
  'employment',
  'housing',
  'needs',
  'relation',
  'responsibleAccount',
  'responsibleName',
] as const

/** Fields that are counted and filtered, so they stand open in the database, but are sensitive (L3, 2.12). */
export const classedFields = [
  'health',
  'selfCare',
  'disabilityKind',
  'disabilityGrade',
  'hardshipCauses',
  'incomeFen',
  'incomeSource',
] as const

export type PlainField = (typeof plainFields)[number]
export type ClassedField = (typeof classedFields)[number]

/** Everything that a change, a merge or an import may set. */
export const changeableFields = [...plainFields, ...classedFields, ...sensitiveFields] as const
export type ChangeableField = (typeof changeableFields)[number]

export type FieldValue = string | number | readonly string[] | null
export type FieldValues = { readonly [Field in ChangeableField]?: FieldValue }

/** An absent field, null and an empty list all say that nothing is known. */
export const isKnown = (value: FieldValue | undefined): value is Exclude<FieldValue, null> =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

export const sameValue = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  isKnown(a) === isKnown(b) && (!isKnown(a) || JSON.stringify(a) === JSON.stringify(b))
