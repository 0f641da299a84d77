import { useCallback } from 'react'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { peopleApi } from './queries.ts'
import { usePeopleWords } from './words.ts'

/** Finds people by typing, for a picker: the name, and what tells two of the same name apart. */
export function useSearchPeople(): (typed: string, signal: AbortSignal) => Promise<readonly Found<string>[]> {
  const { sex } = usePeopleWords()
  return useCallback(
    async (typed, signal) => {
      const { items } = await peopleApi.get('/api/people', {
        query: { search: typed, limit: 10, state: 'on-register' },
        signal,
      })
      return items.map((person) => ({
        value: person.id,
        label: person.name,
        detail: [sex(person.sex), person.age, person.place.name, person.idNumber]
          .filter((part) => part !== null)
          .join(' · '),
      }))
    },
    [sex],
  )
}
