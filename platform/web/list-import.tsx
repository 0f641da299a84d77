import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { DataTable } from './data-table.tsx'
import { fill } from './fill.ts'
import { FileField } from './form/file-field.tsx'
import { Form, FormButtons } from './form/form.tsx'
import type { FieldOf, Form as FormState } from './form/use-form.ts'
import { useForm } from './form/use-form.ts'
import { formatNumber } from './format.ts'
import { DownloadIcon } from './icons.ts'
import { useSay, useTexts } from './language.tsx'
import { listImportTexts } from './list-import-texts.ts'
import { FailureNotice, Notice } from './notice.tsx'
import { Row, Stack } from './page.tsx'
import { listOf } from './queries.ts'
import type { ReceivedFile } from './request.ts'
import { type IdFor, useCommand } from './use-command.ts'
import { useDownload } from './use-download.ts'

export type ListImportAnswer = {
  readonly rows: number
  readonly ready: number
  readonly wrongRows: number
  readonly applied: boolean
  readonly problems: readonly {
    readonly row: number
    readonly column: string | null
    readonly value: string | null
    readonly code: string
    readonly message: { readonly zh: string; readonly en: string }
  }[]
}

type Values<More> = { file: File | null } & More

/**
 * Imports a list in two steps: a look that registers nothing and names what is wrong by row and column, then the rows
 * that are right. `more` are further fields (whose station), shown above the file.
 */
export function ListImport<More extends object>(props: {
  readonly more: More
  readonly required?: readonly (keyof Values<More> & string)[]
  readonly fields: (form: FormState<Values<More>>) => ReactNode
  readonly template: () => Promise<ReceivedFile>
  readonly send: (
    file: File,
    values: Values<More>,
    apply: boolean,
    id: string,
    idFor: IdFor,
  ) => Promise<ListImportAnswer>
  readonly renews: readonly (readonly string[])[]
  readonly done: (answer: ListImportAnswer) => void
}) {
  const { more, required = [], fields, send, renews, done } = props
  const t = useTexts(listImportTexts)
  const [looked, setLooked] = useState<{ answer: ListImportAnswer; values: Values<More> } | null>(null)
  const download = useDownload(props.template)
  const form = useForm<Values<More>, ListImportAnswer>({
    initial: { file: null, ...more },
    required: ['file', ...required],
    // A file is still on the disk: leaving loses nothing.
    guard: false,
    send: (values, id, idFor) => send(fileOf(values), values, false, id, idFor),
    done: (answer, values) => setLooked({ answer, values }),
  })
  const apply = useCommand<Values<More>, ListImportAnswer>({
    send: (values, id, idFor) => send(fileOf(values), values, true, id, idFor),
    renews: renews.map((key) => [...key]),
    done,
  })
  const file = form.field('file') as unknown as FieldOf<File | null>
  return (
    <Stack>
      <Form form={form}>
        {fields(form)}
        <FileField
          label={t.file}
          hint={t.fileHint}
          accept=".xlsx,.csv"
          {...file}
          change={(chosen) => {
            setLooked(null)
            file.change(chosen)
          }}
        />
        <FormButtons form={form} submit={t.look}>
          <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
            {t.template}
          </Button>
        </FormButtons>
      </Form>
      <FailureNotice failure={download.failure} />
      {looked && (
        <Looked
          answer={looked.answer}
          sending={apply.sending}
          apply={() => void apply.run(looked.values)}
          failure={<FailureNotice failure={apply.failure} />}
        />
      )}
    </Stack>
  )
}

function fileOf<More>({ file }: Values<More>): File {
  if (!file) throw new Error('sent without a file')
  return file
}

function Looked({
  answer,
  sending,
  apply,
  failure,
}: {
  answer: ListImportAnswer
  sending: boolean
  apply: () => void
  failure: ReactNode
}) {
  const t = useTexts(listImportTexts)
  const say = useSay()
  const { ready, wrongRows, problems } = answer
  return (
    <Stack>
      <Notice
        tone={wrongRows > 0 ? 'warning' : 'good'}
        title={fill(t.ready, { count: formatNumber(ready) })}
        loud
      >
        <p>{wrongRows > 0 ? fill(t.wrong, { count: formatNumber(wrongRows) }) : t.allRight}</p>
        {problems.length >= 500 && <p>{fill(t.firstOnes, { count: formatNumber(problems.length) })}</p>}
      </Notice>
      {ready > 0 && (
        <Row>
          <Button type="primary" loading={sending} onClick={apply}>
            {fill(t.apply, { count: formatNumber(ready) })}
          </Button>
        </Row>
      )}
      {failure}
      {problems.length > 0 && (
        <DataTable
          label={t.problems}
          list={listOf(problems.map((problem, at) => ({ ...problem, at })))}
          rowKey={(problem) => String(problem.at)}
          columns={[
            { key: 'row', title: t.row, align: 'end', width: 72, onCard: 'title', cell: (one) => one.row },
            { key: 'column', title: t.column, cell: (one) => one.column ?? '—' },
            { key: 'value', title: t.value, cell: (one) => one.value ?? '—' },
            { key: 'reason', title: t.reason, prose: true, cell: (one) => say(one.message) },
          ]}
        />
      )}
    </Stack>
  )
}
