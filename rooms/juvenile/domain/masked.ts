import type { Words } from '../../../kernel/contract.ts'
import type { Identity } from './hand-over.ts'

/** What of a minor stands masked on every screen and is shown in full to who says why (L3, 2.12). */
export const maskedFields = ['idNumber', 'guardianPhone', 'address'] as const
export type MaskedField = (typeof maskedFields)[number]

/** Why one of them is needed in full; a closed list, so that the trail can be searched by it. */
export const unmaskTerms = {
  contact: { zh: '联系未成年人或监护人', en: 'To contact the minor or the guardian' },
  visit: { zh: '上门调查或走访', en: 'To visit the home' },
  'identity-check': { zh: '核对身份', en: 'To check the identity' },
  'by-law': { zh: '依法提供给有权机关', en: 'To give it to an authority by law' },
} as const satisfies Record<string, Words>

/** The ends stay, so that a number can be recognised; of an address nothing does. */
const shown: Record<MaskedField, (text: string) => string> = {
  idNumber: (text) => (text.length > 10 ? `${text.slice(0, 6)}********${text.slice(-4)}` : '••••••'),
  guardianPhone: (text) => (text.length > 7 ? `${text.slice(0, 3)}****${text.slice(-4)}` : '••••••'),
  address: () => '••••••',
}

/** An identity as a screen has it. */
export const maskedIdentity = (identity: Identity): Identity => ({
  ...identity,
  ...Object.fromEntries(
    maskedFields.map((field) => [field, identity[field] === null ? null : shown[field](identity[field])]),
  ),
})
