import { queryOptions } from '@tanstack/react-query'
import { api } from './queries.ts'

export type EmergencyState = 'open' | 'justified' | 'not-justified'

export const ownOpenings = () => ({
  key: ['access', 'emergency', 'own'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    api.get('/api/me/break-glass', { query: { cursor }, signal }),
})

export const openingsToReview = (state: EmergencyState | null) => ({
  key: ['access', 'emergency', state],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    api.get('/api/break-glass', { query: { state: state ?? undefined, cursor }, signal }),
})

/** Asked again each minute: three hours are short. */
export const openingsWaiting = queryOptions({
  queryKey: ['access', 'emergency', 'waiting'],
  queryFn: ({ signal }) => api.get('/api/break-glass', { query: { state: 'open' }, signal }),
  refetchInterval: 60_000,
})

export type Opening = Awaited<ReturnType<ReturnType<typeof ownOpenings>['load']>>['items'][number]
