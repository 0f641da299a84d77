/**
 * Urban and rural classes of villages and communities (domain 3.3): 111 主城区, 112 城乡结合区, 121 镇中心区, 122 镇乡结合区,
 * 123 特殊区域, 210 乡中心区, 220 村庄; 1xx is urban, 2xx rural.
 */
export const urbanRuralCodes = [111, 112, 121, 122, 123, 210, 220] as const

export type UrbanRuralClass = (typeof urbanRuralCodes)[number]
