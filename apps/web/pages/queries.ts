import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../platform/web/client.ts'
import type { deploymentContract } from '../../server/deployment-contract.ts'

const api = client<typeof deploymentContract>()

export const deploymentQuery = queryOptions({
  queryKey: ['deployment'],
  queryFn: ({ signal }) => api.get('/api/public/deployment', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  meta: { visitorsToo: true },
})
