import type { Words } from '../../../kernel/contract.ts'

/** Posts in an organisation, in the order in which they are shown. */
export const officerPosts = {
  'legal-representative': { zh: '法定代表人', en: 'Legal representative' },
  president: { zh: '会长（理事长）', en: 'President' },
  'vice-president': { zh: '副会长（副理事长）', en: 'Vice-president' },
  'secretary-general': { zh: '秘书长', en: 'Secretary-general' },
  'director-general': { zh: '主任（总干事）', en: 'Director' },
  'council-member': { zh: '理事', en: 'Council member' },
  supervisor: { zh: '监事', en: 'Supervisor' },
} as const satisfies Record<string, Words>

export type OfficerPost = keyof typeof officerPosts
export const officerPostCodes = Object.keys(officerPosts) as [OfficerPost, ...OfficerPost[]]
