import type { Programme } from '../language/programme.ts'
import { dayInYear } from '../language/quantities/day-in.ts'
import { type Given, scopeOf } from './scope.ts'

/** What a sanction orders; each is a record of its own and needs the body's decision. */
export type SanctionOrder = {
  readonly revokes: boolean
  /** null: as the body decides. */
  readonly recoverFen: number | null
  readonly barred: { readonly subjectClass: string; readonly until: string | null } | null
}

/** null when the programme has no such sanction. A bar of so many years ends on the same day. */
export function sanctionOrder(
  programme: Programme,
  code: string,
  on: string,
  paidFen: number,
  given: Omit<Given, 'facts' | 'on'> = {},
): SanctionOrder | null {
  const sanction = programme.sanctions.find((one) => one.code === code)
  if (!sanction) return null
  const { parameters } = scopeOf(programme, { ...given, on, facts: {} })
  const { bars, recovers } = sanction
  const until = (years: number) => dayInYear(Number(on.slice(0, 4)) + years, on.slice(5))
  return {
    revokes: sanction.revokes === 'yes',
    recoverFen: recovers === 'all' ? paidFen : recovers === 'nothing' ? 0 : null,
    barred:
      bars === undefined
        ? null
        : {
            subjectClass: programme.subject_class,
            until: bars === 'for-ever' ? null : until(Number(parameters[bars.years] ?? 0)),
          },
  }
}
