import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useAddressFilters } from '../../../../platform/web/use-address-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import { stageActors } from '../../domain/core/acting.ts'
import { pointsOf, yuanOf } from './money.ts'
import {
  countsQuery,
  type InboxLine,
  type InboxQuestion,
  inboxList,
  type MineLine,
  mineList,
  type StageCounted,
} from './queries.ts'
import { StageNow, useActorWords } from './stage-line.tsx'
import { applicationsTexts } from './texts.ts'

const states = ['open', 'overdue', 'ended'] as const
type State = (typeof states)[number]

/** Codes of the language: anything else in an address is nobody's and is left out. */
const code = (text: string | undefined): string | null =>
  text && /^[a-z0-9-]{1,80}$/.test(text) ? text : null

/** What is asked of the inbox: it stands in the address, but for what is typed. */
export function useAskedApplications() {
  const [typed, setTyped] = useRemembered('applications.search', '')
  const [chosen, choose] = useAddressFilters('applications.filters', ['state', 'programme', 'stage', 'who'])
  const state: State = states.find((one) => one === chosen.state) ?? 'open'
  const who = stageActors.find((one) => one === chosen.who) ?? null
  const [programme, stage] = [code(chosen.programme), code(chosen.stage)]
  const search = useSettled(typed.trim(), 200)
  const question: InboxQuestion = {
    state,
    ...(search ? { search } : {}),
    ...(programme ? { programme } : {}),
    ...(stage ? { stage } : {}),
    ...(who ? { who } : {}),
  }
  return { question, typed, setTyped, programme, stage, state, who, choose }
}

/** The applications that a body works on, the longest waiting first. */
export function Inbox({ asked }: { asked: ReturnType<typeof useAskedApplications> }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const counts = useQuery(countsQuery()).data?.items ?? []
  const programmes = [...new Map(counts.map((one) => [one.programme, one.title])).entries()]
  const shown = [
    { value: 'overdue' as const, label: t.stateOverdue },
    { value: 'ended' as const, label: t.stateEnded },
  ]
  const actors = useActorWords()
  const stages = stagesOf(counts, asked.programme)
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
            change={(state) => asked.choose({ state })}
            options={shown}
          />
          <SelectLine
            label={t.programme}
            blank={t.allProgrammes}
            value={asked.programme}
            change={(value) => asked.choose({ programme: value, stage: null })}
            options={programmes.map(([value, title]) => ({ value, label: say(title) }))}
          />
          <SelectLine
            label={t.stage}
            blank={t.allStages}
            value={asked.stage}
            change={(stage) => asked.choose({ stage })}
            options={stages.map(({ stage, title, count }) => ({
              value: stage,
              label: `${say(title)} ${count}`,
            }))}
          />
          <SelectLine
            label={t.whoActs}
            blank={t.allActors}
            value={asked.who}
            change={(who) => asked.choose({ who })}
            options={stageActors.map((value) => ({ value, label: actors[value] }))}
          />
        </>
      }
    />
  )
}

/** Stages that somebody stands at, of one programme or of all; those of the same code are counted together. */
function stagesOf(counts: readonly StageCounted[], programme: string | null) {
  const found = new Map<string, { stage: string; title: StageCounted['stageTitle']; count: number }>()
  for (const one of counts) {
    if (programme !== null && one.programme !== programme) continue
    const before = found.get(one.stage)
    found.set(one.stage, {
      stage: one.stage,
      title: before?.title ?? one.stageTitle,
      count: (before?.count ?? 0) + one.count,
    })
  }
  return [...found.values()]
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
