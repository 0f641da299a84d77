import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import type { RoleCode } from '../domain/roles.ts'
import { api } from './queries.ts'

/** Asked for by those who keep accounts; one's own things are in queries.ts. */

type AccountsAsked = {
  readonly search: string
  readonly role: RoleCode | null
  readonly state: 'active' | 'suspended' | 'closed' | null
}

export const accountsList = (asked: AccountsAsked) => ({
  key: ['access', 'accounts', asked],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    api.get('/api/accounts', {
      query: {
        search: asked.search || undefined,
        role: asked.role ?? undefined,
        state: asked.state ?? undefined,
        cursor,
      },
      signal,
    }),
})

export type AccountLine = Awaited<ReturnType<ReturnType<typeof accountsList>['load']>>['items'][number]

const readAccount = (account: Id, signal: AbortSignal) =>
  api.get('/api/accounts/:account', { params: { account }, signal })

export type Account = Awaited<ReturnType<typeof readAccount>>

export const accountQuery = (account: Id) =>
  queryOptions({
    queryKey: ['access', 'account', account],
    queryFn: ({ signal }) => readAccount(account, signal),
  })

export const grantsList = (account: Id, withEnded: boolean) => ({
  key: ['access', 'grants', account, withEnded],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    api.get('/api/grants', { query: { account, current: withEnded ? 'no' : 'yes', cursor }, signal }),
})

export type GrantLine = Awaited<ReturnType<ReturnType<typeof grantsList>['load']>>['items'][number]

export const tokensList = () => ({
  key: ['access', 'tokens'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    api.get('/api/access/tokens', { query: { cursor }, signal }),
})

export const policyQuery = queryOptions({
  queryKey: ['access', 'policy'],
  queryFn: ({ signal }) => api.get('/api/access/policy', { signal }),
})
