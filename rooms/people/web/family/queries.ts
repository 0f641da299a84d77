import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { peopleApi } from '../queries.ts'

export const familyQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'family', id],
    queryFn: ({ signal }) => peopleApi.get('/api/people/:id/family', { params: { id }, signal }),
  })

export const relationHistoryQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'family', id, 'history'],
    queryFn: ({ signal }) => peopleApi.get('/api/people/:id/relations/history', { params: { id }, signal }),
  })

export type Family = Awaited<ReturnType<NonNullable<ReturnType<typeof familyQuery>['queryFn']>>>
export type FamilyMember = Family['members'][number]
export type FamilyTie = Family['ties'][number]

export const renewedByFamily = [['people', 'family']] as const
