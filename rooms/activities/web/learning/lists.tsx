import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { MonthLine } from '../../../../platform/web/form/month-line.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { type List, useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import type { AskedLearning } from './asked.ts'
import { learningTexts } from './learning-texts.ts'
import { useLearningWords } from './learning-words.ts'
import {
  type ConsultationLine,
  consultationList,
  type SupervisionLine,
  supervisionList,
  type TrainingLine,
  trainingList,
} from './queries.ts'
import { showTenths } from './typed-numbers.ts'

type Line = Pick<TrainingLine, 'id' | 'heldOn' | 'division' | 'warnings' | 'standing'> & {
  readonly station: string | null
}

/** What narrows the list: form or channel, month, and whether odd or taken-out records are wanted. */
function Filters({ asked: { kind, filters, change } }: { asked: AskedLearning }) {
  const t = useTexts(learningTexts)
  const words = useLearningWords()
  const forms = {
    trainings: words.trainingForm.options,
    supervisions: words.supervisionForm.options,
    consultations: words.channel.options,
  }[kind]
  return (
    <Row>
      <SelectLine
        label={kind === 'consultations' ? t.channel : t.form}
        blank={kind === 'consultations' ? t.allChannels : t.allForms}
        value={filters.form}
        change={(form) => change({ form })}
        options={forms}
      />
      <MonthLine
        label={t.month}
        blank={t.anyMonth}
        value={filters.month}
        change={(month) => change({ month: month ?? '' })}
      />
      {kind !== 'consultations' && (
        <TickLine label={t.onlyOdd} value={filters.odd} change={(odd) => change({ odd })} />
      )}
      <TickLine label={t.alsoTakenOut} value={filters.all} change={(all) => change({ all })} />
    </Row>
  )
}

function Lines<L extends Line>(props: {
  asked: AskedLearning
  list: List<L>
  columns: readonly Column<L>[]
}): ReactNode {
  const { asked, list, columns } = props
  const t = useTexts(learningTexts)
  const show = useFormat()
  const all: readonly Column<L>[] = [
    { key: 'day', title: t.day, cell: (row) => show.day(row.heldOn) },
    ...columns,
    {
      key: 'station',
      title: t.station,
      cell: (row) => <StationName station={row.station} division={row.division} />,
    },
    {
      key: 'check',
      title: t.check,
      quietTitle: true,
      cell: (row) =>
        row.standing ? (
          row.warnings.length > 0 && <Tag tone="warning">{t.check}</Tag>
        ) : (
          <Tag>{t.takenOut}</Tag>
        ),
    },
  ]
  return (
    <DataTable
      label={t[asked.kind]}
      list={list}
      columns={all}
      rowKey={(row) => row.id}
      to={(row) => `/${asked.kind}/${row.id}`}
      remember={`activities.${asked.kind}`}
      above={<Filters asked={asked} />}
      clear={asked.clear}
      empty={<Empty title={t.none} />}
    />
  )
}

const number = (value: ReactNode) => <span className="number">{value}</span>

export function TrainingTable({ asked }: { asked: AskedLearning }) {
  const t = useTexts(learningTexts)
  const words = useLearningWords()
  const columns: readonly Column<TrainingLine>[] = [
    { key: 'name', title: t.name, onCard: 'title', prose: true, cell: (row) => row.name },
    { key: 'form', title: t.form, cell: (row) => words.trainingForm.of(row.form) },
    { key: 'lecturers', title: t.lecturers, cell: (row) => row.lecturers },
    { key: 'present', title: t.present, align: 'end', cell: (row) => number(row.present) },
    { key: 'hours', title: t.hours, align: 'end', cell: (row) => number(showTenths(row.creditTenths)) },
  ]
  return <Lines asked={asked} list={useList(trainingList(asked.question))} columns={columns} />
}

export function SupervisionTable({ asked }: { asked: AskedLearning }) {
  const t = useTexts(learningTexts)
  const show = useFormat()
  const words = useLearningWords()
  const columns: readonly Column<SupervisionLine>[] = [
    { key: 'whom', title: t.supervisees, onCard: 'title', cell: (row) => show.words(row.supervisees) },
    { key: 'supervisor', title: t.supervisor, cell: (row) => row.supervisorName },
    { key: 'form', title: t.form, cell: (row) => words.supervisionForm.of(row.form) },
    { key: 'length', title: t.length, align: 'end', cell: (row) => number(show.minutes(row.minutes)) },
    {
      key: 'followUp',
      title: t.followUp,
      cell: (row) => (row.followUp ? words.followUp.of(row.followUp) : '—'),
    },
  ]
  return <Lines asked={asked} list={useList(supervisionList(asked.question))} columns={columns} />
}

export function ConsultationTable({ asked }: { asked: AskedLearning }) {
  const t = useTexts(learningTexts)
  const words = useLearningWords()
  const columns: readonly Column<ConsultationLine>[] = [
    {
      key: 'whom',
      title: t.asked,
      onCard: 'title',
      cell: (row) => row.personName ?? (row.anonymous ? t.anonymous : t.someone),
    },
    { key: 'channel', title: t.channel, cell: (row) => words.channel.of(row.channel) },
    { key: 'field', title: t.field, cell: (row) => words.field.of(row.field) },
    { key: 'worker', title: t.worker, cell: (row) => row.workerName },
  ]
  return <Lines asked={asked} list={useList(consultationList(asked.question))} columns={columns} />
}
