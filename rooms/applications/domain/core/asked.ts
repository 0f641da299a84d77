import type { Words } from '../../../../kernel/contract.ts'
import type { Facts, Programme, Value } from '../../../programmes/index.ts'

/** What the system itself keeps the record of: nobody is asked, and nobody may answer. */
const kept = ['bar.', 'awards.', 'application.', 'filing.']

/** Whether whoever applies may answer a fact; open questions of the text are the body's. */
export function mayAnswer(programme: Programme, name: string): boolean {
  const fact = programme.facts[name]
  return fact !== undefined && !kept.some((beginning) => fact.from?.startsWith(beginning) === true)
}

/** Of what can still change the answer: what the applicant is asked, and what is for the body. */
export function sharedOut(programme: Programme, ask: readonly string[]) {
  return {
    applicant: ask.filter((name) => mayAnswer(programme, name)),
    body: ask.filter((name) => !mayAnswer(programme, name)),
  }
}

const unburdened: Readonly<Record<string, Value>> = {
  'bar.in-force': 'no',
  'awards.held': [],
  'awards.paid': 0,
}

/**
 * What is taken for granted while questions are asked, of somebody of whom payments and bars are not told: as if nothing stood
 * against it. So everything that may be wanted is asked before it is sent, and the questions give nothing away.
 */
export const nothingAgainst = ({ facts }: Programme): Facts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, { from }]) => {
      const value = from === undefined ? undefined : unburdened[from]
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** The question by which a programme asks where the applicant lives; it is answered with who applies, and printed with it. */
export const placeQuestion = ({ facts }: Programme): Words | null => {
  const fact = Object.values(facts).find(({ from }) => from === 'application.place')
  return fact?.question ?? null
}

/** The facts whose proof is declared and which were answered and not told by a record. */
export const provenFacts = (
  programme: Programme,
  origins: Readonly<Record<string, { readonly origin: string } | undefined>>,
): string[] =>
  Object.entries(programme.facts).flatMap(([name, { evidence, from }]) => {
    const told = origins[name]?.origin
    // Where somebody lives is told by who applies, though it stands with the application itself.
    const given = told === 'given' || (told === 'record' && from === 'application.place')
    return evidence !== undefined && given ? [name] : []
  })

/** Whose file answers the facts of a programme for persons. */
export const filesOf = ({ facts }: Programme): 'practicum' | 'workforce' =>
  Object.values(facts).some(({ from }) => from?.startsWith('practicum.') || from?.startsWith('student.'))
    ? 'practicum'
    : 'workforce'

/** A programme for bodies that asks where a station lies is for stations. */
export const isForStations = (programme: Programme): boolean =>
  programme.for === 'organisation' &&
  Object.values(programme.facts).some(({ from }) => from === 'station.place')
