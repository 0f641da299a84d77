import type { Programme } from '../language/programme.ts'
import { divided } from '../language/quantities/rounding.ts'
import { type Given, scopeOf } from './scope.ts'

export type Instalment = { readonly code: string; readonly at: string; readonly amountFen: number }

/**
 * An amount in its parts; the last takes what rounding left, so that they add up to it exactly. The check demands that
 * the shares are a hundred per cent together; where a share is tried otherwise, each is only its own.
 */
export function instalmentsOf(
  programme: Programme,
  amountFen: number,
  on: string,
  given: Omit<Given, 'facts' | 'on'> = {},
): readonly Instalment[] {
  const { payment } = programme
  if (payment?.kind !== 'instalments') return []
  const { parameters } = scopeOf(programme, { ...given, on, facts: {} })
  const shareOf = (percent: string): number => Number(parameters[percent] ?? 0)
  const whole = payment.parts.reduce((sum, { percent }) => sum + shareOf(percent), 0) === 100
  let left = amountFen
  return payment.parts.map(({ code, percent, at }, i) => {
    const isRest = whole && i === payment.parts.length - 1
    const part = isRest ? left : divided(amountFen * shareOf(percent), 100, 'down')
    left -= part
    return { code, at, amountFen: part }
  })
}
