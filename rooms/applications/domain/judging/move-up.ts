/** What came of a proposal for a place that became free (递补). */
export const moveUpStates = ['proposed', 'carried-out', 'declined'] as const
export type MoveUpState = (typeof moveUpStates)[number]
