import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { FieldRow } from '../../../platform/web/form/form.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { NumberField } from '../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { DownIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { DivisionField, StationField, useOwnDivision } from '../../regions/web/index.ts'
import css from './people-filters.module.css'
import { type AskedPeople, furtherFilters } from './people-question.ts'
import { PeopleCount } from './people-table.tsx'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

const states = ['on-register', 'paused', 'moved-away', 'died', 'closed', 'all'] as const

/** One search box for everything, the filters of every day beside it, the rarer ones folded away. */
export function PeopleFilters({ asked }: { asked: AskedPeople }) {
  const { filters, change } = asked
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const stateName = (state: (typeof states)[number]) =>
    state === 'all' ? t.allStates : state === 'on-register' ? t.onRegister : words.state(state)
  return (
    <div className={css.filters}>
      <div className={css.line}>
        <SearchBox
          label={t.search}
          placeholder={t.searchHint}
          value={filters.search}
          change={(search) => change({ search })}
        />
        <SelectLine
          label={t.categories}
          blank={t.allCategories}
          value={filters.category}
          change={(category) => change({ category })}
          options={words.options(words.vocabulary?.categories)}
        />
        <SelectLine
          label={t.state}
          blank={stateName('on-register')}
          value={filters.state === 'on-register' ? null : filters.state}
          change={(state) => change({ state: state ?? 'on-register' })}
          options={states
            .filter((state) => state !== 'on-register')
            .map((state) => ({ value: state, label: stateName(state) }))}
        />
        <TickLine label={t.onlyMine} value={filters.mine} change={(mine) => change({ mine })} />
        <PeopleCount question={asked.question} />
      </div>
      <Further asked={asked} />
    </div>
  )
}

function Further({ asked }: { asked: AskedPeople }) {
  const { filters, change } = asked
  const t = useTexts(peopleTexts)
  const within = useOwnDivision('people.read')
  const count = furtherFilters(filters)
  const plain = { problems: [], required: false, marked: false }
  return (
    <details className={css.further} open={count > 0}>
      <summary className={css.summary}>
        {count > 0 ? fill(t.furtherOn, { count }) : t.further}
        <DownIcon aria-hidden className={css.arrow} />
      </summary>
      <div className={css.fields}>
        <FieldRow>
          <DivisionField
            {...plain}
            id="people-place"
            label={t.place}
            within={within}
            value={filters.place}
            change={(place) => change({ place })}
          />
          <StationField
            {...plain}
            id="people-station"
            label={t.station}
            value={filters.station}
            change={(station) => change({ station })}
          />
        </FieldRow>
        <FieldRow>
          <ChoiceField
            {...plain}
            id="people-sex"
            label={t.sex}
            value={filters.sex ?? 0}
            change={(sex) => change({ sex: sex === 1 || sex === 2 ? sex : null })}
            options={[
              { value: 0, label: t.any },
              { value: 1, label: t.male },
              { value: 2, label: t.female },
            ]}
          />
          <NumberField
            {...plain}
            id="people-age-from"
            label={t.ageFrom}
            maximumDigits={3}
            value={filters.ageFrom}
            change={(ageFrom) => change({ ageFrom })}
          />
          <NumberField
            {...plain}
            id="people-age-to"
            label={t.ageTo}
            maximumDigits={3}
            value={filters.ageTo}
            change={(ageTo) => change({ ageTo })}
          />
        </FieldRow>
      </div>
    </details>
  )
}
