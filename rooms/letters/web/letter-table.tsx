import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type LetterLine, letterList } from './queries.ts'
import { lettersTexts } from './texts.ts'
import { useLetterWords } from './words.ts'

const tones: Record<LetterLine['state'], Tone> = { open: 'accent', answered: 'good', closed: 'plain' }

type Filters = {
  readonly search: string
  readonly state: LetterLine['state'] | null
  readonly urgent: boolean
  readonly late: boolean
  readonly mine: boolean
}

const noFilters: Filters = { search: '', state: null, urgent: false, late: false, mine: false }

/** Letters, those with a sign of danger first. Nothing of what they say is in the list. */
export function LetterTable() {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const [filters, setFilters] = useRemembered('letters.filters', noFilters)
  const { search, state, urgent, late, mine } = useSettled(filters, 200)
  const list = useList(
    letterList({
      ...(search.trim() ? { search: search.trim() } : {}),
      ...(state ? { state } : {}),
      ...(urgent ? { urgent: 'true' as const } : {}),
      ...(late ? { late: 'true' as const } : {}),
      ...(mine ? { mine: 'true' as const } : {}),
    }),
  )
  const change = (changes: Partial<Filters>) => setFilters({ ...filters, ...changes })
  return (
    <DataTable
      label={t.letters}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/letters/${row.id}`}
      remember="letters"
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox label={t.search} value={filters.search} change={(value) => change({ search: value })} />
          <SelectLine
            label={t.state}
            blank={t.allStates}
            value={filters.state}
            change={(value) => change({ state: value })}
            options={words.state.options}
          />
          <TickLine
            label={t.onlyUrgent}
            value={filters.urgent}
            change={(value) => change({ urgent: value })}
          />
          <TickLine label={t.onlyLate} value={filters.late} change={(value) => change({ late: value })} />
          <TickLine label={t.onlyMine} value={filters.mine} change={(value) => change({ mine: value })} />
        </Row>
      }
    />
  )
}

/** State, urgency and lateness in words. */
export function LetterTags({ letter }: { letter: Pick<LetterLine, 'state' | 'urgent' | 'late'> }) {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  return (
    <Tags>
      {letter.urgent && <Tag tone="danger">{t.urgent}</Tag>}
      {letter.late && <Tag tone="warning">{t.late}</Tag>}
      <Tag tone={tones[letter.state]}>{words.state.of(letter.state)}</Tag>
    </Tags>
  )
}

function useColumns(): readonly Column<LetterLine>[] {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const show = useFormat()
  return [
    {
      key: 'number',
      title: t.number,
      onCard: 'title',
      cell: (row) => <span className="number">{row.number}</span>,
    },
    { key: 'state', title: t.state, onCard: 'bare', cell: (row) => <LetterTags letter={row} /> },
    { key: 'received', title: t.receivedOn, cell: (row) => show.day(row.receivedOn) },
    { key: 'name', title: t.codeName, cell: (row) => row.codeName },
    { key: 'band', title: t.band, cell: (row) => words.band.of(row.gradeBand) },
    { key: 'way', title: t.way, extra: true, cell: (row) => words.way.of(row.way) },
    { key: 'due', title: t.dueOn, cell: (row) => show.day(row.dueOn) },
    { key: 'box', title: t.box, cell: (row) => row.box.name },
    { key: 'worker', title: t.responsible, extra: true, cell: (row) => row.responsibleName },
  ]
}
