import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { peopleApi } from '../queries.ts'

/** Imports, the latest first. */
export const importList = {
  key: ['people', 'imports'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    peopleApi.get('/api/people/imports', { query: { limit: 20, ...(cursor ? { cursor } : {}) }, signal }),
}

export type ImportLine = Awaited<ReturnType<typeof importList.load>>['items'][number]
export type ImportState = ImportLine['state']

/** Whether the server is at work on it, so that looking again is worthwhile. */
export const isMoving = (state: ImportState): boolean =>
  state === 'reading' || state === 'applying' || state === 'undoing'

const lookAgainMilliseconds = 1_000

/** One import; asked for again every second while the server works on it. */
export const importQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'import', id],
    queryFn: ({ signal }) => peopleApi.get('/api/people/imports/:id', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data && isMoving(state.data.state) ? lookAgainMilliseconds : false,
  })

export type ImportDetail = Awaited<ReturnType<NonNullable<ReturnType<typeof importQuery>['queryFn']>>>
export type ImportSheet = ImportDetail['sheets'][number]
export type ImportColumn = ImportSheet['columns'][number]

export type Severity = 'reject' | 'warn'

export const badRows = (id: Id, severity: Severity) => ({
  key: ['people', 'import', id, 'rows', severity],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    peopleApi.get('/api/people/imports/:id/rows', {
      params: { id },
      query: { severity, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type BadRow = Awaited<ReturnType<ReturnType<typeof badRows>['load']>>['items'][number]
export type RowProblem = BadRow['problems'][number]

/** What an undo had to keep, because it was used since. */
export const keptList = (id: Id) => ({
  key: ['people', 'import', id, 'kept'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    peopleApi.get('/api/people/imports/:id/kept', {
      params: { id },
      query: { limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type KeptLine = Awaited<ReturnType<ReturnType<typeof keptList>['load']>>['items'][number]
