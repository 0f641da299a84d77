import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../platform/web/client.ts'
import { newId } from '../../../platform/web/ids.ts'
import type { accessContract } from '../contract.ts'

export const api = client<typeof accessContract>()

const readMe = (signal: AbortSignal) => api.get('/api/me', { signal })

export type OwnAccount = Awaited<ReturnType<typeof readMe>>

/** Who is signed in; a visitor gets the refusal `not-signed-in`, which is no reason to ask for a password again. */
export const meQuery = queryOptions({
  queryKey: ['access', 'me'],
  queryFn: ({ signal }) => readMe(signal),
  staleTime: 60_000,
  meta: { visitorsToo: true },
})

export const sessionsQuery = queryOptions({
  queryKey: ['access', 'sessions'],
  queryFn: ({ signal }) => api.get('/api/me/sessions', { signal }),
})

export const signOut = () => api.delete('/api/session')

/** Keeps the language with the account, for the next device. */
export const saveLanguage = (language: 'zh' | 'en') =>
  api.put('/api/me/language', { body: { id: newId(), language } })
