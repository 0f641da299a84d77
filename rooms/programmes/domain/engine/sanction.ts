import type { Programme } from '../language/programme.ts'
import { dayInYear } from '../language/quantities/day-in.ts'
import { divided } from '../language/quantities/rounding.ts'
import { compiled } from './compile.ts'
import { type Given, scopeOf } from './scope.ts'

/** What a sanction orders; each is a record of its own and needs the body's decision. */
export type SanctionOrder = {
  readonly revokes: boolean
  /** null: as the body decides, or not known before what is in `ask`. */
  readonly recoverFen: number | null
  /** Facts on which the sum hangs and that nobody knows yet. */
  readonly ask: readonly string[]
  readonly barred: { readonly subjectClass: string; readonly until: string | null } | null
}

/** null when the programme has no such sanction. A bar of so many years ends on the same day. */
export function sanctionOrder(
  programme: Programme,
  code: string,
  on: string,
  paidFen: number,
  given: Partial<Omit<Given, 'on'>> = {},
): SanctionOrder | null {
  const sanction = programme.sanctions.find((one) => one.code === code)
  if (!sanction) return null
  const { parameters } = scopeOf(programme, { facts: {}, ...given, on })
  const { bars } = sanction
  const until = (years: number) => dayInYear(Number(on.slice(0, 4)) + years, on.slice(5))
  return {
    revokes: sanction.revokes === 'yes',
    ...recovered(programme, code, on, paidFen, given),
    barred:
      bars === undefined
        ? null
        : {
            subjectClass: programme.subject_class,
            until: bars === 'for-ever' ? null : until(Number(parameters[bars.years] ?? 0)),
          },
  }
}

/** What is taken back of what was paid; a part is never more than the whole of it, nor less than nothing. */
function recovered(
  programme: Programme,
  code: string,
  on: string,
  paidFen: number,
  given: Partial<Omit<Given, 'on'>>,
): Pick<SanctionOrder, 'recoverFen' | 'ask'> {
  const recovers = programme.sanctions.find((one) => one.code === code)?.recovers
  const share = compiled(programme).parts.get(code)
  if (share === undefined || recovers === undefined || typeof recovers === 'string') {
    const recoverFen = recovers === 'all' ? paidFen : recovers === 'nothing' ? 0 : null
    return { recoverFen, ask: [] }
  }
  const scope = scopeOf(programme, { facts: {}, ...given, on })
  const [part, whole] = [share.part.value(scope), share.of.value(scope)]
  const ask = new Set<string>()
  if (part === undefined) share.part.ask(scope, ask)
  if (whole === undefined) share.of.ask(scope, ask)
  if (part === undefined || whole === undefined || whole === 0) return { recoverFen: null, ask: [...ask] }
  const counted = Math.max(0, Math.min(Number(part), Number(whole)))
  return { recoverFen: divided(paidFen * counted, Number(whole), recovers.rounding), ask: [] }
}

/** Facts that a sanction looks at and no decision does: they come to be known after the award. */
export function factsOfSanctions(programme: Programme): readonly string[] {
  const { parts, decidedBy } = compiled(programme)
  const names = [...parts.values()].flatMap((one) => [...one.names])
  return [...new Set(names)].filter((name) => name in programme.facts && !decidedBy.has(name))
}
