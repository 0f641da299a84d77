import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { ecomapContract } from '../../contract.ts'

export const ecomapApi = client<typeof ecomapContract>()

export const ecomapQuery = (id: Id) =>
  queryOptions({
    queryKey: ['casework', 'ecomap', id],
    queryFn: ({ signal }) => ecomapApi.get('/api/cases/:id/ecomap', { params: { id }, signal }),
  })

export type Ecomap = Awaited<ReturnType<NonNullable<ReturnType<typeof ecomapQuery>['queryFn']>>>
export type EcomapTie = Ecomap['ties'][number]
export type KnownSystem = Ecomap['known'][number]

export const renewedByTies = [['casework', 'ecomap']] as const
