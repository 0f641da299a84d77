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

/** Milliseconds of all answers, 95 of 100, after each was asked once before. */
export async function askAll(
  server: FastifyInstance,
  cookie: string,
  questions: readonly Question[],
  url: (question: Question) => string,
): Promise<number> {
  const took: number[] = []
  for (const warm of [false, true]) {
    for (const question of questions) {
      const milliseconds = await timed(async () => {
        const answer = await server.inject({ url: url(question), headers: { cookie } })
        if (answer.statusCode !== 200)
          throw new Error(`${url(question)}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
      })
      if (warm) took.push(milliseconds)
    }
  }
  return percentile(took, 0.95)
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
