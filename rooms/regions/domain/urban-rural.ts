import type { Words } from '../../../kernel/contract.ts'

/** Urban and rural classes of villages and communities (domain 3.3): 1xx urban, 2xx rural. */
export const urbanRuralClasses = {
  111: { zh: '主城区', en: 'Main urban area' },
  112: { zh: '城乡结合区', en: 'Urban-rural fringe' },
  121: { zh: '镇中心区', en: 'Town centre' },
  122: { zh: '镇乡结合区', en: 'Town fringe' },
  123: { zh: '特殊区域', en: 'Special area' },
  210: { zh: '乡中心区', en: 'Township centre' },
  220: { zh: '村庄', en: 'Village' },
} as const satisfies Record<number, Words>

export type UrbanRuralClass = keyof typeof urbanRuralClasses

export const urbanRuralCodes = [
  111, 112, 121, 122, 123, 210, 220,
] as const satisfies readonly UrbanRuralClass[]
