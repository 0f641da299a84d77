import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { PopulationKind } from '../../domain/simulation/population.ts'
import { programmesApi } from '../queries.ts'

/** What the screen asks, in the words of the screen: figures and assumed facts by name, as text. */
export type SimulationQuestion = {
  readonly population: PopulationKind
  readonly division: DivisionCode
  readonly posts: readonly string[]
  readonly on: Day
  readonly set: Readonly<Record<string, string>>
  readonly assume: Readonly<Record<string, string>>
  readonly draft?: string | undefined
}

const lines = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name}=${value}`)
    .join(';')

/** The same question in the words of the API. */
export function askedOf({ posts, set, assume, draft, ...rest }: SimulationQuestion) {
  const [figures, facts] = [lines(set), lines(assume)]
  return {
    ...rest,
    ...(posts.length > 0 ? { posts: posts.join(',') } : {}),
    ...(figures === '' ? {} : { set: figures }),
    ...(facts === '' ? {} : { assume: facts }),
    ...(draft === undefined ? {} : { draft }),
  }
}

export const simulationQuery = (code: string, question: SimulationQuestion) =>
  queryOptions({
    queryKey: ['programmes', 'simulation', code, question],
    // What stood there stays until the next answer is here, so that a slider does not make the page jump.
    placeholderData: (before: unknown) => before as never,
    queryFn: ({ signal }) =>
      programmesApi.get('/api/programmes/:code/simulation', {
        params: { code },
        query: askedOf(question),
        signal,
      }),
  })

type AnswerOf<Q extends { queryFn?: unknown }> = Awaited<
  ReturnType<Extract<NonNullable<Q['queryFn']>, (...given: never[]) => unknown>>
>
export type SimulationAnswer = AnswerOf<ReturnType<typeof simulationQuery>>
