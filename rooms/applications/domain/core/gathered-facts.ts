import { contains } from '../../../../kernel/division.ts'
import { type Facts, factFromRecord, type Programme, type Value } from '../../../programmes/index.ts'

/** What a record says of a fact by its resolver, and since when where that is known. */
export type Recorded = Readonly<
  Record<string, { readonly value: unknown; readonly since?: string | null } | undefined>
>

/** The latest answers by fact: of the applicant, and of the body (open questions of the text, and what it established). */
export type Answers = Readonly<
  Record<string, { readonly value: Value; readonly origin: 'given' | 'body' } | undefined>
>

/** Where a fact of an application comes from. */
export type Origin = {
  readonly origin: 'record' | 'given' | 'body'
  /** The resolver whose record answers; null for an answer. */
  readonly from: string | null
  readonly since: string | null
  /** What was answered, where the record says something else: the record counts. */
  readonly contradicted: Value | null
}

export type GatheredFacts = {
  readonly facts: Facts
  readonly origins: Readonly<Record<string, Origin>>
}

/**
 * The facts of an application: what a record says first, then what was given. An answer that a record contradicts is kept
 * beside it and does not count; what the body answered counts where no record speaks, or where it is a place inside the
 * one of the record.
 */
export function gatherFacts(programme: Programme, recorded: Recorded, answers: Answers): GatheredFacts {
  const facts: Record<string, Value> = {}
  const origins: Record<string, Origin> = {}
  for (const [name, fact] of Object.entries(programme.facts)) {
    const told = fact.from === undefined ? undefined : recorded[fact.from]
    const read = told === undefined ? null : factFromRecord(fact, told.value)
    const answer = answers[name]
    if (read !== null && !(answer && isNearer(answer.value, read, fact.type))) {
      facts[name] = read
      const contradicted = answer && !sameValue(answer.value, read) ? answer.value : null
      origins[name] = { origin: 'record', from: fact.from ?? null, since: told?.since ?? null, contradicted }
    } else if (answer) {
      facts[name] = answer.value
      origins[name] = { origin: answer.origin, from: null, since: null, contradicted: null }
    }
  }
  for (const name of Object.keys(programme.switches)) {
    const answer = answers[name]
    // An open question is settled by the body, never by who applies.
    if (answer?.origin !== 'body') continue
    facts[name] = answer.value
    origins[name] = { origin: 'body', from: null, since: null, contradicted: null }
  }
  return { facts, origins }
}

/** A record may know the province only: the answer of a place inside it says more, and does not contradict it. */
const isNearer = (given: Value, read: Value, type: string): boolean =>
  type === 'division' && given !== read && contains(Number(read), Number(given))

export const sameValue = (a: Value, b: Value): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && [...a].toSorted().join('\n') === [...b].toSorted().join('\n')
    : a === b
