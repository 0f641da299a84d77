import { type DivisionCode, parseDivisionCode } from '../../../kernel/division.ts'
import type { Programme } from '../domain/language/programme.ts'

/**
 * Where the answer to a question about a place is looked for: where somebody applies, or a station stands, lies in the division
 * of the policy; where a household is registered or an examination was taken may be anywhere, also where the policy refuses it.
 */
export function placeAsked(
  { facts, division }: Pick<Programme, 'facts' | 'division'>,
  name: string,
): DivisionCode | undefined {
  const from = facts[name]?.from
  const own = from === 'application.place' || from === 'station.place'
  return own ? (parseDivisionCode(String(division)) ?? undefined) : undefined
}
