import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { listTexts } from './list-texts.ts'
import { consortiumApi, type ListLine, screeningLists } from './queries.ts'

/** The lists that were made or imported, and the way to take one back. */
export function ListsTable() {
  const t = useTexts(listTexts)
  const show = useFormat()
  const count = (key: 'added' | 'waiting', title: string): Column<ListLine> => ({
    key,
    title,
    align: 'end',
    cell: (row) => formatNumber(row[key]),
  })
  const columns: readonly Column<ListLine>[] = [
    {
      key: 'list',
      title: t.list,
      onCard: 'title',
      cell: (row) => `${row.fileName ?? t.ofPlace}（${row.place}）`,
    },
    count('added', t.added),
    count('waiting', t.stillWaiting),
    { key: 'by', title: t.madeBy, cell: (row) => row.madeBy },
    { key: 'at', title: t.madeAt, cell: (row) => show.instant(row.madeAt) },
    { key: 'undo', title: t.undo, cell: (row) => <Undo row={row} /> },
  ]
  return (
    <DataTable
      label={t.lists}
      list={useList(screeningLists)}
      columns={columns}
      rowKey={(row) => row.id}
      empty={<Empty title={t.noLists} hint={t.noListsHint} />}
    />
  )
}

function Undo({ row }: { row: ListLine }) {
  const t = useTexts(listTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const undoing = useCommand({
    send: (reason: string, id) =>
      consortiumApi.post('/api/screening-lists/:list/undo', {
        params: { list: row.id },
        body: { id, reason },
      }),
    renews: [['consortium']],
    done: (answer) => tell(fill(t.undoneDone, answer)),
  })
  const ask = async () => {
    const yes = await confirm({
      title: t.undoTitle,
      body: t.undoBody,
      action: t.undo,
      reason: 'required',
      reasonHint: t.undoReason,
    })
    if (yes) await undoing.run(yes.reason)
  }
  if (row.undone) return <Tag>{fill(t.undone, { name: row.undone.by })}</Tag>
  return (
    <Row>
      {row.abilities.undo ? (
        <Button size="small" loading={undoing.sending} onClick={() => void ask()}>
          {t.undo}
        </Button>
      ) : (
        '—'
      )}
      <FailureNotice failure={undoing.failure} />
    </Row>
  )
}
