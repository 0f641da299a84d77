import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { missing } from '../../../platform/web/form/problems.ts'
import { today } from '../../../platform/web/today.ts'
import type { IdentityKind, NoIdentityReason } from '../domain/identity-kind.ts'

/** What the form of a new file holds while it is filled in. */
export type Registration = {
  readonly name: string
  readonly identityKind: IdentityKind | null
  readonly idNumber: string
  readonly noIdentityReason: string | null
  readonly sex: 1 | 2 | null
  readonly birth: Day | null
  readonly phone: string
  readonly address: string
  readonly division: Found<DivisionCode> | null
  readonly station: Found<Id> | null
  readonly categories: readonly string[]
  readonly categoryFrom: Day | null
}

export const blankRegistration = (): Registration => ({
  name: '',
  identityKind: 'resident',
  idNumber: '',
  noIdentityReason: null,
  sex: null,
  birth: null,
  phone: '',
  address: '',
  division: null,
  station: null,
  categories: [],
  categoryFrom: today(),
})

/** What only some answers ask for: a number, or why there is none; a beginning for categories. */
export function checkedRegistration(values: Registration) {
  const asked = [
    values.identityKind !== 'none' && !values.idNumber.trim() ? missing('/body/idNumber') : null,
    values.identityKind === 'none' && !values.noIdentityReason ? missing('/body/noIdentityReason') : null,
    values.categories.length > 0 && !values.categoryFrom ? missing('/body/categoryFrom') : null,
  ]
  return asked.filter((problem) => problem !== null)
}

/** The fields as the API takes them; what is left blank is left out: unknown is not empty. */
export const fieldsOf = (values: Registration) => ({
  name: values.name.trim(),
  identityKind: values.identityKind ?? ('none' as const),
  ...(values.identityKind !== 'none' && values.idNumber.trim() ? { idNumber: values.idNumber.trim() } : {}),
  ...(values.identityKind === 'none' && values.noIdentityReason
    ? { noIdentityReason: values.noIdentityReason as NoIdentityReason }
    : {}),
  // A resident number says both; a sex or birth typed before the number was known is not sent against it.
  ...(values.sex && values.identityKind !== 'resident' ? { sex: values.sex } : {}),
  ...(values.birth && values.identityKind !== 'resident' ? { birth: values.birth } : {}),
  ...(values.phone.trim() ? { phone: values.phone.trim() } : {}),
  ...(values.address.trim() ? { address: values.address.trim() } : {}),
})

export const registrationOf = (values: Registration) => ({
  station: values.station?.value ?? '',
  division: values.division?.value ?? 0,
  fields: fieldsOf(values),
  categories: values.categories.map((category) => ({ category, from: values.categoryFrom ?? today() })),
})
