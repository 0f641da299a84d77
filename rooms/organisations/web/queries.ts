import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { organisationsContract } from '../contract.ts'
import type { OrganisationKind, PlaceKind } from '../domain/kinds.ts'

export const organisationsApi = client<typeof organisationsContract>()

/** What narrows the register; the same names as in the address of the API. */
export type OrganisationQuestion = {
  readonly search?: string
  readonly kind?: OrganisationKind
  readonly hub?: 'true'
  readonly league?: 'true'
  readonly state?: 'active' | 'dissolved' | 'all'
}

export const organisationList = (question: OrganisationQuestion) => ({
  key: ['organisations', 'list', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    organisationsApi.get('/api/organisations', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type OrganisationRow = Awaited<
  ReturnType<ReturnType<typeof organisationList>['load']>
>['items'][number]

export const organisationQuery = (id: Id) =>
  queryOptions({
    queryKey: ['organisations', 'one', id],
    queryFn: ({ signal }) => organisationsApi.get('/api/organisations/:id', { params: { id }, signal }),
  })

export type OrganisationFile = Awaited<
  ReturnType<NonNullable<ReturnType<typeof organisationQuery>['queryFn']>>
>

export const officersQuery = (id: Id) =>
  queryOptions({
    queryKey: ['organisations', 'officers', id],
    queryFn: ({ signal }) =>
      organisationsApi.get('/api/organisations/:id/officers', { params: { id }, signal }),
  })

export type Officer = Awaited<
  ReturnType<NonNullable<ReturnType<typeof officersQuery>['queryFn']>>
>['items'][number]

export const lookalikesQuery = (name: string, creditCode: string) =>
  queryOptions({
    queryKey: ['organisations', 'lookalikes', name, creditCode],
    queryFn: ({ signal }) =>
      organisationsApi.get('/api/organisations/lookalikes', {
        query: { ...(name ? { name } : {}), ...(creditCode ? { creditCode } : {}) },
        signal,
      }),
    enabled: name.length > 1 || creditCode.length > 3,
  })

export type PlaceQuestion = {
  readonly search?: string
  readonly kind?: PlaceKind
  readonly gap?: 'true'
  readonly state?: 'open' | 'closed' | 'all'
}

export const placeList = (question: PlaceQuestion) => ({
  key: ['organisations', 'places', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    organisationsApi.get('/api/service-places', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type PlaceRow = Awaited<ReturnType<ReturnType<typeof placeList>['load']>>['items'][number]

export const placeQuery = (id: Id) =>
  queryOptions({
    queryKey: ['organisations', 'place', id],
    queryFn: ({ signal }) => organisationsApi.get('/api/service-places/:id', { params: { id }, signal }),
  })

/** Finds organisations by typing, for a picker. */
export async function searchOrganisations(typed: string, signal: AbortSignal): Promise<readonly Found<Id>[]> {
  const query = { limit: 20, ...(typed ? { search: typed } : {}) }
  const { items } = await organisationsApi.get('/api/organisations', { query, signal })
  return items.map(({ id, name, place, creditCode }) => ({
    value: id,
    label: name,
    detail: [place.path, creditCode].filter(Boolean).join(' · '),
  }))
}
