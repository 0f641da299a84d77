import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { activitiesApi } from '../queries.ts'
import type { LearningQuestion } from './asked.ts'

export const trainingQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'training', id],
    queryFn: ({ signal }) => activitiesApi.get('/api/trainings/:id', { params: { id }, signal }),
  })
export type Training = Awaited<ReturnType<NonNullable<ReturnType<typeof trainingQuery>['queryFn']>>>

export const supervisionQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'supervision', id],
    queryFn: ({ signal }) => activitiesApi.get('/api/supervisions/:id', { params: { id }, signal }),
  })
export type Supervision = Awaited<ReturnType<NonNullable<ReturnType<typeof supervisionQuery>['queryFn']>>>

export const consultationQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'consultation', id],
    queryFn: ({ signal }) => activitiesApi.get('/api/consultations/:id', { params: { id }, signal }),
  })
export type Consultation = Awaited<ReturnType<NonNullable<ReturnType<typeof consultationQuery>['queryFn']>>>

/** What may change with a training, a supervision or a consultation: credit hours and duties come of them. */
export const renewedByLearning = [['activities'], ['indicators'], ['workforce'], ['duties']] as const

const listed = (cursor: string | undefined) => (cursor ? { cursor } : {})

export const trainingList = (question: LearningQuestion) => ({
  key: ['activities', 'trainings', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    activitiesApi.get('/api/trainings', { query: { ...question, ...listed(cursor) }, signal }),
})
export type TrainingLine = Awaited<ReturnType<ReturnType<typeof trainingList>['load']>>['items'][number]

export const supervisionList = (question: LearningQuestion) => ({
  key: ['activities', 'supervisions', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    activitiesApi.get('/api/supervisions', { query: { ...question, ...listed(cursor) }, signal }),
})
export type SupervisionLine = Awaited<ReturnType<ReturnType<typeof supervisionList>['load']>>['items'][number]

export const consultationList = (question: LearningQuestion) => ({
  key: ['activities', 'consultations', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    activitiesApi.get('/api/consultations', { query: { ...question, ...listed(cursor) }, signal }),
})
export type ConsultationLine = Awaited<
  ReturnType<ReturnType<typeof consultationList>['load']>
>['items'][number]
