import { maskIdentityNumber } from '../../../kernel/identity-number.ts'

/** The L3 texts of a person (2.12). They are sealed together and leave the server masked, or after an unmasking. */
export const sensitiveFields = [
  'idNumber',
  'phone',
  'otherPhones',
  'address',
  'registeredAddress',
  'illness',
  'disabilityCard',
  'guardianName',
  'guardianPhone',
  'note',
] as const

export type SensitiveField = (typeof sensitiveFields)[number]

/** What is not known is not there. */
export type Sensitive = { readonly [Field in SensitiveField]?: string }

/** The texts in one fixed order, so that equal contents make equal text whatever order they came in. */
export function sensitiveText(sensitive: Sensitive): string {
  const ordered: { [Field in SensitiveField]?: string } = {}
  for (const field of sensitiveFields) {
    const text = sensitive[field]
    if (text) ordered[field] = text
  }
  return JSON.stringify(ordered)
}

/** What is newly known put over what was known: an empty cell never erases; `null` does. */
export function revised(
  known: Sensitive,
  news: { readonly [Field in SensitiveField]?: string | null | undefined },
): Sensitive {
  const result: { [Field in SensitiveField]?: string } = { ...known }
  for (const field of sensitiveFields) {
    const value = news[field]
    if (value === null) delete result[field]
    else if (value) result[field] = value
  }
  return result
}

/** `138****1234`; a fixed-line or odd number keeps its last two digits only. */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : `****${phone.slice(-2)}`

/** 王小明 → 王**: the surname alone. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(rest.length)
}

/** What everybody who may see the person sees of its L3 texts. Addresses stop at the village, which the division says. */
export type Masked = {
  readonly idNumber: string | null
  readonly phone: string | null
  readonly guardianName: string | null
  readonly guardianPhone: string | null
  /** Which further texts there are to unmask. */
  readonly held: SensitiveField[]
}

export const masked = (sensitive: Sensitive): Masked => ({
  idNumber: sensitive.idNumber ? maskIdentityNumber(sensitive.idNumber) : null,
  phone: sensitive.phone ? maskPhone(sensitive.phone) : null,
  guardianName: sensitive.guardianName ? maskName(sensitive.guardianName) : null,
  guardianPhone: sensitive.guardianPhone ? maskPhone(sensitive.guardianPhone) : null,
  held: sensitiveFields.filter((field) => sensitive[field]),
})
