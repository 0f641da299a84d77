import { z } from 'zod'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'

const workdays = z.strictObject({ workdays: z.int().positive() })
const hours = z.strictObject({ hours: z.int().positive() })
const signature = z.enum(['always', 'crisis', 'never'])

const clocks = z.strictObject({
  intake: workdays,
  'urgent-intake': hours,
  assessment: workdays,
  planning: workdays,
  record: workdays,
  signature: workdays,
  transfer: workdays,
  'urgent-transfer': hours,
})

const kind = z.strictObject({
  'contacts-at-least': z.int().positive().optional(),
  'contacts-at-most': z.int().positive().optional(),
  'bodies-at-least': z.int().positive().optional(),
})

/** `data/casework/phases.yaml`: what a place may set of its own; the method itself is in `phases.ts`. */
export const phaseRulesSchema = z.strictObject({
  clocks,
  'follow-ups': z.strictObject({ months: z.array(z.int().positive()).min(1) }),
  signatures: z.strictObject({ intake: signature, evaluation: signature, closing: signature }),
  kinds: z.strictObject({ consultation: kind, ordinary: kind, management: kind, crisis: kind }),
  places: z.array(z.strictObject({ division: z.int(), clocks: clocks.partial() })),
})

export type PhaseRules = z.infer<typeof phaseRulesSchema>

/** The rules as they hold at a place: the smallest division that has set a clock of its own is heard. */
export function rulesAt(rules: PhaseRules, place: DivisionCode): PhaseRules {
  const own = rules.places
    .map((one) => ({ ...one, range: rangeOf(one.division) }))
    .filter(({ range }) => range.low <= place && place <= range.high)
    .toSorted((a, b) => b.range.high - b.range.low - (a.range.high - a.range.low))
  const set = own.map((one) => one.clocks as Partial<PhaseRules['clocks']>)
  return { ...rules, clocks: Object.assign({}, rules.clocks, ...set) as PhaseRules['clocks'] }
}
