import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type {
  agreementsContract,
  boxesContract,
  lettersContract,
  publicLettersContract,
  pupilsContract,
} from '../contract.ts'
import type { LetterState } from '../domain/letter-codes.ts'

export const lettersApi = client<typeof lettersContract>()
export const boxesApi = client<typeof boxesContract>()
export const pupilsApi = client<typeof pupilsContract>()
export const agreementsApi = client<typeof agreementsContract>()
export const publicApi = client<typeof publicLettersContract>()

/** Whatever a command of this room may change on other screens. */
export const renewedByLetters = [['letters'], ['duties'], ['indicators']] as const

/** What narrows a list of letters; the same names as in the address of the API. */
export type LetterQuestion = {
  readonly state?: LetterState
  readonly urgent?: 'true'
  readonly late?: 'true'
  readonly mine?: 'true'
  readonly search?: string
}

export const letterList = (question: LetterQuestion, limit = 20) => ({
  key: ['letters', 'list', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    lettersApi.get('/api/letters', { query: { ...question, limit, ...(cursor ? { cursor } : {}) }, signal }),
})

export type LetterLine = Awaited<ReturnType<ReturnType<typeof letterList>['load']>>['items'][number]

export const letterQuery = (id: Id) =>
  queryOptions({
    queryKey: ['letters', 'letter', id],
    queryFn: ({ signal }) => lettersApi.get('/api/letters/:id', { params: { id }, signal }),
    // Each opening is written to the audit trail: not asked again because a window got the focus.
    refetchOnWindowFocus: false,
  })

export type LetterFile = Awaited<ReturnType<NonNullable<ReturnType<typeof letterQuery>['queryFn']>>>

export const boxesQuery = queryOptions({
  queryKey: ['letters', 'boxes'],
  queryFn: ({ signal }) => boxesApi.get('/api/letters/boxes', { signal }),
})

export type Box = Awaited<ReturnType<NonNullable<typeof boxesQuery.queryFn>>>['items'][number]

export const schoolsQuery = queryOptions({
  queryKey: ['letters', 'schools'],
  queryFn: ({ signal }) => boxesApi.get('/api/letters/schools', { signal }),
})

export type Network = Awaited<ReturnType<NonNullable<typeof schoolsQuery.queryFn>>>
export type School = Network['schools'][number]
export type SchoolFigures = School['figures']

export const schoolQuery = (station: Id) =>
  queryOptions({
    queryKey: ['letters', 'schools', station],
    queryFn: ({ signal }) => boxesApi.get('/api/letters/schools/:station', { params: { station }, signal }),
  })

export type OneSchool = Awaited<ReturnType<NonNullable<ReturnType<typeof schoolQuery>['queryFn']>>>

export const pupilList = (question: { readonly search?: string; readonly station?: string }, limit = 20) => ({
  key: ['letters', 'pupils', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    pupilsApi.get('/api/letters/pupils', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type PupilLine = Awaited<ReturnType<ReturnType<typeof pupilList>['load']>>['items'][number]

export const pupilQuery = (id: Id) =>
  queryOptions({
    queryKey: ['letters', 'pupil', id],
    queryFn: ({ signal }) => pupilsApi.get('/api/letters/pupils/:id', { params: { id }, signal }),
    refetchOnWindowFocus: false,
  })

export type PupilFile = Awaited<ReturnType<NonNullable<ReturnType<typeof pupilQuery>['queryFn']>>>

export const agreementQuery = (id: Id) =>
  queryOptions({
    queryKey: ['letters', 'agreement', id],
    queryFn: ({ signal }) => agreementsApi.get('/api/letters/agreements/:id', { params: { id }, signal }),
    refetchOnWindowFocus: false,
  })

export type Agreement = Awaited<ReturnType<NonNullable<ReturnType<typeof agreementQuery>['queryFn']>>>

export const publicBoxQuery = (address: string) =>
  queryOptions({
    queryKey: ['mail', address],
    queryFn: ({ signal }) =>
      publicApi.get('/api/public/letters/boxes/:address', { params: { address }, signal }),
    meta: { visitorsToo: true },
  })

export const helplinesQuery = queryOptions({
  queryKey: ['mail', 'helplines'],
  queryFn: ({ signal }) => publicApi.get('/api/public/letters/helplines', { signal }),
  meta: { visitorsToo: true },
})

export type Helpline = Awaited<ReturnType<NonNullable<typeof helplinesQuery.queryFn>>>['helplines'][number]

/** Drawn on this device and sent once: from it the server derives the code that is kept nowhere. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
