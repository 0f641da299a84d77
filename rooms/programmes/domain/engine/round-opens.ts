import type { Programme } from '../language/programme.ts'
import { dayInYear } from '../language/quantities/day-in.ts'
import { type Given, scopeOf } from './scope.ts'

/** Whether applications are taken on a day; otherwise from when, so far as that can be told. */
export type RoundAnswer =
  | { readonly open: true; readonly closes: string | null }
  | { readonly open: false; readonly opens: string | null; readonly nextYear: number | null }

/**
 * `after` are the days on which earlier rounds were opened. A policy takes nothing before its first day and after its last,
 * whatever its window says.
 */
export function roundOpens(
  programme: Programme,
  on: string,
  after: readonly string[],
  given: Omit<Given, 'facts' | 'on'> = {},
): RoundAnswer {
  const { from, to } = programme.in_force
  if (to !== undefined && on > to) return { open: false, opens: null, nextYear: null }
  if (on < from) {
    const first = windowOn(programme, from, after, given)
    return first.open ? { open: false, opens: from, nextYear: Number(from.slice(0, 4)) } : first
  }
  const told = windowOn(programme, on, after, given)
  const next = told.open ? null : (told.opens ?? (told.nextYear === null ? null : `${told.nextYear}-01-01`))
  return to !== undefined && next !== null && next > to ? { open: false, opens: null, nextYear: null } : told
}

function windowOn(
  programme: Programme,
  on: string,
  after: readonly string[],
  given: Omit<Given, 'facts' | 'on'>,
): RoundAnswer {
  const { rounds } = programme
  const { parameters } = scopeOf(programme, { ...given, on, facts: {} })
  const text = (name: string | undefined): string | null =>
    name === undefined ? null : String(parameters[name] ?? '')
  if (!rounds || rounds.kind === 'open') return { open: true, closes: null }
  const year = Number(on.slice(0, 4))
  if (rounds.kind === 'rounds') {
    const last = Math.max(...after.map((day) => Number(day.slice(0, 4))))
    const next = last + Number(parameters[rounds.every] ?? 1)
    return after.length === 0 || year >= next
      ? { open: true, closes: null }
      : { open: false, opens: null, nextYear: next }
  }
  if (rounds.kind === 'once') {
    const [opens, closes] = [text(rounds.opens), text(rounds.closes)]
    if (closes !== null && on > closes) return { open: false, opens: null, nextYear: null }
    if (opens !== null && on < opens) return { open: false, opens, nextYear: null }
    return { open: true, closes }
  }
  return yearly(on, year, text(rounds.opens) ?? '01-01', text(rounds.closes) ?? '12-31')
}

/** A window may reach over the turn of the year: from 1 November to 31 January. */
function yearly(on: string, year: number, opens: string, closes: string): RoundAnswer {
  for (const from of [year - 1, year]) {
    const first = dayInYear(from, opens)
    const last = dayInYear(opens <= closes ? from : from + 1, closes)
    if (first <= on && on <= last) return { open: true, closes: last }
  }
  const next = dayInYear(year, opens) > on ? year : year + 1
  return { open: false, opens: dayInYear(next, opens), nextYear: next }
}
