import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import type { PeopleQuestion } from './queries.ts'

export type PeopleFilters = {
  readonly search: string
  readonly category: string | null
  readonly state: NonNullable<PeopleQuestion['state']>
  readonly mine: boolean
  readonly place: Found<DivisionCode> | null
  readonly station: Found<Id> | null
  readonly sex: 1 | 2 | null
  readonly ageFrom: number | null
  readonly ageTo: number | null
}

export const noFilters: PeopleFilters = {
  search: '',
  category: null,
  state: 'on-register',
  mine: false,
  place: null,
  station: null,
  sex: null,
  ageFrom: null,
  ageTo: null,
}

/** The filters as the API asks: what is not chosen is left out. */
export const questionOf = (filters: PeopleFilters, account: Id): PeopleQuestion => ({
  state: filters.state,
  ...(filters.search.trim() ? { search: filters.search.trim() } : {}),
  ...(filters.category ? { category: filters.category } : {}),
  ...(filters.mine ? { responsible: account } : {}),
  ...(filters.place ? { division: filters.place.value } : {}),
  ...(filters.station ? { station: filters.station.value } : {}),
  ...(filters.sex ? { sex: filters.sex } : {}),
  ...(filters.ageFrom === null ? {} : { ageFrom: filters.ageFrom }),
  ...(filters.ageTo === null ? {} : { ageTo: filters.ageTo }),
})

/** How many filters are in force, those of the first line not counted. */
export const furtherFilters = ({ place, station, sex, ageFrom, ageTo }: PeopleFilters): number =>
  [place, station, sex, ageFrom, ageTo].filter((value) => value !== null).length

export type AskedPeople = {
  readonly filters: PeopleFilters
  readonly change: (changes: Partial<PeopleFilters>) => void
  /** Follows the filters once the typing pauses; the list, its count and the export ask the same. */
  readonly question: PeopleQuestion
}

/** Which people a page lists; kept while one looks at another page. */
export function useAskedPeople(): AskedPeople {
  const { account } = useMe()
  const [filters, setFilters] = useRemembered('people.filters', noFilters)
  const settled = useSettled(filters, 200)
  return {
    filters,
    change: (changes) => setFilters({ ...filters, ...changes }),
    question: questionOf(settled, account),
  }
}
