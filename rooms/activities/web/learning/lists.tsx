import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { activitiesApi } from '../queries.ts'
import { learningTexts } from './learning-texts.ts'

const listAt = <P extends '/api/trainings' | '/api/supervisions' | '/api/consultations'>(path: P) => ({
  key: ['activities', path],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    activitiesApi.get(path, { query: cursor ? { cursor } : {}, signal } as never),
})

type Line = { readonly id: string; readonly heldOn: string; readonly warnings: readonly string[] }

function Lines<L extends Line>({
  path,
  label,
  columns,
}: {
  path: '/api/trainings' | '/api/supervisions' | '/api/consultations'
  label: string
  columns: readonly Column<L>[]
}) {
  const t = useTexts(learningTexts)
  const show = useFormat()
  const list = useList(listAt(path) as unknown as Parameters<typeof useList<L>>[0])
  const all: readonly Column<L>[] = [
    { key: 'day', title: t.day, cell: (row) => show.day(row.heldOn) },
    ...columns,
    {
      key: 'check',
      title: t.check,
      quietTitle: true,
      cell: (row) =>
        row.warnings.includes('implausible-length') ? <Tag tone="warning">{t.check}</Tag> : null,
    },
  ]
  return (
    <DataTable
      label={label}
      list={list}
      columns={all}
      rowKey={(row) => row.id}
      empty={<Empty title={t.none} />}
    />
  )
}

export function TrainingTable() {
  const t = useTexts(learningTexts)
  type Row = Line & { name: string; lecturers: string; present: number; creditTenths: number }
  return (
    <Lines<Row>
      path="/api/trainings"
      label={t.trainings}
      columns={[
        { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
        { key: 'lecturers', title: t.lecturers, cell: (row) => row.lecturers },
        { key: 'present', title: t.present, align: 'end', cell: (row) => row.present },
        { key: 'hours', title: t.hours, align: 'end', cell: (row) => row.creditTenths / 10 },
      ]}
    />
  )
}

export function SupervisionTable() {
  const t = useTexts(learningTexts)
  const show = useFormat()
  type Row = Line & { supervisorName: string; supervisees: readonly string[]; minutes: number }
  return (
    <Lines<Row>
      path="/api/supervisions"
      label={t.supervisions}
      columns={[
        { key: 'whom', title: t.supervisees, onCard: 'title', cell: (row) => show.words(row.supervisees) },
        { key: 'supervisor', title: t.supervisor, cell: (row) => row.supervisorName },
        { key: 'length', title: t.length, align: 'end', cell: (row) => show.minutes(row.minutes) },
      ]}
    />
  )
}

export function ConsultationTable() {
  const t = useTexts(learningTexts)
  type Row = Line & {
    personName: string | null
    channel: 'telephone' | 'in-person' | 'online'
    field: 'elder-care'
    workerName: string
  }
  return (
    <Lines<Row>
      path="/api/consultations"
      label={t.consultations}
      columns={[
        { key: 'whom', title: t.whom, onCard: 'title', cell: (row) => row.personName ?? t.anonymous },
        { key: 'channel', title: t.channel, cell: (row) => t[row.channel] },
        { key: 'field', title: t.field, cell: (row) => t[row.field] },
        { key: 'worker', title: t.worker, cell: (row) => row.workerName },
      ]}
    />
  )
}
