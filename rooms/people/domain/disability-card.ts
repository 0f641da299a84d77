import type { Day } from '../../../kernel/day.ts'
import { checkIdentityNumber, tidyIdentityNumber } from '../../../kernel/identity-number.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'

/** A card of a person with disability: identity number, kind (GB/T 26341: 1–7), grade (1 is the heaviest). */
export type DisabilityCard = {
  readonly number: string
  readonly identityNumber: string
  readonly kind: string
  readonly grade: string
  /** 0 for the first card; a card issued anew ends in B1, B2. */
  readonly reissue: number
}

export type DisabilityCardError =
  | 'disability-card-form'
  | 'disability-card-identity-number'
  | 'disability-card-kind'
  | 'disability-card-grade'

export function checkDisabilityCard(text: string, today: Day): Result<DisabilityCard, DisabilityCardError> {
  const number = tidyIdentityNumber(text)
  const match = /^(\d{17}[\dX])(\d)(\d)(?:B(\d{1,2}))?$/.exec(number)
  if (!match) return refused('disability-card-form')
  const [, identityNumber = '', kind = '', grade = '', reissue = '0'] = match
  if (!checkIdentityNumber(identityNumber, today).ok) return refused('disability-card-identity-number')
  if (!/[1-7]/.test(kind)) return refused('disability-card-kind')
  if (!/[1-4]/.test(grade)) return refused('disability-card-grade')
  return ok({ number, identityNumber, kind, grade, reissue: Number(reissue) })
}
