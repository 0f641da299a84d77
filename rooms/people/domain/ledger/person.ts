import type { Day } from '../../../../kernel/day.ts'
import type { CategoryMention } from '../category.ts'
import type { PartialDate } from './dates.ts'

/** One category of a person with what the row says of it. */
export type LedgerCategory = CategoryMention & {
  readonly from: Day | null
  readonly to: Day | null
  readonly certificate: string | null
}

/**
 * What one row of a ledger says about one person, in codes where there are codes (`data/codes/`). Null and the
 * empty list mean "the ledger does not say", never "no". Names of divisions are left as text: which one is meant
 * depends on the station that imports.
 */
export type LedgerPerson = {
  readonly name: string
  readonly identityNumber: string | null
  /** Why there is no number, in the ledger's words. */
  readonly noNumberReason: string | null
  readonly sex: string | null
  /** The number's birth date where there is a number; else as exact as the ledger has it. */
  readonly birth: PartialDate | null
  readonly town: string | null
  readonly village: string | null
  readonly registeredAddress: string | null
  readonly livingAddress: string | null
  readonly phones: readonly string[]
  readonly ethnicGroup: string | null
  readonly education: string | null
  readonly marital: string | null
  readonly political: string | null
  readonly employment: string | null
  readonly household: {
    readonly number: string | null
    readonly headName: string | null
    readonly headIdentityNumber: string | null
    /** GB/T 4761 */
    readonly relation: string | null
    readonly size: number | null
  }
  readonly categories: readonly LedgerCategory[]
  /** Kind GB/T 26341 (1–7), grade 1 the heaviest. */
  readonly disability: {
    readonly kind: string | null
    readonly grade: string | null
    readonly card: string | null
  }
  readonly health: string | null
  readonly illness: string | null
  readonly selfCare: string | null
  readonly hardshipCauses: readonly string[]
  readonly incomeSource: string | null
  /** Fen per head and month; a yearly sum is divided by twelve and rounded to whole fen. */
  readonly monthlyIncome: number | null
  readonly housing: string | null
  readonly guardian: { readonly name: string | null; readonly phones: readonly string[] }
  readonly needs: readonly string[]
  readonly responsible: string | null
  readonly openedOn: Day | null
  readonly status: string | null
  readonly note: string | null
}

/**
 * Two rows about one person as one: what the first row leaves open the second fills, lists and categories are put
 * together. A ledger lists a person twice who falls under two categories.
 */
export function joinRows(first: LedgerPerson, second: LedgerPerson): LedgerPerson {
  const categories = [...first.categories]
  for (const category of second.categories) {
    const at = categories.findIndex(({ code }) => code === category.code)
    const known = categories[at]
    if (known) categories[at] = filled(known, category)
    else categories.push(category)
  }
  return {
    ...filled(first, second),
    phones: union(first.phones, second.phones),
    household: filled(first.household, second.household),
    disability: filled(first.disability, second.disability),
    guardian: {
      name: first.guardian.name ?? second.guardian.name,
      phones: union(first.guardian.phones, second.guardian.phones),
    },
    categories,
    hardshipCauses: union(first.hardshipCauses, second.hardshipCauses),
    needs: union(first.needs, second.needs),
  }
}

const union = (first: readonly string[], second: readonly string[]): string[] => [
  ...new Set([...first, ...second]),
]

function filled<T extends object>(first: T, second: T): T {
  const result = { ...first }
  for (const key of Object.keys(second) as (keyof T)[]) result[key] ??= second[key]
  return result
}
