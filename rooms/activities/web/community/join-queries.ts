import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../../platform/web/client.ts'
import type { joinContract } from '../../contract.ts'

export const joinApi = client<typeof joinContract>()

export const toJoinQuery = (code: string) =>
  queryOptions({
    queryKey: ['join', code],
    queryFn: ({ signal }) => joinApi.get('/api/join/:code', { params: { code }, signal }),
    meta: { visitorsToo: true },
  })

export type ToJoin = Awaited<ReturnType<NonNullable<ReturnType<typeof toJoinQuery>['queryFn']>>>
