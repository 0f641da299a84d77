import { Button } from 'antd'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { groupsTexts } from './groups-texts.ts'
import type { GroupFile } from './queries.ts'

type Line = GroupFile['sessionList'][number]

/** The sessions that were held, in their order. */
export function Sessions({ group }: { group: GroupFile }) {
  const t = useTexts(groupsTexts)
  const show = useFormat()
  const go = useGo()
  const record = group.abilities.record && group.memberList.length > 0 && (
    <Button
      type="primary"
      icon={<AddIcon aria-hidden />}
      onClick={() => go('/groups/sessions/new', { group: group.id })}
    >
      {t.recordSession}
    </Button>
  )
  const columns: readonly Column<Line>[] = [
    {
      key: 'number',
      title: t.number,
      onCard: 'title',
      cell: ({ number, title }) => [fill(t.nth, { number }), title].filter(Boolean).join(' '),
    },
    { key: 'day', title: t.day, cell: ({ heldOn }) => show.day(heldOn) },
    {
      key: 'time',
      title: t.hours,
      cell: ({ minutes, startedAt, endedAt }) =>
        minutes === null ? '—' : `${startedAt}–${endedAt} (${show.minutes(minutes)})`,
    },
    {
      key: 'present',
      title: t.attended,
      align: 'end',
      cell: ({ present, expected }) => `${present} / ${expected}`,
    },
    { key: 'worker', title: t.worker, cell: ({ workerName }) => workerName },
  ]
  return (
    <Section title={t.sessions} actions={group.sessionList.length > 0 && record} flush>
      <DataTable
        label={t.sessions}
        list={listOf(group.sessionList)}
        columns={columns}
        rowKey={(row) => row.id}
        to={(row) => `/groups/sessions/${row.id}`}
        empty={<Empty title={t.noSessions} action={record} />}
      />
    </Section>
  )
}
