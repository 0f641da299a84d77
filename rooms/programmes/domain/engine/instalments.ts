import type { Programme } from '../language/programme.ts'
import { divided } from '../language/quantities/rounding.ts'
import { type Given, scopeOf } from './scope.ts'

export type Instalment = { readonly code: string; readonly at: string; readonly amountFen: number }

/** An amount in its parts; the last takes what rounding left, so that they add up to it exactly. */
export function instalmentsOf(
  programme: Programme,
  amountFen: number,
  on: string,
  given: Omit<Given, 'facts' | 'on'> = {},
): readonly Instalment[] {
  const { payment } = programme
  if (payment?.kind !== 'instalments') return []
  const { parameters } = scopeOf(programme, { ...given, on, facts: {} })
  let left = amountFen
  return payment.parts.map(({ code, percent, at }, i) => {
    const part =
      i === payment.parts.length - 1
        ? left
        : divided(amountFen * Number(parameters[percent] ?? 0), 100, 'down')
    left -= part
    return { code, at, amountFen: part }
  })
}
