import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type PlacementQuestion, type PlacementRow, placementList } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'

/** What is asked of the placements, as it was left on this device. */
export function useAskedPlacements() {
  const [typed, setTyped] = useRemembered('practicum.search', '')
  const [state, setState] = useRemembered<'running' | 'ended' | null>('practicum.state', null)
  const [waiting, setWaiting] = useRemembered('practicum.waiting', false)
  const search = useSettled(typed.trim(), 250)
  const question: PlacementQuestion = {
    ...(search ? { search } : {}),
    ...(state ? { state } : {}),
    ...(waiting ? { waiting: 'true' as const } : {}),
  }
  return { question, typed, setTyped, state, setState, waiting, setWaiting }
}

/** Placements of students in agencies. */
export function PlacementTable({ asked }: { asked: ReturnType<typeof useAskedPlacements> }) {
  const t = useTexts(practicumTexts)
  const show = useFormat()
  return (
    <DataTable<PlacementRow>
      label={t.practicum}
      list={useList(placementList(asked.question))}
      rowKey={(row) => row.id}
      to={(row) => `/practicum/${row.id}`}
      empty={<Empty title={t.none} />}
      above={
        <Row>
          <SearchBox
            label={t.search}
            placeholder={t.searchHint}
            value={asked.typed}
            change={asked.setTyped}
          />
          <SelectLine
            label={t.state}
            blank={t.allStates}
            value={asked.state}
            change={asked.setState}
            options={[
              { value: 'running' as const, label: t.running },
              { value: 'ended' as const, label: t.ended },
            ]}
          />
          <TickLine label={t.onlyWaiting} value={asked.waiting} change={asked.setWaiting} />
        </Row>
      }
      columns={[
        { key: 'student', title: t.student, onCard: 'title', cell: (row) => row.studentName },
        { key: 'agency', title: t.agency, cell: (row) => row.organisationName },
        { key: 'supervisor', title: t.supervisor, cell: (row) => row.supervisorName },
        {
          key: 'period',
          title: t.period,
          cell: (row) => `${show.day(row.from)} – ${row.to ? show.day(row.to) : t.now}`,
        },
        { key: 'signed', title: t.signed, align: 'end', cell: (row) => show.minutes(row.signedMinutes) },
        {
          key: 'unsigned',
          title: t.toSign,
          cell: (row) =>
            row.unsigned > 0 ? <Tag tone="warning">{fill(t.daysCount, { count: row.unsigned })}</Tag> : '—',
        },
        {
          key: 'state',
          title: t.state,
          cell: (row) => (row.ended ? <Tag>{t.ended}</Tag> : <Tag tone="good">{t.running}</Tag>),
        },
      ]}
    />
  )
}
