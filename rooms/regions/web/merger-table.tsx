import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { mergerTexts } from './merger-texts.ts'
import { type MergerRow, mergerList, regionsApi } from './queries.ts'

/** Mergers so far, each with what it moved and the way back. */
export function MergerTable() {
  const t = useTexts(mergerTexts)
  const say = useSay()
  const show = useFormat()
  const confirm = useConfirm()
  const tell = useToast()
  const undoing = useCommand({
    send: (row: MergerRow, id) =>
      regionsApi.post('/api/division-mergers/:merger/undo', { params: { merger: row.id }, body: { id } }),
    renews: [['regions'], ['indicators'], ['people']],
    done: () => tell(t.undoneNow),
  })
  const undo = async (row: MergerRow) => {
    const yes = await confirm({ title: t.sureUndo, body: t.sureUndoBody, action: t.undo, danger: true })
    if (yes) await undoing.run(row)
  }
  const columns: readonly Column<MergerRow>[] = [
    { key: 'old', title: t.old, onCard: 'title', cell: (row) => row.code.path },
    { key: 'into', title: t.into, cell: (row) => row.into.path },
    { key: 'from', title: t.from, cell: (row) => show.day(row.from) },
    {
      key: 'moved',
      title: t.moved,
      cell: (row) =>
        row.moved.map(({ title, count }) => `${say(title)} ${formatNumber(count)}`).join('、') || '—',
    },
    { key: 'by', title: t.by, cell: (row) => row.by },
    {
      key: 'undo',
      title: '',
      cell: (row) =>
        row.undone ? (
          <Tag>{t.undone}</Tag>
        ) : (
          <Button size="small" loading={undoing.sending} onClick={() => void undo(row)}>
            {t.undo}
          </Button>
        ),
    },
  ]
  return (
    <Section title={t.history} flush>
      <FailureNotice failure={undoing.failure} />
      <DataTable
        label={t.history}
        list={useList(mergerList())}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Empty title={t.none} />}
      />
    </Section>
  )
}
