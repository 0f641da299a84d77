/** 集中 线上 参访 案例 (5.10). */
export const trainingForms = ['in-person', 'online', 'visit', 'case-study'] as const
export const trainingExaminations = ['none', 'written', 'practical', 'report'] as const
export const participantExaminations = ['none', 'passed', 'failed'] as const

/** 个别 团体 同辈 现场; remote is a mode, across agencies a mark (5.9, MZ/T 166-2021). */
export const supervisionForms = ['individual', 'group', 'peer', 'on-site'] as const
export const supervisionModes = ['face-to-face', 'remote'] as const
export const supervisionFunctions = ['administrative', 'educational', 'supportive'] as const

export const consultationChannels = ['telephone', 'in-person', 'online'] as const

/** The eleven headings of 2.3. */
export const serviceTypes = [
  'policy-advice',
  'social-assistance',
  'comfort',
  'ability',
  'social-support',
  'crisis',
  'rights',
  'inclusion',
  'participation',
  'culture-sport-health',
  'environment',
] as const

export const learningWarnings = [
  'implausible-length',
  'many-hours-a-day',
  'hours-over-duration',
  'supervisor-not-eligible',
  'supervisor-not-known',
  'nobody-present',
] as const
export type LearningWarning = (typeof learningWarnings)[number]
