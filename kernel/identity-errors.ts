import type { ErrorTable } from './contract.ts'

/** Why a resident identity number is refused, wherever one is typed: `IdentityNumberError`, and what speaks against it. */
export const identityErrors = {
  'identity-number-length': {
    status: 400,
    zh: '身份证号应为 18 位',
    en: 'An identity number has 18 characters',
  },
  'identity-number-old-form': {
    status: 400,
    zh: '这是 15 位旧身份证号，请填 18 位',
    en: 'This is an old number of 15 digits; the one of 18 is needed',
  },
  'identity-number-characters': {
    status: 400,
    zh: '身份证号里有不该有的字符',
    en: 'The identity number contains characters that cannot be there',
  },
  'identity-number-birth': {
    status: 400,
    zh: '身份证号里的出生日期不存在',
    en: 'The birth date inside the identity number does not exist',
  },
  'identity-number-future': {
    status: 400,
    zh: '身份证号里的出生日期在今天之后',
    en: 'The birth date inside the identity number is in the future',
  },
  'identity-number-check-digit': {
    status: 400,
    zh: '身份证号校验位不对，可能有一位输错',
    en: 'The check digit is wrong; one digit may be mistyped',
  },
  'birth-against-number': {
    status: 400,
    zh: '出生日期与身份证号不符',
    en: 'The birth date differs from the identity number',
  },
  'sex-against-number': {
    status: 400,
    zh: '性别与身份证号不符',
    en: 'The sex differs from the identity number',
  },
} as const satisfies ErrorTable
