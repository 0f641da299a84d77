import { queryOptions } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { workforceContract } from '../contract.ts'
import type { CertificateLevel, PostKind } from '../domain/codes.ts'

export const workforceApi = client<typeof workforceContract>()

export type WorkforceQuestion = {
  readonly search?: string
  readonly level?: CertificateLevel | 'none'
  readonly post?: PostKind
  readonly education?: 'behind'
  readonly registration?: 'expiring' | 'lapsed' | 'never'
  readonly examYear?: number
}

export const memberList = (question: WorkforceQuestion) => ({
  key: ['workforce', 'list', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    workforceApi.get('/api/workforce', { query: { ...question, ...(cursor ? { cursor } : {}) }, signal }),
})
export type MemberRow = Awaited<ReturnType<ReturnType<typeof memberList>['load']>>['items'][number]

export const memberQuery = (id: Id) =>
  queryOptions({
    queryKey: ['workforce', 'one', id],
    queryFn: ({ signal }) => workforceApi.get('/api/workforce/:id', { params: { id }, signal }),
  })
export type MemberDetail = Awaited<ReturnType<NonNullable<ReturnType<typeof memberQuery>['queryFn']>>>

/** The checklist of a place worked through; the most particular list unless another is named. */
export const checklistQuery = (within: DivisionCode, list: string | undefined) =>
  queryOptions({
    queryKey: ['workforce', 'checklist', within, list],
    queryFn: ({ signal }) =>
      workforceApi.get('/api/checklists', { query: { within, ...(list ? { list } : {}) }, signal }),
  })
export type CheckedPlace = Awaited<ReturnType<NonNullable<ReturnType<typeof checklistQuery>['queryFn']>>>

export const handoverList = {
  key: ['workforce', 'handovers'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    workforceApi.get('/api/workforce-handovers', {
      query: { limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
}
export type HandoverLine = Awaited<ReturnType<typeof handoverList.load>>['items'][number]

/** Workers of the register by name, pinyin or initials, for a picker. */
export async function searchMembers(typed: string, signal: AbortSignal): Promise<readonly Found<Id>[]> {
  const { items } = await workforceApi.get('/api/workforce', { query: { search: typed, limit: 10 }, signal })
  return items.map((row) => ({ value: row.id, label: row.name, detail: row.placeName }))
}
