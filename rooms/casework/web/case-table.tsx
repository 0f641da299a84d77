import { Button } from 'antd'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { StationName } from '../../regions/web/index.ts'
import { type CaseLine, type CaseQuestion, caseList } from './queries.ts'
import { caseworkTexts } from './texts.ts'
import { useCaseWords } from './words.ts'

const tones: Record<CaseLine['state'], Tone> = { open: 'accent', closed: 'good', withdrawn: 'plain' }

/** Which cases a page lists; kept while one looks at another page. The list and the export ask the same. */
export function useAskedCases() {
  const asked = useFilters('casework.filters', {
    number: '',
    name: '',
    phase: null as CaseLine['phase'],
    overdue: false,
    unsigned: false,
    state: null as CaseLine['state'] | null,
    kind: null as CaseLine['kind'] | null,
    problem: null as CaseLine['problem'] | null,
    mine: false,
  })
  const [{ worker }, goTo] = useAddressQuery()
  const question: CaseQuestion = { ...(worker ? { worker, state: 'open' } : {}), ...asked.question }
  return {
    ...asked,
    question,
    /** Whose cases the address asks for, from the list of caseloads. */
    worker,
    allWorkers: () => goTo({ worker: null, state: null }),
  }
}

type Asked = ReturnType<typeof useAskedCases>

function CaseFilters({ asked: { filter, worker, allWorkers } }: { asked: Asked }) {
  const t = useTexts(caseworkTexts)
  const words = useCaseWords()
  return (
    <Row>
      <SearchBox label={t.searchName} placeholder={t.clientHint} {...filter('name')} />
      <SearchBox label={t.searchNumber} placeholder={t.searchHint} {...filter('number')} />
      <SelectLine label={t.state} blank={t.allStates} {...filter('state')} options={words.states} />
      <SelectLine label={t.phase} blank={t.allPhases} {...filter('phase')} options={words.phases} />
      <SelectLine label={t.kind} blank={t.allKinds} {...filter('kind')} options={words.kinds} />
      <SelectLine label={t.problem} blank={t.allProblems} {...filter('problem')} options={words.problems} />
      <TickLine label={t.onlyMine} {...filter('mine')} />
      <TickLine label={t.onlyOverdue} {...filter('overdue')} />
      <TickLine label={t.onlyUnsigned} {...filter('unsigned')} />
      {worker && (
        <span>
          {t.ofWorker}{' '}
          <Button size="small" onClick={allWorkers}>
            {t.allWorkers}
          </Button>
        </span>
      )}
    </Row>
  )
}

/** Cases, the latest first. `withPerson` off where all are of the same person. */
export function CaseTable(props: {
  question: CaseQuestion
  asked?: Asked | undefined
  withPerson?: boolean | undefined
}) {
  const { question, asked, withPerson = true } = props
  const t = useTexts(caseworkTexts)
  const list = useList(caseList(question))
  const columns = useColumns(withPerson)
  return (
    <DataTable
      label={t.cases}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/cases/${row.id}`}
      clear={asked?.clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      {...(asked ? { above: <CaseFilters asked={asked} />, remember: 'cases' } : {})}
    />
  )
}

function useColumns(withPerson: boolean): readonly Column<CaseLine>[] {
  const t = useTexts(caseworkTexts)
  const words = useCaseWords()
  const show = useFormat()
  const person: Column<CaseLine> = {
    key: 'person',
    title: t.client,
    cell: (row) => row.personName ?? <span className="soft">{t.someone}</span>,
  }
  return [
    {
      key: 'number',
      title: t.number,
      onCard: 'title',
      cell: (row) => <span className="number">{row.number}</span>,
    },
    ...(withPerson ? [person] : []),
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (row) => (
        <Tags>
          <Tag tone={tones[row.state]}>{words.state(row.state)}</Tag>
          {row.movingTo && <Tag tone="warning">{t.moving}</Tag>}
          {row.awaitsSignature && <Tag tone="warning">{t.toBeSigned}</Tag>}
        </Tags>
      ),
    },
    {
      key: 'phase',
      title: t.phase,
      cell: (row) => (row.phase ? words.phase(row.phase) : <span className="soft">{t.onlyRegistered}</span>),
    },
    {
      key: 'due',
      title: t.due,
      cell: (row) =>
        row.dueOn ? (
          row.dueOn < today() ? (
            <Tag tone="danger">{show.day(row.dueOn)}</Tag>
          ) : (
            show.day(row.dueOn)
          )
        ) : (
          '—'
        ),
    },
    { key: 'kind', title: t.kind, cell: (row) => words.kind(row.kind) },
    { key: 'problem', title: t.problem, cell: (row) => words.problem(row.problem) },
    {
      key: 'station',
      title: t.station,
      cell: (row) => <StationName station={row.station} division={row.division} />,
    },
    { key: 'worker', title: t.worker, cell: (row) => row.workerName },
    { key: 'opened', title: t.openedOn, extra: true, cell: (row) => show.day(row.openedOn) },
    {
      key: 'closed',
      title: t.closedOn,
      extra: true,
      cell: (row) => (row.closedOn ? show.day(row.closedOn) : '—'),
    },
  ]
}
