import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../../kernel/day.ts'
import { client } from '../../../../platform/web/client.ts'
import type { denominatorsContract, targetsContract } from '../../contract.ts'

export const targetsApi = client<typeof targetsContract>()
export const denominatorsApi = client<typeof denominatorsContract>()

type Answer<Q> = Q extends { readonly queryFn?: infer F }
  ? F extends (...given: never[]) => infer R
    ? Awaited<R>
    : never
  : never

/** Which division, on which day. */
export type Asked = { readonly node: number; readonly on: Day }

export const targetsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['indicators', 'targets', asked],
    queryFn: ({ signal }) => targetsApi.get('/api/targets', { query: asked, signal }),
    placeholderData: keepPreviousData,
  })

export type Targets = Answer<ReturnType<typeof targetsQuery>>
export type TargetLine = Targets['items'][number]
export type State = TargetLine['standing']['state']
export type Comparator = TargetLine['comparator']

/** Other numbers than the target's own; nothing of it is kept. */
export type WhatIf = {
  readonly number?: number
  readonly by?: Day
  readonly compare?: Comparator
  readonly coveredFrom?: number
}

export const targetQuery = (asked: Asked & WhatIf & { readonly target: string }) =>
  queryOptions({
    queryKey: ['indicators', 'target', asked],
    queryFn: ({ signal }) => targetsApi.get('/api/targets/one', { query: asked, signal }),
    placeholderData: keepPreviousData,
  })

export type TargetAnswer = Answer<ReturnType<typeof targetQuery>>

export const partsQuery = (asked: Asked & WhatIf & { readonly target: string }) =>
  queryOptions({
    queryKey: ['indicators', 'target-parts', asked],
    queryFn: ({ signal }) => targetsApi.get('/api/targets/parts', { query: asked, signal }),
    placeholderData: keepPreviousData,
  })

export type TargetPart = Answer<ReturnType<typeof partsQuery>>['items'][number]

export type Shown = 'short' | 'met' | 'unknown' | 'all'
export type Order = 'short' | 'code' | 'name'

export type PlacesAsked = Asked &
  WhatIf & { readonly target: string; readonly show: Shown; readonly order: Order }

export const placeList = (asked: PlacesAsked) => ({
  key: ['indicators', 'target-places', asked],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    targetsApi.get('/api/targets/places', {
      query: { ...asked, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type PlaceLine = Awaited<ReturnType<ReturnType<typeof placeList>['load']>>['items'][number]

export const exportPlaces = (asked: PlacesAsked) =>
  targetsApi.file('/api/targets/places/export', { query: asked })

export const denominatorKindsQuery = queryOptions({
  queryKey: ['indicators', 'denominator-kinds'],
  queryFn: ({ signal }) => denominatorsApi.get('/api/denominator-kinds', { signal }),
  staleTime: 600_000,
})

export const denominatorList = (asked: { readonly within: number; readonly code: string | null }) => ({
  key: ['indicators', 'denominators', asked],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    denominatorsApi.get('/api/denominators', {
      query: {
        within: asked.within,
        limit: 50,
        ...(asked.code ? { code: asked.code } : {}),
        ...(cursor ? { cursor } : {}),
      },
      signal,
    }),
})

export type DenominatorLine = Awaited<ReturnType<ReturnType<typeof denominatorList>['load']>>['items'][number]
