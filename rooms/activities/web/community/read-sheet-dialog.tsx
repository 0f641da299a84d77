import { Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { type Failure, failureOf } from '../../../../platform/web/failure.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { FileField } from '../../../../platform/web/form/file-field.tsx'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { type ActivityDetail, communityApi } from './queries.ts'
import { communityTexts } from './texts.ts'
import { useActivityWords } from './words.ts'

const readSheet = (id: string, file: File) =>
  communityApi.post('/api/activities/:id/sign-ins/sheet', { params: { id }, file } as never) as Promise<{
    lines: readonly Line[]
  }>

type Line = {
  readonly row: number
  readonly name: string
  readonly sex: number | null
  readonly ageBand: 'child' | 'youth' | 'adult' | 'elder' | null
  readonly phoneEnd: string | null
  readonly volunteer: boolean
  readonly firstTime: boolean | null
  readonly problems: readonly string[]
}

/** Reads a filled sheet, shows what was understood, and records it when somebody has looked. */
export function ReadSheetDialog({ activity, close }: { activity: ActivityDetail; close: () => void }) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [lines, setLines] = useState<readonly (Line & { readonly id: string })[] | null>(null)
  const read = async () => {
    if (!file) return
    setReading(true)
    setFailure(null)
    try {
      const found = await readSheet(activity.id, file)
      setLines(found.lines.map((line) => ({ ...line, id: newId() })))
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
    setReading(false)
  }
  const record = useCommand({
    send: (some: NonNullable<typeof lines>, id) =>
      communityApi.post('/api/activities/:id/sign-ins', {
        params: { id: activity.id },
        body: {
          id,
          source: 'sheet',
          lines: some.map((line) => ({
            id: line.id,
            name: line.name,
            volunteer: line.volunteer,
            ...(line.sex ? { sex: line.sex as 1 | 2 } : {}),
            ...(line.ageBand ? { ageBand: line.ageBand } : {}),
            ...(line.phoneEnd ? { phoneEnd: line.phoneEnd } : {}),
            ...(line.firstTime === null ? {} : { firstTime: line.firstTime }),
          })),
        },
      }),
    renews: [['activities'], ['indicators']],
    done: (answer) => {
      tell(fill(t.recorded, { count: answer.lines }))
      close()
    },
  })
  return (
    <Dialog
      title={t.importSheet}
      close={close}
      buttons={
        lines ? (
          <Button
            type="primary"
            disabled={lines.length === 0}
            loading={record.sending}
            onClick={() => void record.run(lines)}
          >
            {fill(t.recordLines, { count: lines.length })}
          </Button>
        ) : (
          <Button type="primary" disabled={!file} loading={reading} onClick={() => void read()}>
            {t.readIt}
          </Button>
        )
      }
    >
      <FailureNotice failure={failure ?? record.failure} />
      {lines ? (
        <Lines lines={lines} remove={(id) => setLines(lines.filter((line) => line.id !== id))} />
      ) : (
        <FileField
          id="sign-in-sheet"
          label={t.file}
          hint={t.importHint}
          accept=".xlsx,.csv"
          problems={[]}
          required={false}
          marked={false}
          value={file}
          change={setFile}
        />
      )}
    </Dialog>
  )
}

function Lines(props: { lines: readonly (Line & { readonly id: string })[]; remove: (id: string) => void }) {
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  const columns: readonly Column<Line & { readonly id: string }>[] = [
    { key: 'name', title: t.name, onCard: 'title', cell: (line) => line.name },
    { key: 'sex', title: t.sex, cell: (line) => words.sex(line.sex) },
    { key: 'age', title: t.age, cell: (line) => (line.ageBand ? words.age(line.ageBand) : '—') },
    { key: 'phone', title: t.phoneEnd, cell: (line) => line.phoneEnd ?? '—' },
    {
      key: 'problems',
      title: t.problems,
      onCard: 'bare',
      cell: (line) =>
        line.problems.map((code) => (code in t ? t[code as 'sex-not-understood'] : code)).join(' · '),
    },
    {
      key: 'remove',
      title: t.remove,
      quietTitle: true,
      onCard: 'bare',
      cell: (line) => (
        <Button size="small" onClick={() => props.remove(line.id)}>
          {t.remove}
        </Button>
      ),
    },
  ]
  return (
    <DataTable
      label={fill(t.readLines, { count: props.lines.length })}
      list={listOf(props.lines)}
      columns={columns}
      rowKey={(line) => line.id}
      above={<span role="status">{fill(t.readLines, { count: props.lines.length })}</span>}
    />
  )
}
