const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Beginnings by the form of a body (GB 32100): 51 an association, 52 a service institution, 53 a foundation. */
const beginnings = { association: '51', 'service-institution': '52', foundation: '53' } as const

/**
 * A credit code that belongs to nobody: its division is 000000, in which no body can lie. `serial` has six digits at most.
 * Both check characters are worked out here and not asked of the product, which is to find them right.
 */
export function creditCodeOf(form: keyof typeof beginnings, serial: number): string {
  const inner = `MJ${String(serial).padStart(6, '0')}`
  const innerSum = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (sum, weight, at) => sum + weight * Number.parseInt(inner[at] as string, 36),
    0,
  )
  const body = `${beginnings[form]}000000${inner}${'0X987654321'[innerSum % 11]}`
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += weight * alphabet.indexOf(character)
    weight = (weight * 3) % 31
  }
  return body + alphabet[(31 - (sum % 31)) % 31]
}
