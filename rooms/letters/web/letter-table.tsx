import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type LetterLine, letterList } from './queries.ts'
import { lettersTexts } from './texts.ts'
import { useLetterWords } from './words.ts'

const tones: Record<LetterLine['state'], Tone> = { open: 'accent', answered: 'good', closed: 'plain' }

/** Letters, those with a sign of danger first. Nothing of what they say is in the list. */
export function LetterTable() {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const { question, filter, clear } = useFilters('letters.filters', {
    search: '',
    state: null as LetterLine['state'] | null,
    urgent: false,
    late: false,
    mine: false,
  })
  const list = useList(letterList(question))
  return (
    <DataTable
      label={t.letters}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/letters/${row.id}`}
      remember="letters"
      clear={clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox label={t.search} {...filter('search')} />
          <SelectLine
            label={t.state}
            blank={t.allStates}
            {...filter('state')}
            options={words.state.options}
          />
          <TickLine label={t.onlyUrgent} {...filter('urgent')} />
          <TickLine label={t.onlyLate} {...filter('late')} />
          <TickLine label={t.onlyMine} {...filter('mine')} />
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
