import { Button } from 'antd'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../platform/web/tag.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { orderTerms, resultTerms, roleTerms, type Stage, stageTerms } from '../domain/codes.ts'
import { AgeWords } from './age-words.tsx'
import { CompleteButton } from './complete-dialog.tsx'
import { type FileLine, fileList, juvenileApi, type ReferralLine, referralList } from './queries.ts'
import { juvenileTexts } from './texts.ts'

const tones: Partial<Record<Stage, Tone>> = { referred: 'warning', closed: 'good', declined: 'plain' }

const StageTag = ({ stage }: { stage: Stage }) => {
  const say = useSay()
  return <Tag tone={tones[stage] ?? 'accent'}>{say(stageTerms[stage])}</Tag>
}

/** The files that one is charged with; the keeper's are all that are not sealed. */
export function FileTable() {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const stages = useOptions(stageTerms)
  const [stage, setStage] = useRemembered<Stage | null>('juvenile.stage', null)
  const list = useList(fileList(stage ? { stage } : {}))
  const columns: readonly Column<FileLine>[] = [
    {
      key: 'number',
      title: t.number,
      onCard: 'title',
      cell: (row) => <span className="number">{row.number}</span>,
    },
    { key: 'name', title: t.name, cell: (row) => row.name },
    { key: 'role', title: t.role, cell: (row) => say(roleTerms[row.role]) },
    { key: 'stage', title: t.stage, onCard: 'bare', cell: (row) => <StageTag stage={row.stage} /> },
    { key: 'referred', title: t.referredOn, cell: (row) => show.day(row.referredOn) },
    {
      key: 'due',
      title: t.nextDue,
      cell: (row) =>
        row.nextDue ? (
          <Tags>
            {show.day(row.nextDue)}
            {row.overdue && <Tag tone="danger">{t.overdue}</Tag>}
          </Tags>
        ) : (
          '—'
        ),
    },
  ]
  return (
    <DataTable
      label={t.files}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/juvenile/${row.id}`}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <SelectLine label={t.stage} blank={t.allStages} value={stage} change={setStage} options={stages} />
      }
    />
  )
}

/** How far one's own referrals are, with the reports that were delivered. */
export function ReferralTable() {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<ReferralLine>[] = [
    {
      key: 'case',
      title: t.caseNumber,
      onCard: 'title',
      cell: (row) => <span className="number">{row.caseNumber}</span>,
    },
    { key: 'number', title: t.number, cell: (row) => <span className="number">{row.number}</span> },
    { key: 'role', title: t.role, cell: (row) => say(roleTerms[row.role]) },
    { key: 'stage', title: t.stage, onCard: 'bare', cell: (row) => <StageTag stage={row.stage} /> },
    {
      key: 'age',
      title: t.age,
      cell: (row) => (
        <Tags>
          <AgeWords age={row.age} />
          {row.age.answer === 'unknown' && row.stage === 'referred' && <CompleteButton one={row} />}
        </Tags>
      ),
    },
    { key: 'referred', title: t.referredOn, cell: (row) => show.day(row.referredOn) },
    {
      key: 'report',
      title: t.report,
      cell: (row) => (row.report ? <Take id={row.id} /> : <span className="soft">{t.notYet}</span>),
    },
    {
      key: 'outcome',
      title: t.outcomes,
      prose: true,
      cell: (row) =>
        row.outcomes.length === 0
          ? '—'
          : row.outcomes.map(({ kind, result, text, reportedOn }) => (
              <p key={reportedOn + kind}>
                {show.labelled(say(orderTerms[kind]), say(resultTerms[result]))} · {text} ·{' '}
                {show.day(reportedOn)}
              </p>
            )),
    },
  ]
  return (
    <DataTable
      label={t.referrals}
      list={useList(referralList())}
      columns={columns}
      rowKey={(row) => row.id}
      empty={<Empty title={t.noReferrals} />}
    />
  )
}

function Take({ id }: { id: string }) {
  const take = (as: 'pdf' | 'docx') => () =>
    juvenileApi.file('/api/juvenile/referrals/:id/report', { params: { id }, query: { as } })
  const pdf = useDownload(take('pdf'))
  const word = useDownload(take('docx'))
  return (
    <Tags>
      <Button size="small" loading={pdf.running} onClick={pdf.run}>
        PDF
      </Button>
      <Button size="small" loading={word.running} onClick={word.run}>
        Word
      </Button>
      <FailureNotice failure={pdf.failure ?? word.failure} />
    </Tags>
  )
}
