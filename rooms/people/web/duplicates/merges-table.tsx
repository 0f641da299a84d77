import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type MergeLine, mergeList } from './queries.ts'
import { duplicatesTexts } from './texts.ts'
import { useUndoMerge } from './use-undo-merge.ts'

/** Merges, the latest first, each with the way back. */
export function MergesTable() {
  const t = useTexts(duplicatesTexts)
  const undo = useUndoMerge()
  return (
    <>
      <FailureNotice failure={undo.failure} />
      <DataTable
        label={t.merges}
        list={useList(mergeList)}
        columns={useColumns(undo)}
        rowKey={(line) => line.id}
        to={(line) => `/people/${line.survivor}`}
        empty={<Empty title={t.noMergesYet} />}
      />
    </>
  )
}

function useColumns(undo: ReturnType<typeof useUndoMerge>): readonly Column<MergeLine>[] {
  const t = useTexts(duplicatesTexts)
  const show = useFormat()
  const confirm = useConfirm()
  const ask = async (line: MergeLine) => {
    const yes = await confirm({
      title: t.undoTitle,
      body: fill(t.undoBody, { survivor: line.survivorName }),
      action: t.undo,
    })
    if (yes) await undo.run(line.id)
  }
  return [
    { key: 'survivor', title: t.survivor, onCard: 'title', cell: (line) => line.survivorName },
    { key: 'other', title: t.other, cell: (line) => line.otherName },
    { key: 'at', title: t.mergedAt, cell: (line) => show.instant(line.at) },
    {
      key: 'state',
      title: t.state,
      cell: (line) => (line.undoneAt ? fill(t.undoneAt, { time: show.instant(line.undoneAt) }) : t.standing),
    },
    {
      key: 'undo',
      title: t.undo,
      quietTitle: true,
      onCard: 'bare',
      cell: (line) =>
        line.undoneAt === null && (
          <Button loading={undo.sending} onClick={() => void ask(line)}>
            {t.undo}
          </Button>
        ),
    },
  ]
}
