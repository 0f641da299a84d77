import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { groupsContract } from '../../contract.ts'

export const groupsApi = client<typeof groupsContract>()

/** What narrows a list of groups; the same names as in the address of the API. */
export type GroupQuestion = {
  readonly search?: string
  readonly station?: string
  readonly state?: 'planned' | 'running' | 'closed' | 'cancelled'
  readonly type?: 'education' | 'growth' | 'support' | 'therapy' | 'task'
  readonly field?: ServiceFieldCode
  readonly person?: string
}

type ServiceFieldCode =
  | 'social-assistance'
  | 'elder-care'
  | 'child-welfare'
  | 'community-building'
  | 'social-affairs'
  | 'social-organisations'

export const groupList = (question: GroupQuestion, limit = 20) => ({
  key: ['activities', 'groups', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    groupsApi.get('/api/groups', { query: { ...question, limit, ...(cursor ? { cursor } : {}) }, signal }),
})

export type GroupLine = Awaited<ReturnType<ReturnType<typeof groupList>['load']>>['items'][number]

export const groupQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'group', id],
    queryFn: ({ signal }) => groupsApi.get('/api/groups/:id', { params: { id }, signal }),
  })

export type GroupFile = Awaited<ReturnType<NonNullable<ReturnType<typeof groupQuery>['queryFn']>>>

export const groupSessionQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'group-session', id],
    queryFn: ({ signal }) => groupsApi.get('/api/group-sessions/:id', { params: { id }, signal }),
  })

export type GroupSession = Awaited<ReturnType<NonNullable<ReturnType<typeof groupSessionQuery>['queryFn']>>>

export const groupAttendanceQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'group-attendance', id],
    queryFn: ({ signal }) => groupsApi.get('/api/group-attendances/:id', { params: { id }, signal }),
  })

/** Whatever a command about a group may change on other screens. */
export const renewedByGroups = [['activities'], ['duties'], ['indicators']] as const
