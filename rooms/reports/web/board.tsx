import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { formatPeriod, type Period } from '../../../kernel/period.ts'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type BoardRow, boardQuery, renewed, reportsApi } from './queries.ts'
import { StateTag } from './state-tag.tsx'
import { reportsTexts } from './texts.ts'

/** Who is to report in a month and how far each is; the row leads to the report, or begins it. */
export function ReportBoard({ month, within }: { month: Period; within: string | null }) {
  const t = useTexts(reportsTexts)
  const show = useFormat()
  return (
    <Loaded query={useQuery(boardQuery(month, within))} lines={8}>
      {(board) => (
        <Stack>
          <StatTiles>
            <StatTile
              name={t.expected}
              value={formatNumber(board.counts.expected)}
              note={fill(t.dueOn, { day: show.day(board.dueOn) })}
            />
            <StatTile name={t.accepted} value={formatNumber(board.counts.accepted)} />
            <StatTile name={t.sent} value={formatNumber(board.counts.sent)} />
            <StatTile name={t.returned} value={formatNumber(board.counts.returned)} />
            <StatTile name={t.late} value={formatNumber(board.counts.late)} />
          </StatTiles>
          <Section title={t.progress} flush>
            <Rows rows={board.rows} month={month} />
          </Section>
        </Stack>
      )}
    </Loaded>
  )
}

function Rows({ rows, month }: { rows: readonly BoardRow[]; month: Period }) {
  const t = useTexts(reportsTexts)
  const show = useFormat()
  const go = useGo()
  const tell = useToast()
  const opening = useCommand({
    send: (row: BoardRow, id, idFor) =>
      reportsApi.post('/api/reports', {
        body: { id, report: idFor('report'), node: row.node, month: formatPeriod(month) },
      }),
    renews: renewed,
    done: (opened) => {
      tell(t.opened)
      go(`/reports/${opened.id}`)
    },
  })
  const open = (row: BoardRow) => {
    if (row.report) go(`/reports/${row.report}`)
    else if (row.mayOpen) void opening.run(row)
  }
  const columns: readonly Column<BoardRow>[] = [
    { key: 'name', title: t.whose, onCard: 'title', cell: (row) => row.name },
    { key: 'state', title: t.state, cell: (row) => <StateTag state={row.state} late={row.late} /> },
    { key: 'sentAt', title: t.sentAt, cell: (row) => row.sentAt && show.instant(row.sentAt) },
    { key: 'sentBy', title: t.sentBy, cell: (row) => row.sentBy },
    { key: 'why', title: t.why, prose: true, cell: (row) => row.reason },
    {
      key: 'begin',
      title: t.begin,
      quietTitle: true,
      cell: (row) =>
        row.mayOpen ? (
          <Button
            size="small"
            loading={opening.sending}
            onClick={(event) => {
              event.stopPropagation()
              void opening.run(row)
            }}
          >
            {t.begin}
          </Button>
        ) : null,
    },
  ]
  return (
    <DataTable
      label={t.reports}
      list={listOf(rows)}
      columns={columns}
      rowKey={(row) => row.node}
      open={open}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={opening.failure ? <FailureNotice failure={opening.failure} /> : undefined}
    />
  )
}
