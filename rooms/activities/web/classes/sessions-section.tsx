import { Button } from 'antd'
import { useState } from 'react'
import { addDays } from '../../../../kernel/day.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Tag } from '../../../../platform/web/tag.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { ClassDetail } from './queries.ts'
import { classesTexts } from './texts.ts'

type Session = ClassDetail['sessions'][number]
const tones = { planned: 'info', held: 'good', cancelled: 'plain', withdrawn: 'warning' } as const

const around = 14

/** The days of a class, at first what was held and those around today; each leads to its sheet. */
export function SessionsSection({ series }: { series: ClassDetail }) {
  const t = useTexts(classesTexts)
  const show = useFormat()
  const [all, setAll] = useState(false)
  const [from, to] = [addDays(today(), -around), addDays(today(), around)]
  const near = series.sessions.filter(({ on, state }) => state !== 'planned' || (on >= from && on <= to))
  const shown = all || near.length === 0 ? series.sessions : near
  const columns: readonly Column<Session>[] = [
    { key: 'day', title: t.day, onCard: 'title', cell: (session) => show.day(session.on) },
    { key: 'time', title: t.time, cell: (session) => `${session.startsAt}–${session.endsAt}` },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (session) => (
        <Tag tone={tones[session.state]}>{session.state === 'held' ? t.heldState : t[session.state]}</Tag>
      ),
    },
    {
      key: 'attendances',
      title: t.attendances,
      align: 'end',
      cell: (session) => <span className="number">{session.attendances}</span>,
    },
  ]
  return (
    <Section
      title={t.sessions}
      flush
      actions={
        shown.length < series.sessions.length && (
          <Button onClick={() => setAll(true)}>
            {fill(t.allSessions, { count: series.sessions.length })}
          </Button>
        )
      }
    >
      <DataTable
        label={t.sessions}
        list={listOf(shown)}
        columns={columns}
        rowKey={(session) => session.id}
        to={(session) => `/classes/sessions/${session.id}`}
      />
    </Section>
  )
}
