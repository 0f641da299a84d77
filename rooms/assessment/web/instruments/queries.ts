import { queryOptions } from '@tanstack/react-query'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { client } from '../../../../platform/web/client.ts'
import type { instrumentContract } from '../../contract/instruments.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'

export const instrumentsApi = client<typeof instrumentContract>()

const at = (division: DivisionCode | undefined) => (division === undefined ? {} : { division })

export const instrumentsQuery = (division: DivisionCode | undefined) =>
  queryOptions({
    queryKey: ['assessment', 'instruments', division],
    queryFn: ({ signal }) => instrumentsApi.get('/api/instruments', { query: at(division), signal }),
  })

/** The definition as the engine takes it: the server sends what it read and checked. */
export const instrumentQuery = (code: string, division: DivisionCode | undefined) =>
  queryOptions({
    queryKey: ['assessment', 'instrument', code, division],
    queryFn: async ({ signal }) => {
      const answer = await instrumentsApi.get('/api/instruments/:code', {
        params: { code },
        query: at(division),
        signal,
      })
      return { ...answer, definition: answer.definition as unknown as Instrument }
    },
  })

export const copiesQuery = (code: string) =>
  queryOptions({
    queryKey: ['assessment', 'copies', code],
    queryFn: ({ signal }) =>
      instrumentsApi.get('/api/instruments/:code/copies', { params: { code }, signal }),
  })

export type InstrumentLine = Awaited<
  ReturnType<NonNullable<ReturnType<typeof instrumentsQuery>['queryFn']>>
>['items'][number]
export type InstrumentAnswer = Awaited<ReturnType<NonNullable<ReturnType<typeof instrumentQuery>['queryFn']>>>
export type CopyLine = Awaited<
  ReturnType<NonNullable<ReturnType<typeof copiesQuery>['queryFn']>>
>['items'][number]

export const renewed = [['assessment']] as const
