import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { type List, useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tabs } from '../../../../platform/web/tabs.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './bad-cells.module.css'
import { CorrectRow } from './correct-row.tsx'
import { ErrorFileButton } from './download-buttons.tsx'
import { type BadRow, badRows, type ImportDetail, type RowProblem, type Severity } from './queries.ts'
import { importTexts } from './texts.ts'

type BadCell = { readonly key: string; readonly row: BadRow; readonly problem: RowProblem | null }

/** Every bad cell with its row, column and reason; a row is put right here or in the downloaded file. */
export function BadCells({ asked, open }: { asked: ImportDetail; open: boolean }) {
  const t = useTexts(importTexts)
  const [kind, setKind] = useState<Severity>(asked.counts.rejected > 0 ? 'reject' : 'warn')
  const { rejected, warned } = asked.counts
  const content = () => <Cells key={kind} id={asked.id} severity={kind} open={open} />
  return (
    <Section
      title={t.badTitle}
      hint={t.badHint}
      actions={rejected > 0 && <ErrorFileButton id={asked.id} />}
      flush
    >
      <div className={css.tabs}>
        <Tabs
          label={t.badKinds}
          open={kind}
          choose={(key) => setKind(key as Severity)}
          tabs={[
            { key: 'reject', title: `${t.rejected} ${rejected}`, content },
            { key: 'warn', title: `${t.warned} ${warned}`, content },
          ]}
        />
      </div>
    </Section>
  )
}

function Cells({ id, severity, open }: { id: Id; severity: Severity; open: boolean }) {
  const t = useTexts(importTexts)
  const [correcting, correct] = useState<BadRow | null>(null)
  const rows = useList(badRows(id, severity))
  return (
    <>
      <DataTable
        label={t.badTitle}
        list={cellsOf(rows, severity)}
        columns={useColumns(open && severity === 'reject' ? correct : null)}
        rowKey={(cell) => cell.key}
        empty={<Empty title={severity === 'reject' ? t.nothingBad : t.nothingWarned} />}
      />
      {correcting && <CorrectRow import={id} row={correcting} close={() => correct(null)} />}
    </>
  )
}

/** One line for each bad cell; a row that was put right keeps a line, so that it is seen to be done. */
function cellsOf(rows: List<BadRow>, severity: Severity): List<BadCell> {
  const lines = rows.rows.flatMap((row): BadCell[] => {
    if (row.state === 'corrected') return [{ key: `${row.line}`, row, problem: null }]
    return row.problems
      .filter((problem) => problem.severity === severity)
      .map((problem, index) => ({ key: `${row.line} ${index}`, row, problem }))
  })
  return { ...rows, rows: lines }
}

function useColumns(correct: ((row: BadRow) => void) | null): readonly Column<BadCell>[] {
  const t = useTexts(importTexts)
  const say = useSay()
  const show = useFormat()
  const columns: Column<BadCell>[] = [
    {
      key: 'row',
      title: t.row,
      onCard: 'title',
      cell: ({ row }) => fill(t.rowOf, { sheet: row.sheet, row: row.row }),
    },
    {
      key: 'cell',
      title: t.column,
      cell: ({ problem }) =>
        problem?.column ? `${problem.column} ${problem.header ?? ''}`.trim() : t.wholeRow,
    },
    {
      key: 'content',
      title: t.content,
      cell: ({ row, problem }) => row.cells.find(({ letter }) => letter === problem?.column)?.text || '—',
    },
    {
      key: 'reason',
      title: t.reason,
      onCard: 'bare',
      cell: ({ problem }) => (problem ? say(problem.messages) : <Tag tone="good">{t.rowRight}</Tag>),
    },
  ]
  if (!correct) return columns
  return [
    ...columns,
    {
      key: 'correct',
      title: t.correct,
      quietTitle: true,
      onCard: 'bare',
      cell: ({ row }) => (
        <Button
          size="small"
          aria-label={show.labelled(t.correct, fill(t.rowOf, { sheet: row.sheet, row: row.row }))}
          onClick={() => correct(row)}
        >
          {t.correct}
        </Button>
      ),
    },
  ]
}
