import { useCallback } from 'react'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { peopleApi } from './queries.ts'
import { usePeopleWords } from './words.ts'

/** Finds people by typing, for a picker: the name, and what tells two of the same name apart. */
export function useSearchPeople(
  station?: Id,
): (typed: string, signal: AbortSignal) => Promise<readonly Found<Id>[]> {
  const { sexAndAge } = usePeopleWords()
  return useCallback(
    async (typed, signal) => {
      const { items } = await peopleApi.get('/api/people', {
        query: { search: typed, limit: 10, state: 'on-register', ...(station ? { station } : {}) },
        signal,
      })
      return items.map((person) => ({
        value: person.id,
        label: person.name,
        detail: [sexAndAge(person), person.place.name, person.idNumber].filter(Boolean).join(' · '),
      }))
    },
    [sexAndAge, station],
  )
}
