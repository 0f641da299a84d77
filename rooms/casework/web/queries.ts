import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { caseworkContract } from '../contract.ts'
import type { CaseKind, CaseProblem, CaseState } from '../domain/case-codes.ts'
import type { Phase } from '../domain/phases.ts'

export const caseworkApi = client<typeof caseworkContract>()

/** What narrows a list of cases; the same names as in the address of the API. */
export type CaseQuestion = {
  readonly person?: string
  readonly state?: CaseState
  readonly kind?: CaseKind
  readonly problem?: CaseProblem
  readonly mine?: 'true'
  readonly number?: string
  readonly name?: string
  readonly phase?: Phase
  readonly worker?: string
  readonly overdue?: 'true'
  readonly unsigned?: 'true'
}

export const caseList = (question: CaseQuestion, limit = 20) => ({
  key: ['casework', 'list', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    caseworkApi.get('/api/cases', { query: { ...question, limit, ...(cursor ? { cursor } : {}) }, signal }),
})

export type CaseLine = Awaited<ReturnType<ReturnType<typeof caseList>['load']>>['items'][number]

export const caseQuery = (id: Id) =>
  queryOptions({
    queryKey: ['casework', 'case', id],
    queryFn: ({ signal }) => caseworkApi.get('/api/cases/:id', { params: { id }, signal }),
  })

export type CaseFile = Awaited<ReturnType<NonNullable<ReturnType<typeof caseQuery>['queryFn']>>>

/** A case to be chosen by number or by the name of its client, the newest first; `value` is its number. */
export async function searchCases(typed: string, signal: AbortSignal): Promise<Found<string>[]> {
  const by = typed === '' ? {} : /[0-9]/.test(typed) ? { number: typed } : { name: typed }
  const { items } = await caseworkApi.get('/api/cases', {
    query: { ...by, state: 'open', limit: 10 },
    signal,
  })
  return items.map(({ number, personName }) => ({
    value: number,
    label: number,
    detail: personName ?? undefined,
  }))
}

/** Whatever a command about a case may change on other screens. */
export const renewedByCases = [['casework'], ['duties'], ['indicators']] as const
