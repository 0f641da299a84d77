import { z } from 'zod'

/** How a part of the smallest unit is dropped: down, up, or half up (四舍五入). */
export const roundingSchema = z.enum(['down', 'up', 'half_up'])
export type Rounding = z.infer<typeof roundingSchema>

/** `numerator` ÷ `denominator` in whole units; exact, because money is never a float. */
export function divided(numerator: number, denominator: number, rounding: Rounding): number {
  const low = Math.floor(numerator / denominator)
  const rest = numerator - low * denominator
  if (rest === 0 || rounding === 'down') return low
  if (rounding === 'up') return low + 1
  return rest * 2 >= denominator ? low + 1 : low
}
