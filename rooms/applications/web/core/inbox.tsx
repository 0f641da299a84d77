import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import { pointsOf, yuanOf } from './money.ts'
import {
  countsQuery,
  type InboxLine,
  type InboxQuestion,
  inboxList,
  type MineLine,
  mineList,
} from './queries.ts'
import { StageNow } from './stage-line.tsx'
import { applicationsTexts } from './texts.ts'

type State = 'open' | 'overdue' | 'ended'

/** What is asked of the inbox, as it was left on this device. */
export function useAskedApplications() {
  const [typed, setTyped] = useRemembered('applications.search', '')
  const [programme, setProgramme] = useRemembered<string | null>('applications.programme', null)
  const [stage, setStage] = useRemembered<string | null>('applications.stage', null)
  const [state, setState] = useRemembered<State>('applications.state', 'open')
  const search = useSettled(typed.trim(), 200)
  const question: InboxQuestion = {
    state,
    ...(search ? { search } : {}),
    ...(programme ? { programme } : {}),
    ...(programme && stage ? { stage } : {}),
  }
  return { question, typed, setTyped, programme, setProgramme, stage, setStage, state, setState }
}

/** The applications that a body works on, the longest waiting first. */
export function Inbox({ asked }: { asked: ReturnType<typeof useAskedApplications> }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const counts = useQuery(countsQuery()).data?.items ?? []
  const programmes = [...new Map(counts.map((one) => [one.programme, one.title])).entries()]
  const states = [
    { value: 'overdue' as const, label: t.stateOverdue },
    { value: 'ended' as const, label: t.stateEnded },
  ]
  return (
    <DataTable
      label={t.inbox}
      list={useList(inboxList(asked.question))}
      columns={useColumnsOfInbox()}
      rowKey={(row) => row.id}
      to={(row) => `/applications/${row.id}`}
      remember="applications"
      empty={<Empty title={t.noneHere} />}
      above={
        <>
          <SearchBox
            label={t.search}
            placeholder={t.searchHint}
            value={asked.typed}
            change={asked.setTyped}
          />
          <SelectLine
            label={t.state}
            blank={t.stateOpen}
            value={asked.state === 'open' ? null : asked.state}
            change={(state) => asked.setState(state ?? 'open')}
            options={states}
          />
          <SelectLine
            label={t.programme}
            blank={t.allProgrammes}
            value={asked.programme}
            change={(value) => {
              asked.setProgramme(value)
              asked.setStage(null)
            }}
            options={programmes.map(([value, title]) => ({ value, label: say(title) }))}
          />
          {asked.programme !== null && (
            <SelectLine
              label={t.stage}
              blank={t.allStages}
              value={asked.stage}
              change={asked.setStage}
              options={counts
                .filter((one) => one.programme === asked.programme)
                .map((one) => ({ value: one.stage, label: `${say(one.stageTitle)} ${one.count}` }))}
            />
          )}
        </>
      }
    />
  )
}

function useColumnsOfInbox(): readonly Column<InboxLine>[] {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const eligible = { yes: t.verdictYes, no: t.verdictNo, unknown: t.verdictUnknown }
  return [
    { key: 'who', title: t.applicant, onCard: 'title', cell: (row) => row.workTitle ?? row.name },
    { key: 'programme', title: t.programme, prose: true, cell: (row) => say(row.programmeTitle) },
    { key: 'stage', title: t.stage, cell: (row) => <StageNow line={row} /> },
    { key: 'since', title: t.since, cell: (row) => show.day(row.stageSince) },
    { key: 'number', title: t.number, cell: (row) => row.number ?? '—' },
    {
      key: 'organisation',
      title: t.organisationName,
      extra: true,
      cell: (row) => row.organisationName ?? '—',
    },
    { key: 'by', title: t.nominatedBy, extra: true, cell: (row) => t[`by_${row.nominatedBy}`] },
    {
      key: 'received',
      title: t.receivedOn,
      extra: true,
      cell: (row) => (row.receivedOn ? show.day(row.receivedOn) : '—'),
    },
    {
      key: 'eligible',
      title: t.eligible,
      extra: true,
      cell: (row) => (row.eligible ? eligible[row.eligible] : '—'),
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'end',
      extra: true,
      cell: (row) => (row.amountFen === null ? '—' : yuanOf(row.amountFen)),
    },
    {
      key: 'score',
      title: t.score,
      align: 'end',
      extra: true,
      cell: (row) => (row.score === null ? '—' : pointsOf(row.score)),
    },
    { key: 'rank', title: t.rank, align: 'end', extra: true, cell: (row) => row.rank ?? '—' },
  ]
}

/** My applications, the newest first. */
export function MineTable() {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<MineLine>[] = [
    {
      key: 'programme',
      title: t.programme,
      onCard: 'title',
      prose: true,
      cell: (row) => say(row.programmeTitle),
    },
    { key: 'who', title: t.applicant, cell: (row) => row.workTitle ?? (row.name || '—') },
    {
      key: 'stage',
      title: t.stage,
      cell: (row) => (row.draft ? <Tag>{t.draft}</Tag> : <StageNow line={row} />),
    },
    { key: 'number', title: t.number, cell: (row) => row.number ?? '—' },
    {
      key: 'received',
      title: t.receivedOn,
      cell: (row) => (row.receivedOn ? show.day(row.receivedOn) : '—'),
    },
  ]
  return (
    <DataTable
      label={t.mine}
      list={useList(mineList())}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/applications/mine/${row.id}`}
      empty={<Empty title={t.noneMine} hint={t.noneMineHint} />}
    />
  )
}
