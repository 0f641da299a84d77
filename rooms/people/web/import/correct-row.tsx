import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { type Form as FormState, useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { peopleApi } from '../queries.ts'
import css from './correct-row.module.css'
import type { BadRow, RowProblem } from './queries.ts'
import { importTexts } from './texts.ts'

type Values = Record<string, string>
type Cell = BadRow['cells'][number]

/** Puts one row of the import right; the file on the worker's own disk stays as it is. */
export function CorrectRow(props: { import: Id; row: BadRow; close: () => void }) {
  const { row, close } = props
  const t = useTexts(importTexts)
  const say = useSay()
  const tell = useToast()
  const [problems, setProblems] = useState<readonly RowProblem[]>(row.problems)
  const [judged, setJudged] = useState<Values>(() => valuesOf(row.cells))
  const form = useForm({
    initial: judged,
    send: (values: Values, id) =>
      peopleApi.put('/api/people/imports/:id/rows/:line', {
        params: { id: props.import, line: row.line },
        body: { id, cells: cellsOf(row.cells, judged, values) },
      }),
    renews: [['people', 'import', props.import]],
    done: (answer, values) => {
      setProblems(answer.problems)
      setJudged(values)
      if (answer.state !== 'corrected') return
      tell(fill(t.correctedToast, { row: row.row }))
      close()
    },
  })
  const bad = new Set(problems.map(({ column }) => column))
  const ofRow = problems.filter(({ column }) => column === null)
  const cell = (one: Cell) => (
    <CellField
      key={one.column}
      cell={one}
      form={form}
      problems={form.values[one.letter] === judged[one.letter] ? problems : []}
    />
  )
  return (
    <Drawer title={fill(t.correctTitle, { row: row.row })} close={close}>
      <Form form={form}>
        <p className="soft">
          {row.sheet} · {t.correctHint}
        </p>
        {ofRow.length > 0 && (
          <Notice tone="warning" loud>
            {ofRow.map((problem) => (
              <p key={problem.code}>{say(problem.messages)}</p>
            ))}
          </Notice>
        )}
        <FieldGroup>{row.cells.filter(({ letter }) => bad.has(letter)).map(cell)}</FieldGroup>
        <details className={css.others} open={bad.size === ofRow.length && ofRow.length > 0}>
          <summary className={css.summary}>{t.otherCells}</summary>
          <FieldGroup>{row.cells.filter(({ letter }) => !bad.has(letter)).map(cell)}</FieldGroup>
        </details>
        <FormButtons form={form} submit={t.correct} disabled={!form.dirty} />
      </Form>
    </Drawer>
  )
}

function CellField(props: { cell: Cell; form: FormState<Values>; problems: readonly RowProblem[] }) {
  const { cell, form, problems } = props
  const field = form.field(cell.letter)
  const own = problems
    .filter(({ column }) => column === cell.letter)
    .map(({ code, messages }) => ({ code, messages, path: cell.letter }))
  return (
    <TextField
      label={[cell.letter, cell.header].filter(Boolean).join(' ')}
      {...field}
      problems={[...own, ...field.problems]}
    />
  )
}

const valuesOf = (cells: readonly Cell[]): Values =>
  Object.fromEntries(cells.map(({ letter, text }) => [letter, text]))

/** The cells whose text differs from what the server judged last. */
const cellsOf = (cells: readonly Cell[], judged: Values, values: Values) =>
  cells.flatMap(({ column, letter }) => {
    const now = values[letter] ?? ''
    return now === judged[letter] ? [] : [{ column, text: now }]
  })
