import { ok, type Result, refused } from './result.ts'

/** A unified social credit code of a body (GB 32100-2015), taken apart. */
export type UnifiedCreditCode = {
  readonly code: string
  /** Registering department and kind of organisation: `52` a social service institution, `11` a state organ. */
  readonly kind: string
  /** Six digits of the registering authority's division. */
  readonly division: string
  /** The nine characters of GB 11714. */
  readonly organisation: string
}

export type UnifiedCreditCodeError =
  | 'unified-credit-code-length'
  | 'unified-credit-code-characters'
  | 'unified-credit-code-organisation-check'
  | 'unified-credit-code-check'

/** No I, O, S, V, Z: they are taken for 1, 0, 5, U, 2. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** The inner code counts with the whole alphabet (A = 10 … Z = 35) and its own weights. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Checks the form and both check characters; spaces, full width and lower case are put right first. */
export function checkUnifiedCreditCode(text: string): Result<UnifiedCreditCode, UnifiedCreditCodeError> {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]/g, '')
    .toUpperCase()
  if (code.length !== 18) return refused('unified-credit-code-length')
  const values = [...code].map((character) => alphabet.indexOf(character))
  const division = code.slice(2, 8)
  if (values.includes(-1) || !/^\d{6}$/.test(division)) return refused('unified-credit-code-characters')
  const organisation = code.slice(8, 17)
  if (organisation[8] !== organisationCheck(organisation)) {
    return refused('unified-credit-code-organisation-check')
  }
  const sum = weights.reduce((total, weight, i) => total + weight * (values[i] ?? 0), 0)
  if (values[17] !== (31 - (sum % 31)) % 31) return refused('unified-credit-code-check')
  return ok({ code, kind: code.slice(0, 2), division, organisation })
}

function organisationCheck(organisation: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, i) => total + weight * Number.parseInt(organisation.charAt(i), 36),
    0,
  )
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
