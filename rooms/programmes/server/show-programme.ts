import type { Day } from '../../../kernel/day.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { placesOf, workingCalendar } from '../../regions/server/index.ts'
import { tryExample } from '../domain/check/try-example.ts'
import { decide } from '../domain/engine/decide.ts'
import { filingState } from '../domain/engine/filing.ts'
import { paidFigures } from '../domain/engine/paid-figures.ts'
import type { RoundAnswer } from '../domain/engine/round-opens.ts'
import { exampleTitle } from '../domain/language/examples/example.ts'
import type { Facts } from '../domain/language/fact-values.ts'
import { parameterOn } from '../domain/language/parameter.ts'
import type { Programme } from '../domain/language/programme.ts'
import { programmeHash } from './files/definition-hash.ts'
import { shippedProgrammes } from './files/shipped-programmes.ts'
import type { ProgrammeInForce } from './versions/in-force.ts'
import { approvedOf } from './versions/version-store.ts'

type Places = Awaited<ReturnType<typeof placesOf>>

export const placesOfProgrammes = (tx: Handle, all: readonly ProgrammeInForce[], on: Day) =>
  placesOf(
    tx,
    all.map(({ division }) => division),
    on,
  )

/** What a catalogue says of a programme: for whom, which sums, and whether its window is open. */
export function lineOf(
  { programme, hash, division, version }: ProgrammeInForce,
  places: Places,
  window: RoundAnswer,
  on: Day,
) {
  const { quota } = programme
  const number = quota?.all === undefined ? undefined : numberOn(programme, quota.all, on)
  return {
    code: programme.code,
    title: programme.title,
    summary: programme.summary,
    kind: programme.kind,
    for: programme.for,
    owner: programme.owner,
    division,
    place: places(division).name,
    law: programme.law,
    sums: sumsOn(programme, on),
    places: number ?? null,
    window: window.open
      ? { open: true, closes: window.closes, opens: null, nextYear: null }
      : { open: false, closes: null, opens: window.opens, nextYear: window.nextYear },
    from: programme.in_force.from,
    to: programme.in_force.to ?? null,
    hash,
    approved: version ? { id: version.id, from: version.from, by: version.approvedBy } : null,
  }
}

function numberOn(programme: Programme, name: string, on: Day): number | undefined {
  const parameter = programme.parameters[name]
  const value = parameter && parameterOn(parameter, on)
  return typeof value === 'number' ? value : undefined
}

function sumsOn(programme: Programme, on: Day) {
  const paid = paidFigures(programme)
  return Object.entries(programme.parameters).flatMap(([name, parameter]) => {
    const fen = numberOn(programme, name, on)
    if (!paid.has(name) || fen === undefined) return []
    const dated = Object.keys(parameter.values)
      .filter((from) => from <= on)
      .toSorted()
      .at(-1)
    const source = dated === undefined ? '' : (parameter.values[dated]?.source ?? '')
    return [{ name, title: parameter.title, fen, source, as: paid.get(name) ?? 'sum' }]
  })
}

/** How each example comes out; those of what is in force all hold, those of a draft may not. */
export const examplesOf = (programme: Programme) =>
  programme.examples.map((example) => {
    const difference = tryExample(programme, example, workingCalendar())
    return {
      name: exampleTitle(example),
      holds: difference === null,
      part: difference?.part ?? null,
      found: difference ? `${difference.found} ≠ ${difference.expected}` : null,
    }
  })

export async function versionsOf(tx: Handle, code: string) {
  const approved = (await approvedOf(tx, code)).map((row) => ({
    id: row.id,
    from: row.fromOn ?? '',
    by: row.decidedName,
    reason: row.reason,
    hash: row.hash ?? '',
  }))
  const shipped = shippedProgrammes().find(({ programme }) => programme.code === code)?.programme
  if (!shipped) return approved
  const own = { id: null, from: shipped.in_force.from, by: null, reason: null, hash: programmeHash(shipped) }
  return [...approved, own]
}

/** Decides on what is known so far. */
export function decided({ programme, hash }: ProgrammeInForce, on: Day, facts: Facts) {
  const given = { on, facts, calendar: workingCalendar() }
  const state = filingState(programme, given)
  const decision = decide(programme, given)
  return {
    ...decision,
    ask: [...decision.ask],
    reasons: [...decision.reasons],
    hash,
    on,
    filing: state
      ? {
          due: state.due,
          late: state.late,
          ask: [...state.ask],
          consequences: state.consequences.map(({ code }) => code),
        }
      : null,
  }
}
