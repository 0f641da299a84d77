/** 一般, 较急, 紧急 (5.2), in rising order; the place in the list is the number that tables hold. */
export const urgencies = ['ordinary', 'pressing', 'urgent'] as const

export type Urgency = (typeof urgencies)[number]

export const urgencyNumber = (urgency: Urgency): number => urgencies.indexOf(urgency)

export const urgencyOf = (number: number): Urgency => urgencies[number] ?? 'ordinary'
