import { z } from 'zod'
import { resolverNames, resolvers } from './resolvers.ts'
import { code, type Mistake, name, type Path, type Words, words } from './words.ts'

export const factTypes = [
  'integer',
  'money',
  'day',
  'moment',
  'days',
  'months',
  'years',
  'persons',
  'hours',
  'minutes',
  'percent',
  'yes_no',
  'code',
  'codes',
  'division',
  'text',
] as const
export type FactType = (typeof factTypes)[number]

/**
 * What must be known; each fact is also the question. `from` names the record that answers it before anybody is asked,
 * `since` the day parameter from which the record is counted.
 */
export const factSchema = z.strictObject({
  type: z.enum(factTypes),
  question: words,
  /** A short name for tables and reasons; without it the question stands there. */
  title: words.optional(),
  /** Said below the question. */
  help: words.optional(),
  options: z.record(code, words).optional(),
  from: z.enum(resolverNames).optional(),
  since: name.optional(),
  /** What proves it; asked for with the application. */
  evidence: words.optional(),
  /** Of a day: the fact that is a day before it. Answers the other way round contradict each other. */
  not_before: name.optional(),
  /** Decides nothing by itself, but is laid before the reviewers. */
  shown_to: z.literal('reviewers').optional(),
  /** Above this the answer is taken as a slip; money in fen, time in minutes. */
  slip_above: z.number().int().min(1).optional(),
})

export type Fact = z.infer<typeof factSchema>

/** What a fact is called where its answer stands beside it. */
export const titleOfFact = ({ title, question }: Pick<Fact, 'title' | 'question'>): Words =>
  title ?? { zh: withoutMark(question.zh), en: withoutMark(question.en) }

const withoutMark = (question: string): string => question.replace(/\s*[?？]$/, '')

/** Hours are asked as hours and kept as minutes. */
export const kindOfFact = ({ type }: Fact) => (type === 'hours' ? 'minutes' : type)

/** What the shape alone cannot say of one fact. */
export function factMistakes(fact: Fact, path: Path): Mistake[] {
  const chosen = fact.type === 'code' || fact.type === 'codes'
  const mistakes: Mistake[] = []
  if (chosen && fact.from !== 'awards.held' && Object.keys(fact.options ?? {}).length < 2)
    mistakes.push({
      path: [...path, 'options'],
      zh: '选项至少写两个：options: { 代码: { zh: …, en: … } }',
      en: 'write at least two options: options: { code: { zh: …, en: … } }',
    })
  if (!chosen && fact.options)
    mistakes.push({
      path: [...path, 'options'],
      zh: 'options 只用于 code 与 codes',
      en: 'options go with code or codes only',
    })
  const answers = fact.from && resolvers[fact.from]
  if (answers && answers !== kindOfFact(fact))
    mistakes.push({
      path: [...path, 'from'],
      zh: `${fact.from} 的类型是 ${answers}，type 应写 ${answers === 'minutes' ? 'hours 或 minutes' : answers}`,
      en: `${fact.from} is of type ${answers}; write type: ${answers === 'minutes' ? 'hours or minutes' : answers}`,
    })
  if (fact.since && !fact.from)
    mistakes.push({
      path: [...path, 'since'],
      zh: 'since 与 from 同用',
      en: 'since goes with from',
    })
  return mistakes
}
