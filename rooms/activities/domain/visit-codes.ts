/** The closed lists of the visit record (走访记录表, 5.2); their Chinese terms stand in the room's README. */
export const visitMethods = ['home', 'telephone', 'video', 'outside', 'school'] as const
export const visitPurposes = ['first', 'routine', 'festival', 'risk', 'follow-up'] as const
export const visitSeen = ['person', 'family', 'neighbour', 'nobody'] as const
export const visitHandled = ['policy', 'goods', 'company', 'referral', 'other'] as const
export const visitConfirmations = ['signature', 'fingerprint', 'none'] as const

export type VisitMethod = (typeof visitMethods)[number]
export type VisitPurpose = (typeof visitPurposes)[number]
export type VisitSeen = (typeof visitSeen)[number]
export type VisitHandled = (typeof visitHandled)[number]
export type VisitConfirmation = (typeof visitConfirmations)[number]
