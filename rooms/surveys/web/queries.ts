import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../platform/web/client.ts'
import type { surveysContract } from '../contract.ts'

export const surveysApi = client<typeof surveysContract>()

export const questionnairesQuery = queryOptions({
  queryKey: ['surveys', 'questionnaires'],
  queryFn: ({ signal }) => surveysApi.get('/api/surveys/questionnaires', { signal }),
})

export const surveysQuery = queryOptions({
  queryKey: ['surveys', 'list'],
  queryFn: ({ signal }) => surveysApi.get('/api/surveys', { query: {}, signal }),
})

export const toFillQuery = queryOptions({
  queryKey: ['surveys', 'to-fill'],
  queryFn: ({ signal }) => surveysApi.get('/api/surveys/to-fill', { signal }),
})

export const surveyQuery = (id: string) =>
  queryOptions({
    queryKey: ['surveys', 'one', id],
    queryFn: ({ signal }) => surveysApi.get('/api/surveys/:id', { params: { id }, signal }),
  })

export const mySurveyQuery = (id: string) =>
  queryOptions({
    queryKey: ['surveys', 'mine', id],
    queryFn: ({ signal }) => surveysApi.get('/api/surveys/:id/mine', { params: { id }, signal }),
  })

export const villageQuery = (id: string, division: string) =>
  queryOptions({
    queryKey: ['surveys', 'village', id, division],
    queryFn: ({ signal }) =>
      surveysApi.get('/api/surveys/:id/villages/:division', { params: { id, division }, signal }),
  })

export const doorQuery = (id: string, household: string) =>
  queryOptions({
    queryKey: ['surveys', 'door', id, household],
    queryFn: ({ signal }) =>
      surveysApi.get('/api/surveys/:id/households/:household', { params: { id, household }, signal }),
  })

export const colleaguesQuery = (id: string, division: string) =>
  queryOptions({
    queryKey: ['surveys', 'colleagues', id, division],
    queryFn: ({ signal }) =>
      surveysApi.get('/api/surveys/:id/villages/:division/colleagues', { params: { id, division }, signal }),
  })

export const differencesList = (id: string) => ({
  key: ['surveys', 'differences', id],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    surveysApi.get('/api/surveys/:id/differences', {
      params: { id },
      query: { limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

type Answered<Q extends { queryFn?: unknown }> = Q['queryFn'] extends
  | ((...given: never[]) => infer R)
  | undefined
  ? Awaited<R>
  : never

export type Survey = Answered<ReturnType<typeof surveyQuery>>
export type SurveyHead = Answered<typeof surveysQuery>['items'][number]
export type SurveyVillage = Survey['villages'][number]
export type Door = Answered<ReturnType<typeof doorQuery>>
export type DoorLine = Answered<ReturnType<typeof villageQuery>>['items'][number]
export type Asked = Door['questions'][number]
export type DifferenceLine = Awaited<ReturnType<ReturnType<typeof differencesList>['load']>>['items'][number]

/** Settling a door may open or withdraw duties. */
export const renewed = [['surveys'], ['duties']] as const
