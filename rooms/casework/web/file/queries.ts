import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { caseFileContract, caseTransferContract } from '../../contract.ts'
import type { RecordKind } from '../../domain/phases.ts'

export const caseFileApi = client<typeof caseFileContract>()
export const caseTransferApi = client<typeof caseTransferContract>()

export const caseFileQuery = (id: Id) =>
  queryOptions({
    queryKey: ['casework', 'file', id],
    queryFn: ({ signal }) => caseFileApi.get('/api/cases/:id/file', { params: { id }, signal }),
  })

export type CaseFileAnswer = Awaited<ReturnType<NonNullable<ReturnType<typeof caseFileQuery>['queryFn']>>>
export type ShownRecord = CaseFileAnswer['records'][number]
export type ShownTransfer = CaseFileAnswer['transfers'][number]

/** Asked anew each time: a draft of an hour ago is not what was kept meanwhile on another device. */
export const draftQuery = (id: Id, kind: RecordKind) =>
  queryOptions({
    queryKey: ['casework-draft', id, kind],
    queryFn: ({ signal }) => caseFileApi.get('/api/cases/:id/drafts/:kind', { params: { id, kind }, signal }),
    staleTime: 0,
    gcTime: 0,
  })

export const caseResultsQuery = (id: Id) =>
  queryOptions({
    queryKey: ['casework', 'results', id],
    queryFn: ({ signal }) => caseFileApi.get('/api/cases/:id/assessments', { params: { id }, signal }),
  })

export const notesQuery = (id: Id) =>
  queryOptions({
    queryKey: ['casework', 'notes', id],
    queryFn: ({ signal }) => caseFileApi.get('/api/cases/:id/notes', { params: { id }, signal }),
  })

export const transferList = (way: 'in' | 'out', limit = 20) => ({
  key: ['casework', 'transfers', way, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    caseTransferApi.get('/api/cases/transfers', {
      query: { way, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export const transferQuery = (id: Id) =>
  queryOptions({
    queryKey: ['casework', 'transfer', id],
    queryFn: ({ signal }) => caseTransferApi.get('/api/cases/transfers/:id', { params: { id }, signal }),
  })

export type Transfer = Awaited<ReturnType<NonNullable<ReturnType<typeof transferQuery>['queryFn']>>>

export const transferChoicesQuery = (id: Id) =>
  queryOptions({
    queryKey: ['casework', 'transfer-choices', id],
    queryFn: ({ signal }) =>
      caseTransferApi.get('/api/cases/:id/transfer-choices', { params: { id }, signal }),
  })

/** What the stations in reach are asked to take over. */
export const waitingTransfers = queryOptions({
  queryKey: ['casework', 'transfers', 'waiting'],
  queryFn: ({ signal }) =>
    caseTransferApi.get('/api/cases/transfers', { query: { way: 'in', state: 'asked', limit: 50 }, signal }),
})

export const caseloadQuery = () =>
  queryOptions({
    queryKey: ['casework', 'caseload'],
    queryFn: ({ signal }) => caseFileApi.get('/api/cases/caseload', { query: {}, signal }),
  })

export type CaseloadLine = Awaited<
  ReturnType<NonNullable<ReturnType<typeof caseloadQuery>['queryFn']>>
>['items'][number]
