import { queryOptions } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { regionsContract } from '../contract.ts'

export const api = client<typeof regionsContract>()

// Names of places change a few times a year; a page that shows a hundred of them asks for each once.
const longStanding = 3_600_000

export const divisionQuery = (code: DivisionCode) =>
  queryOptions({
    queryKey: ['regions', 'division', code],
    queryFn: ({ signal }) => api.get('/api/divisions/:code', { params: { code }, signal }),
    staleTime: longStanding,
  })

export const stationQuery = (station: Id) =>
  queryOptions({
    queryKey: ['regions', 'station', station],
    queryFn: ({ signal }) => api.get('/api/stations/:station', { params: { station }, signal }),
    staleTime: longStanding,
  })
