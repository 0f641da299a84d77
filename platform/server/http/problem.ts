import type { z } from 'zod'
import { commonErrors, type ErrorTable, type Words } from '../../../kernel/contract.ts'
import { parseDay, sayDay } from '../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'

export type Language = 'zh' | 'en'

/** RFC 9457 problem details, with every sentence in both languages so that no client needs a dictionary. */
export type ProblemDocument = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly message: string
  readonly messages: Words
  readonly problems: readonly (Problem & { readonly message: string; readonly messages: Words })[]
  readonly reference?: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Chinese unless the request asks for English first. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh'

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

/** A value inside a sentence: a day is said as people write it, not as the API does; a title in the sentence's language. */
const said = (value: unknown, language: Language): string => {
  if (isWords(value)) return value[language]
  return typeof value === 'string' && parseDay(value).ok ? sayDay(value, language) : String(value)
}

const fill = (
  sentence: string,
  data: Readonly<Record<string, unknown>> | undefined,
  language: Language,
): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => (data && name in data ? said(data[name], language) : whole))

function wordsOf(
  codes: ErrorTable,
  code: string,
  data: Readonly<Record<string, unknown>> | undefined,
): Words {
  const entry = codes[code] ?? commonErrors['value-not-valid']
  return { zh: fill(entry.zh, data, 'zh'), en: fill(entry.en, data, 'en') }
}

/** Turns a refusal into the one shape every error of the API has. */
export function problemDocument(
  codes: ErrorTable,
  refusal: Refusal,
  language: Language,
  reference?: string,
): ProblemDocument {
  const data = { ...refusal.data, reference }
  const messages = wordsOf(codes, refusal.code, data)
  return {
    type: `/errors/${refusal.code}`,
    title: refusal.code,
    status: codes[refusal.code]?.status ?? 400,
    code: refusal.code,
    message: messages[language],
    messages,
    problems: (refusal.problems ?? []).map((problem) => {
      const words = wordsOf(codes, problem.code, problem.data)
      return { ...problem, message: words[language], messages: words }
    }),
    ...(reference ? { reference } : {}),
    ...(refusal.data ? { data: refusal.data } : {}),
  }
}

/** Words are short or long, lists have few or many, numbers are small or large. */
const boundsOf = (origin: string) =>
  origin === 'string'
    ? (['value-too-short', 'value-too-long'] as const)
    : origin === 'array' || origin === 'set' || origin === 'map'
      ? (['value-too-few', 'value-too-many'] as const)
      : (['value-too-small', 'value-too-large'] as const)

/** All problems of a request at once, each with its place. */
export function problemsOf(error: z.ZodError, part: 'params' | 'query' | 'body'): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const path = `/${[part, ...issue.path.map(String)].join('/')}`
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ code: 'value-unknown', path: `${path}/${key}` }))
    }
    if (issue.code === 'too_big') {
      const [, code] = boundsOf(issue.origin)
      return [{ code, path, data: { maximum: Number(issue.maximum) } }]
    }
    if (issue.code === 'too_small') {
      const minimum = Number(issue.minimum)
      const [code] = boundsOf(issue.origin)
      const isEmpty = minimum === 1 && code !== 'value-too-small'
      return [isEmpty ? { code: 'value-missing', path } : { code, path, data: { minimum } }]
    }
    if (issue.code === 'invalid_value')
      return [{ code: issue.input === undefined ? 'value-missing' : 'value-not-in-list', path }]
    if (issue.code === 'invalid_type' && issue.input === undefined) return [{ code: 'value-missing', path }]
    return [{ code: /^[a-z]+(-[a-z]+)+$/.test(issue.message) ? issue.message : 'value-not-valid', path }]
  })
}
