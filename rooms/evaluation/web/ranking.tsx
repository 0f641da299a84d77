import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { evaluationApi, type Round, renewed } from './queries.ts'
import { evaluationTexts } from './texts.ts'

type Line = Round['rows'][number]
const tones: Readonly<Record<string, Tone>> = {
  excellent: 'good',
  good: 'info',
  qualified: 'plain',
  unqualified: 'danger',
}

export function GradeTag({ grade }: { grade: Line['grade'] }) {
  const say = useSay()
  return grade ? <Tag tone={tones[grade.code] ?? 'plain'}>{say(grade.title)}</Tag> : <>—</>
}

/** Points, grades and places of the stations of a round; equals share a place and it is said. */
export function Ranking({ round }: { round: Round }) {
  const t = useTexts(evaluationTexts)
  const say = useSay()
  const points = (value: number | null) => (value === null ? '—' : value.toFixed(1))
  const columns: readonly Column<Line>[] = [
    {
      key: 'place',
      title: t.rank,
      cell: (row) => (row.place === null ? '—' : `${row.place}${row.tied ? ` ${t.tied}` : ''}`),
    },
    { key: 'name', title: t.station, onCard: 'title', cell: (row) => row.name },
    ...round.blocks.map(
      (block, i): Column<Line> => ({
        key: block.code,
        title: fill(t.ofMost, { title: say(block.title), points: block.points }),
        align: 'end',
        cell: (row) => points(row.blocks[i] ?? null),
      }),
    ),
    { key: 'total', title: t.total, align: 'end', cell: (row) => <strong>{points(row.total)}</strong> },
    {
      key: 'grade',
      title: t.grade,
      cell: (row) =>
        row.missing > 0 ? (
          <span className="soft">{fill(t.missing, { count: row.missing })}</span>
        ) : (
          <GradeTag grade={row.grade} />
        ),
    },
  ]
  return (
    <Stack>
      <Actions round={round} />
      <Section flush>
        <DataTable
          label={t.evaluations}
          list={listOf(round.rows)}
          columns={columns}
          rowKey={(row) => row.station}
          to={(row) => `/evaluations/${round.id}/${row.station}`}
        />
      </Section>
    </Stack>
  )
}

function Actions({ round }: { round: Round }) {
  const t = useTexts(evaluationTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const file = useDownload(() =>
    evaluationApi.file('/api/evaluations/:id/xlsx', { params: { id: round.id } }),
  )
  const closing = useCommand({
    send: (_: null, id) =>
      evaluationApi.post('/api/evaluations/:id/closing', {
        params: { id: round.id },
        body: { id, version: round.version, confirmed: true },
      }),
    renews: renewed,
    done: () => tell(t.closed),
  })
  const ask = async () => {
    if (await confirm({ title: t.closeTitle, body: t.closeBody, action: t.close })) await closing.run(null)
  }
  return (
    <>
      <Row>
        <Tag tone={round.state === 'open' ? 'info' : 'good'}>
          {round.state === 'open' ? t.stateOpen : t.stateClosed}
        </Tag>
        {round.mayWrite && (
          <Button loading={closing.sending} onClick={() => void ask()}>
            {t.close}
          </Button>
        )}
        <ExportButton download={file}>{t.export}</ExportButton>
        <PrintButton>{t.print}</PrintButton>
      </Row>
      <FailureNotice failure={closing.failure ?? file.failure} />
    </>
  )
}
