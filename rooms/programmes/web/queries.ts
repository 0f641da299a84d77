import { queryOptions } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import { client } from '../../../platform/web/client.ts'
import type { programmesContract } from '../contract.ts'
import type { Programme } from '../domain/language/programme.ts'

export const programmesApi = client<typeof programmesContract>()

/** Staff ask under their own permission, visitors without an account. */
export type Reader = 'staff' | 'visitor'

export const programmesQuery = (reader: Reader, division: DivisionCode | undefined) =>
  queryOptions({
    queryKey: ['programmes', 'list', reader, division],
    queryFn: ({ signal }) => {
      const query = division === undefined ? {} : { division }
      return reader === 'staff'
        ? programmesApi.get('/api/programmes', { query, signal })
        : programmesApi.get('/api/public/programmes', { query, signal })
    },
  })

/** The definition as the engine takes it: the server sends what it read and checked. */
export const programmeQuery = (reader: Reader, code: string) =>
  queryOptions({
    queryKey: ['programmes', 'one', reader, code],
    queryFn: async ({ signal }) => {
      const asked = { params: { code }, signal }
      const answer =
        reader === 'staff'
          ? await programmesApi.get('/api/programmes/:code', asked)
          : await programmesApi.get('/api/public/programmes/:code', asked)
      return { ...answer, definition: answer.definition as unknown as Programme }
    },
  })

export type GivenFacts = Readonly<Record<string, string | number | readonly string[]>>

export const decisionQuery = (reader: Reader, code: string, facts: GivenFacts) =>
  queryOptions({
    // A short-lived answer: what somebody typed is forgotten with the page.
    queryKey: ['programmes', 'decision', reader, code, facts],
    gcTime: 0,
    placeholderData: (before: unknown) => before as never,
    queryFn: () => {
      const sent = Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
      )
      const asked = { params: { code }, body: { facts: sent } }
      return reader === 'staff'
        ? programmesApi.post('/api/programmes/:code/decide', asked)
        : programmesApi.post('/api/public/programmes/:code/decide', asked)
    },
  })

export const draftsQuery = () =>
  queryOptions({
    queryKey: ['programmes', 'drafts'],
    queryFn: ({ signal }) => programmesApi.get('/api/programme-drafts', { signal }),
  })

export const draftQuery = (draft: string) =>
  queryOptions({
    queryKey: ['programmes', 'draft', draft],
    queryFn: async ({ signal }) => {
      const answer = await programmesApi.get('/api/programme-drafts/:draft', { params: { draft }, signal })
      return { ...answer, definition: answer.definition as unknown as Programme | null }
    },
  })

export const startTextQuery = (code: string) =>
  queryOptions({
    queryKey: ['programmes', 'text', code],
    queryFn: ({ signal }) => programmesApi.get('/api/programme-texts/:code', { params: { code }, signal }),
  })

export const templateQuery = (kind: string) =>
  queryOptions({
    queryKey: ['programmes', 'template', kind],
    queryFn: ({ signal }) =>
      programmesApi.get('/api/programme-templates/:kind', { params: { kind: kind as 'benefit' }, signal }),
  })

/** What the check says of a text as it is being written; the last answer stays until the next is here. */
export const textCheckQuery = (text: string) =>
  queryOptions({
    queryKey: ['programmes', 'check', text],
    enabled: text.trim() !== '',
    gcTime: 60_000,
    staleTime: 60_000,
    placeholderData: (before: unknown) => before as never,
    queryFn: () => programmesApi.post('/api/programme-checks', { body: { text } }),
  })

type AnswerOf<Q extends { queryFn?: unknown }> = Awaited<
  ReturnType<Extract<NonNullable<Q['queryFn']>, (...given: never[]) => unknown>>
>

export type ProgrammeLine = AnswerOf<ReturnType<typeof programmesQuery>>['items'][number]
export type ProgrammeAnswer = AnswerOf<ReturnType<typeof programmeQuery>>
export type DecisionAnswer = AnswerOf<ReturnType<typeof decisionQuery>>
export type DraftLine = AnswerOf<ReturnType<typeof draftsQuery>>['items'][number]
export type DraftAnswer = AnswerOf<ReturnType<typeof draftQuery>>

export const renewed = [['programmes']] as const
