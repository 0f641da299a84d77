import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { tasksContract } from '../../contract/tasks.ts'
import type { TaskState } from '../../domain/tasks/state.ts'

export const tasksApi = client<typeof tasksContract>()

export type RaisedTo = 'station-head' | 'centre' | 'county'

/** What narrows the list of tasks handed out; the same names as in the address of the API. */
export type TaskQuestion = {
  readonly open?: 'true' | 'false' | 'all'
  readonly search?: string
  readonly state?: TaskState
  readonly organisation?: Id
  readonly toStation?: Id
  readonly account?: Id
  readonly source?: Id
  readonly person?: Id
  readonly late?: 'true'
  readonly raised?: RaisedTo
}

export const givenList = (question: TaskQuestion) => ({
  key: ['intake', 'tasks', 'given', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    tasksApi.get('/api/tasks', { query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) }, signal }),
})

export type GivenRow = Awaited<ReturnType<ReturnType<typeof givenList>['load']>>['items'][number]

export const receivedList = (open: boolean) => ({
  key: ['intake', 'tasks', 'received', open],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    tasksApi.get('/api/tasks/received', {
      query: { open: open ? 'true' : 'false', limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type ReceivedRow = Awaited<ReturnType<ReturnType<typeof receivedList>['load']>>['items'][number]

export const receivedCountsQuery = queryOptions({
  queryKey: ['intake', 'tasks', 'received-counts'],
  queryFn: ({ signal }) => tasksApi.get('/api/tasks/received/counts', { signal }),
})

export const receivedTaskQuery = (id: Id) =>
  queryOptions({
    queryKey: ['intake', 'tasks', 'received-one', id],
    queryFn: ({ signal }) => tasksApi.get('/api/tasks/received/:id', { params: { id }, signal }),
  })

export type ReceivedTask = Awaited<ReturnType<NonNullable<ReturnType<typeof receivedTaskQuery>['queryFn']>>>

export const givenTaskQuery = (id: Id) =>
  queryOptions({
    queryKey: ['intake', 'tasks', 'given-one', id],
    queryFn: ({ signal }) => tasksApi.get('/api/tasks/:id', { params: { id }, signal }),
  })

export type GivenTask = Awaited<ReturnType<NonNullable<ReturnType<typeof givenTaskQuery>['queryFn']>>>

export const choicesQuery = (station: Id | null) =>
  queryOptions({
    queryKey: ['intake', 'tasks', 'choices', station],
    queryFn: ({ signal }) =>
      tasksApi.get('/api/tasks/choices', { query: station ? { station } : {}, signal }),
    placeholderData: (before) => before,
  })

export const boardQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['intake', 'tasks', 'board', from, to],
    queryFn: ({ signal }) => tasksApi.get('/api/tasks/board', { query: { from, to }, signal }),
    placeholderData: (before) => before,
  })

export const templateQuery = (division: number) =>
  queryOptions({
    queryKey: ['intake', 'tasks', 'template', division],
    queryFn: ({ signal }) => tasksApi.get('/api/tasks/letter-template', { query: { division }, signal }),
  })

/** What has to be read anew after any step of a task. */
export const renewed = [['intake'], ['duties'], ['indicators']] as const
