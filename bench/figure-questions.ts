import type { FastifyInstance } from 'fastify'
import type { Client } from 'pg'
import { monthsOf, parsePeriod } from '../kernel/period.ts'
import { percentile } from './row.ts'
import { timed } from './scratch.ts'

/** One node in one period, with the records that the plain GROUP BY would read for it. */
type Question = { readonly node: string; readonly period: string; readonly where: string }

const periods = ['2023-03', '2023-08', '2023Q2', '2023Q4', '2023']
const steps = [1_000_000_000_000, 10_000_000_000, 100_000_000, 1_000_000, 1_000, 1]

/** The places of some people, and every node above them: nodes that hold records at either size. */
export async function drawQuestions(client: Client, people: number): Promise<Question[]> {
  const { rows } = await client.query<{ division: string; station: string }>(
    'select division, station from person where ordinal % 37 = 1 order by ordinal limit $1',
    [people],
  )
  const nodes = rows.flatMap(({ division, station }) => [
    { node: `station:${station}`, where: `station = '${station}'` },
    ...steps.map((step) => {
      const low = Math.floor(Number(division) / step) * step
      return { node: String(low), where: `division between ${low} and ${low + step - 1}` }
    }),
  ])
  return nodes.flatMap(({ node, where }, i) => {
    const period = periods[i % periods.length] as string
    return [{ node, period, where: `${where} and month = any('{${monthsIn(period)}}')` }]
  })
}

const monthsIn = (text: string): string => {
  const period = parsePeriod(text)
  return period.ok ? monthsOf(period.value).join() : ''
}

/** A served country, with somebody signed in who may see all of it. */
export type Country = {
  readonly server: FastifyInstance
  readonly cookie: string
  readonly questions: readonly Question[]
}

/**
 * Milliseconds of the answers of two countries that hold the same places, 95 of 100 of each: three rounds after
 * one that only warms up. They take turns question by question, so that a busy moment of the machine falls on both.
 */
export async function askInTurns(
  countries: readonly [Country, Country],
  url: (question: Question) => string,
): Promise<readonly [number, number]> {
  const took: [number[], number[]] = [[], []]
  for (const round of [0, 1, 2, 3]) {
    for (const at of countries[0].questions.keys()) {
      const first = at % 2
      for (const which of [first, 1 - first] as (0 | 1)[]) {
        const milliseconds = await timed(() => ask(countries[which], at, url))
        if (round > 0) took[which].push(milliseconds)
      }
    }
  }
  return [percentile(took[0], 0.95), percentile(took[1], 0.95)]
}

async function ask({ server, cookie, questions }: Country, at: number, url: (question: Question) => string) {
  const asked = url(questions[at] as Question)
  const answer = await server.inject({ url: asked, headers: { cookie } })
  if (answer.statusCode !== 200)
    throw new Error(`${asked}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
}

/** Three of the figures of each question by GROUP BY over the records; what the product answers is all of them. */
export async function groupAll(client: Client, questions: readonly Question[]): Promise<number> {
  const took: number[] = []
  for (const { where } of questions) {
    took.push(
      await timed(() =>
        client.query(`select method, count(*), count(distinct person_ordinal), sum(minutes) from figures_visit
          where ${where} group by grouping sets ((), (method))`),
      ),
    )
  }
  return percentile(took, 0.95)
}
