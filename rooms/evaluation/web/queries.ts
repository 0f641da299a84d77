import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../platform/web/client.ts'
import type { evaluationContract } from '../contract.ts'

export const evaluationApi = client<typeof evaluationContract>()

export const standardsQuery = queryOptions({
  queryKey: ['evaluation', 'standards'],
  queryFn: ({ signal }) => evaluationApi.get('/api/evaluations/standards', { signal }),
})

export const roundsQuery = queryOptions({
  queryKey: ['evaluation', 'rounds'],
  queryFn: ({ signal }) => evaluationApi.get('/api/evaluations', { signal }),
})

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'round', id],
    queryFn: ({ signal }) => evaluationApi.get('/api/evaluations/:id', { params: { id }, signal }),
  })

export const stationEvaluationQuery = (id: string, station: string) =>
  queryOptions({
    queryKey: ['evaluation', 'station', id, station],
    queryFn: ({ signal }) =>
      evaluationApi.get('/api/evaluations/:id/stations/:station', { params: { id, station }, signal }),
  })

export type Round = Awaited<ReturnType<NonNullable<ReturnType<typeof roundQuery>['queryFn']>>>
export type StationEvaluation = Awaited<
  ReturnType<NonNullable<ReturnType<typeof stationEvaluationQuery>['queryFn']>>
>
export type ScoredIndicator = StationEvaluation['indicators'][number]

export const renewed = [['evaluation'], ['duties']] as const
