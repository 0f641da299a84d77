import type { Day } from '../../../kernel/day.ts'
import {
  type ChangeableField,
  changeableFields,
  type FieldValue,
  type FieldValues,
  isKnown,
  sameValue,
} from './person-fields.ts'

/**
 * What a file says after a ledger row about the person: what the ledger says counts, what it leaves empty stays as it
 * was. A ledger without a number does not take the number away.
 */
export function updatedFields(known: FieldValues, ledger: FieldValues): FieldValues {
  const next: { [Field in ChangeableField]?: FieldValue } = { ...known }
  for (const field of changeableFields) {
    const value = ledger[field]
    if (isKnown(value) && !(field === 'sex' && value === 0)) next[field] = value
  }
  if (isKnown(known.idNumber) && !isKnown(ledger.idNumber)) {
    next.identityKind = known.identityKind ?? 'resident'
    next.noIdentityReason = null
  } else if (isKnown(next.idNumber)) next.noIdentityReason = null
  if (isKnown(next.birth)) next.birthAbout = null
  return next
}

export const changedFields = (before: FieldValues, after: FieldValues): ChangeableField[] =>
  changeableFields.filter((field) => !sameValue(before[field], after[field]))

/** A category of the file, as far as a ledger can change it. */
export type KnownCategory = {
  readonly id: string
  readonly category: string
  readonly subKind: string | null
  readonly certificate: string | null
  readonly from: Day
  readonly to: Day | null
}

export type LedgerCategoryRow = {
  readonly id: string
  readonly category: string
  readonly subKind: string | null
  readonly certificate: string | null
  readonly from: Day | null
  readonly to: Day | null
}

export type CategoryUpdate = {
  readonly added: readonly KnownCategory[]
  readonly changed: readonly { readonly before: KnownCategory; readonly after: KnownCategory }[]
}

/**
 * What the categories of a ledger row add to those of the file. One that the row does not name goes on: a ledger of
 * one category is silent about the others. One whose beginning is not said holds from `asOf`.
 */
export function updatedCategories(
  known: readonly KnownCategory[],
  ledger: readonly LedgerCategoryRow[],
  asOf: Day,
): CategoryUpdate {
  const added: KnownCategory[] = []
  const changed: { before: KnownCategory; after: KnownCategory }[] = []
  for (const said of ledger) {
    const from = said.from ?? (said.to !== null && said.to < asOf ? said.to : asOf)
    const before = known.find(
      (one) =>
        one.category === said.category &&
        (one.to === null || from <= one.to) &&
        (said.to === null || one.from <= said.to),
    )
    if (!before) {
      added.push({ ...said, from })
      continue
    }
    const after = {
      ...before,
      subKind: said.subKind ?? before.subKind,
      certificate: said.certificate ?? before.certificate,
      to: said.to ?? before.to,
    }
    if (JSON.stringify(after) !== JSON.stringify(before)) changed.push({ before, after })
  }
  return { added, changed }
}
