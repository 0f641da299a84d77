import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { classesContract } from '../../contract.ts'

export const classesApi = client<typeof classesContract>()

export const classList = (search: string, running: boolean) => ({
  key: ['activities', 'classes', 'list', search, running],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    classesApi.get('/api/classes', {
      query: {
        ...(search ? { search } : {}),
        ...(running ? { running: 'true' as const } : {}),
        ...(cursor ? { cursor } : {}),
      },
      signal,
    }),
})

export type ClassRow = Awaited<ReturnType<ReturnType<typeof classList>['load']>>['items'][number]

export const classQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'classes', 'one', id],
    queryFn: ({ signal }) => classesApi.get('/api/classes/:id', { params: { id }, signal }),
  })

export type ClassDetail = Awaited<ReturnType<NonNullable<ReturnType<typeof classQuery>['queryFn']>>>

/** Asked again every half minute: a child that is late turns red by itself. */
const live = { refetchInterval: 30_000 } as const

export const sessionQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'classes', 'session', id],
    queryFn: ({ signal }) => classesApi.get('/api/classes/sessions/:id', { params: { id }, signal }),
    ...live,
  })

export type SessionSheet = Awaited<ReturnType<NonNullable<ReturnType<typeof sessionQuery>['queryFn']>>>

export const boardQuery = queryOptions({
  queryKey: ['activities', 'classes', 'board'],
  queryFn: ({ signal }) => classesApi.get('/api/classes/board', { query: {}, signal }),
  ...live,
})
