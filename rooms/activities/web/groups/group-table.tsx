import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import { useGroupWords } from './group-words.ts'
import { groupsTexts } from './groups-texts.ts'
import { type GroupLine, type GroupQuestion, groupList } from './queries.ts'

const tones: Record<GroupLine['state'], Tone> = {
  planned: 'plain',
  running: 'accent',
  closed: 'good',
  cancelled: 'plain',
}

/** Which groups a page lists; kept while one looks at another page. The list and the export ask the same. */
export const useAskedGroups = () =>
  useFilters('groups.filters', {
    search: '',
    state: null as GroupLine['state'] | null,
    type: null as GroupLine['type'] | null,
    field: null as GroupLine['field'] | null,
  })

type Asked = ReturnType<typeof useAskedGroups>

export function GroupFilters({ asked: { filter } }: { asked: Asked }) {
  const t = useTexts(groupsTexts)
  const words = useGroupWords()
  return (
    <Row>
      <SearchBox label={t.search} placeholder={t.searchHint} {...filter('search')} />
      <SelectLine label={t.state} blank={t.allStates} {...filter('state')} options={words.states} />
      <SelectLine label={t.type} blank={t.allTypes} {...filter('type')} options={words.kinds} />
      <SelectLine label={t.field} blank={t.allFields} {...filter('field')} options={words.fields} />
    </Row>
  )
}

/** Groups, the latest first. */
export function GroupTable({ question, asked }: { question: GroupQuestion; asked?: Asked | undefined }) {
  const t = useTexts(groupsTexts)
  const list = useList(groupList(question))
  const columns = useColumns()
  return (
    <DataTable
      label={t.groups}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/groups/${row.id}`}
      clear={asked?.clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      {...(asked ? { above: <GroupFilters asked={asked} />, remember: 'groups' } : {})}
    />
  )
}

function useColumns(): readonly Column<GroupLine>[] {
  const t = useTexts(groupsTexts)
  const words = useGroupWords()
  const show = useFormat()
  const day = (on: string | null) => (on ? show.day(on) : '—')
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (row) => <Tag tone={tones[row.state]}>{words.state(row.state)}</Tag>,
    },
    { key: 'type', title: t.type, cell: (row) => words.kind(row.type) },
    { key: 'field', title: t.field, cell: (row) => words.field(row.field) },
    {
      key: 'station',
      title: t.station,
      cell: (row) => <StationName station={row.station} division={row.division} />,
    },
    { key: 'lead', title: t.lead, cell: (row) => row.leadName, extra: true },
    { key: 'opened', title: t.openedOn, cell: (row) => day(row.openedOn ?? row.startsOn) },
    {
      key: 'members',
      title: t.memberCount,
      align: 'end',
      cell: (row) => formatNumber(row.members),
    },
    {
      key: 'sessions',
      title: t.sessionCount,
      align: 'end',
      cell: (row) => `${row.sessions} / ${row.plannedSessions}`,
    },
    {
      key: 'attendances',
      title: t.attendances,
      align: 'end',
      cell: (row) => formatNumber(row.attendances),
    },
    { key: 'closed', title: t.closedOn, onCard: 'hidden', cell: (row) => day(row.closedOn), extra: true },
  ]
}
