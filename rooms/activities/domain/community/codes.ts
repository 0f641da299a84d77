import type { Words } from '../../../../kernel/contract.ts'

/** Kinds of community activity (form 5.6). */
export const activityKinds = {
  festival: { zh: '节日', en: 'Festival' },
  publicity: { zh: '宣传', en: 'Publicity' },
  health: { zh: '健康', en: 'Health' },
  'culture-sport': { zh: '文体', en: 'Culture and sport' },
  'parent-child': { zh: '亲子', en: 'Parents and children' },
  'rule-of-law': { zh: '法治', en: 'Rule of law' },
  environment: { zh: '环保', en: 'Environment' },
  volunteering: { zh: '志愿', en: 'Volunteering' },
  governance: { zh: '治理议事', en: 'Community governance' },
} as const satisfies Record<string, Words>

export type ActivityKind = keyof typeof activityKinds

export const activityKindCodes = Object.keys(activityKinds) as [ActivityKind, ...ActivityKind[]]

/** Planned, held, summarised; or cancelled with a reason. */
export const activityStates = ['planned', 'held', 'summarised', 'cancelled'] as const

export type ActivityState = (typeof activityStates)[number]

/** The age bands of the sign-in sheet: under 18, to 34, to 59, 60 and over. */
export const ageBands = {
  child: { zh: '17岁及以下', en: 'Under 18' },
  youth: { zh: '18–34岁', en: '18 to 34' },
  adult: { zh: '35–59岁', en: '35 to 59' },
  elder: { zh: '60岁及以上', en: '60 and over' },
} as const satisfies Record<string, Words>

export type AgeBand = keyof typeof ageBands

export const ageBandCodes = Object.keys(ageBands) as [AgeBand, ...AgeBand[]]

export const ageBandOf = (age: number): AgeBand =>
  age < 18 ? 'child' : age < 35 ? 'youth' : age < 60 ? 'adult' : 'elder'

/** By list, by the code on the resident's own phone, or read from a filled sheet. */
export const signInSources = ['list', 'code', 'sheet'] as const

export type SignInSource = (typeof signInSources)[number]
