/** When a round is made: before the work, in the midst of it, or after it (事前、事中、事后, S5.5). */
export const stages = {
  before: { zh: '事前评估', en: 'Before' },
  during: { zh: '事中评估（中期）', en: 'During' },
  after: { zh: '事后评估（末期）', en: 'After' },
} as const
export type Stage = keyof typeof stages
export const stageCodes = Object.keys(stages) as [Stage, ...Stage[]]
