import {
  type ChangeableField,
  changeableFields,
  type FieldValues,
  isKnown,
  sameValue,
} from './person-fields.ts'

/** Of two files of one person the survivor goes on; the other answers with it from then on. */
export type Side = 'survivor' | 'other'

export type MergeChoices = { readonly [Field in ChangeableField]?: Side }

/** Where two files say different things, and which is proposed: what the survivor says, else what the other knows. */
export type Difference = { readonly field: ChangeableField; readonly proposed: Side }

export const differences = (survivor: FieldValues, other: FieldValues): Difference[] =>
  changeableFields
    .filter((field) => !sameValue(survivor[field], other[field]))
    .map((field) => ({ field, proposed: proposedSide(survivor, other, field) }))

/** The survivor's fields after the merge; where nothing was chosen, the proposal holds. */
export function mergedFields(survivor: FieldValues, other: FieldValues, choices: MergeChoices): FieldValues {
  const taken = differences(survivor, other).filter(
    ({ field, proposed }) => (chosenSide(choices, field) ?? proposed) === 'other',
  )
  return { ...survivor, ...Object.fromEntries(taken.map(({ field }) => [field, other[field] ?? null])) }
}

/**
 * Fields that mean nothing apart, the one that decides first: a number of another kind of document, or a number with
 * the reason why there is none, would be a file that nobody wrote. They come from one side together.
 */
export const fieldsTogether: readonly (readonly [ChangeableField, ...ChangeableField[]])[] = [
  ['idNumber', 'identityKind', 'noIdentityReason'],
  ['birth', 'birthAbout'],
  ['responsibleAccount', 'responsibleName'],
]

const groupOf = (field: ChangeableField): readonly ChangeableField[] =>
  fieldsTogether.find((group) => group.includes(field)) ?? [field]

function proposedSide(survivor: FieldValues, other: FieldValues, field: ChangeableField): Side {
  const decides = groupOf(field).find((one) => isKnown(survivor[one]) || isKnown(other[one])) ?? field
  return isKnown(survivor[decides]) ? 'survivor' : 'other'
}

const chosenSide = (choices: MergeChoices, field: ChangeableField): Side | undefined =>
  groupOf(field)
    .map((one) => choices[one])
    .find((side) => side !== undefined)

/**
 * The survivor's fields after the merge (or an import) is taken back: each as it was before, unless somebody has
 * changed it since. With no change since, that is the survivor exactly as it was.
 */
export function restoredFields(now: FieldValues, before: FieldValues, after: FieldValues): FieldValues {
  const restored = changeableFields.map((field) => [
    field,
    sameValue(now[field], after[field]) ? (before[field] ?? null) : (now[field] ?? null),
  ])
  return Object.fromEntries(restored)
}
