/**
 * By what document a person is known. A child without a card of its own has the number of the household book, which
 * is the same one. `none`: nothing yet, with the reason; a number can be completed later.
 */
export const identityKinds = [
  'resident',
  'passport',
  'hong-kong-macao-taiwan',
  'foreign-permanent',
  'none',
] as const

export type IdentityKind = (typeof identityKinds)[number]

/** Why somebody has no number. A closed list, because it is asked of the county what became of each. */
export const noIdentityReasons = {
  'newborn-not-registered': { zh: '新生儿未上户', en: 'Newborn not registered yet' },
  'not-registered': { zh: '无户口', en: 'Not in any household register' },
  'identity-unknown': { zh: '身份不明', en: 'Identity not known' },
  'number-not-told': { zh: '暂未提供', en: 'Not given yet' },
} as const

export type NoIdentityReason = keyof typeof noIdentityReasons

export const noIdentityReasonCodes = Object.keys(noIdentityReasons) as [
  NoIdentityReason,
  ...NoIdentityReason[],
]
