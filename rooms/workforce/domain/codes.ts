/** 助理社会工作师, 社会工作师, 高级社会工作师 (glossary 2), in rising order. */
export const certificateLevels = ['assistant', 'intermediate', 'senior'] as const
export type CertificateLevel = (typeof certificateLevels)[number]

/** Who employs: a community and a village are not a station, and their staff are not social workers by that (X8). */
export const employerKinds = [
  'station',
  'community',
  'village',
  'agency',
  'league',
  'youth-home',
  'institution',
  'care-home',
  'other',
] as const
export type EmployerKind = (typeof employerKinds)[number]

export const postKinds = [
  'social-worker',
  'station-head',
  'elderly-social-worker',
  'adolescent-social-worker',
  'community-worker',
  'child-supervisor',
  'child-director',
  'relief-adviser',
  'village-secretary',
  'psychological-counsellor',
  'expert',
  'other',
] as const
export type PostKind = (typeof postKinds)[number]

/** Fields of practice; 青少年事务 is S12's. */
export const practiceTags = [
  'adolescent',
  'elderly',
  'child',
  'family',
  'medical',
  'justice',
  'disability',
] as const
export type PracticeTag = (typeof practiceTags)[number]

export const creditKinds = ['training', 'external', 'course', 'degree'] as const
export type CreditKind = (typeof creditKinds)[number]

/** Posts of social work: what makes somebody a social worker at the main post (as the figures count). */
export const socialWorkPosts: readonly PostKind[] = [
  'social-worker',
  'station-head',
  'elderly-social-worker',
  'adolescent-social-worker',
]
