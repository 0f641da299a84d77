/** Where a person's file stands: 在册 暂停 迁出 死亡 销档, and merged into another file. */
export const fileStates = ['active', 'paused', 'moved-away', 'died', 'closed', 'merged'] as const

export type FileState = (typeof fileStates)[number]

/** States that a person is put into by hand; a merge is an act of its own. */
export const settableStates = ['active', 'paused', 'moved-away', 'died', 'closed'] as const

export type SettableState = (typeof settableStates)[number]

/** A paused file is still a file: the person is counted among the registered. */
export const isOnRegister = (state: FileState): boolean => state === 'active' || state === 'paused'

/** Leaving the register and coming back need a reason; who died does not come back but by correcting a mistake. */
export const needsReason = (from: FileState, to: SettableState): boolean =>
  to === 'closed' || to === 'paused' || (from === 'died' && to !== 'died')
