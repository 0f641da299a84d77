import type { WorkingCalendar } from '../../../regions/index.ts'
import type { Scope } from '../language/compiled.ts'
import type { Facts } from '../language/fact-values.ts'
import { parameterOn } from '../language/parameter.ts'
import type { Programme } from '../language/programme.ts'
import { toBeAsked } from '../language/switch.ts'

/** What a decision is made from beside the programme; the day is a parameter, and so is every what-if. */
export type Given = {
  readonly on: string
  readonly facts: Facts
  /** A what-if: figures set otherwise, by name. */
  readonly parameters?: Readonly<Record<string, number | string>> | undefined
  /** Open questions that somebody competent has answered, for all or for this case. */
  readonly switches?: Readonly<Record<string, string>> | undefined
  /** Needed where the programme counts working days. */
  readonly calendar?: WorkingCalendar | undefined
}

type Figures = Readonly<Record<string, number | string | undefined>>

const figuresOf = new WeakMap<Programme, Map<string, Figures>>()
const defaults = new WeakMap<Programme, Readonly<Record<string, string | undefined>>>()

/** The figures of a day, found once a day and programme: a simulation asks for the same day a hundred thousand times. */
export function figuresOn(programme: Programme, on: string): Figures {
  let days = figuresOf.get(programme)
  if (!days) {
    days = new Map()
    figuresOf.set(programme, days)
  }
  const found = days.get(on)
  if (found) return found
  const figures = Object.fromEntries(
    Object.entries(programme.parameters).map(([name, parameter]) => [name, parameterOn(parameter, on)]),
  )
  days.set(on, figures)
  return figures
}

function defaultChoices(programme: Programme): Readonly<Record<string, string | undefined>> {
  const found = defaults.get(programme)
  if (found) return found
  const made = Object.fromEntries(
    Object.entries(programme.switches).map(([name, { default: choice }]) => [
      name,
      choice === toBeAsked ? undefined : choice,
    ]),
  )
  defaults.set(programme, made)
  return made
}

/** A fact that is named like an open switch settles that switch for this case. */
function choicesOf(programme: Programme, { facts, switches }: Given) {
  const standing = defaultChoices(programme)
  let chosen: Record<string, string | undefined> | null = null
  for (const name in programme.switches) {
    const choice = switches?.[name] ?? (standing[name] === undefined ? facts[name] : undefined)
    if (typeof choice === 'string' && choice !== standing[name]) {
      chosen ??= { ...standing }
      chosen[name] = choice === toBeAsked ? undefined : choice
    }
  }
  return chosen ?? standing
}

const overlaid = new WeakMap<Figures, WeakMap<object, Figures>>()

/** Figures of a day under a what-if, put together once: a simulation decides a whole register with the same two. */
function withOverlay(figures: Figures, overlay: NonNullable<Given['parameters']>): Figures {
  let known = overlaid.get(figures)
  if (!known) {
    known = new WeakMap()
    overlaid.set(figures, known)
  }
  const found = known.get(overlay)
  if (found) return found
  const made = { ...figures, ...overlay }
  known.set(overlay, made)
  return made
}

export function scopeOf(programme: Programme, given: Given): Scope {
  const figures = figuresOn(programme, given.on)
  return {
    on: given.on,
    facts: given.facts,
    parameters: given.parameters ? withOverlay(figures, given.parameters) : figures,
    switches: choicesOf(programme, given),
    calendar: given.calendar,
  }
}
