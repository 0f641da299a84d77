import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { classesApi, type SessionSheet } from './queries.ts'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { classesTexts } from './texts.ts'

export type Present = SessionSheet['children'][number]

const tones = { expected: 'plain', here: 'info', fetched: 'good', unclaimed: 'danger' } as const
const renews = [['activities'], ['indicators'], ['duties']]

const clock = (instant: string): string => instant.slice(11, 16)

/** One session: who came, who is still there, and with whom each left. */
export function SessionSheetTable({ session }: { session: SessionSheet }) {
  const t = useTexts(classesTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const [leaving, setLeaving] = useState<Present | null>(null)
  const arrive = useCommand({
    send: (child: string, id, idFor) =>
      classesApi.post('/api/classes/sessions/:id/arrivals', {
        params: { id: session.id },
        body: { id, arrivals: [{ id: idFor(child), child }] },
      }),
    renews,
    done: () => tell(t.arrived),
  })
  const withdraw = useCommand({
    send: ({ attendance, reason }: { attendance: string; reason: string }, id) =>
      classesApi.post('/api/classes/attendances/:id/withdrawal', {
        params: { id: attendance },
        body: { id, reason },
      }),
    renews,
  })
  const askWithdraw = async (attendance: string) => {
    const yes = await confirm({
      title: t.withdrawTitle,
      body: t.withdrawHint,
      action: t.withdraw,
      danger: true,
      reason: 'required',
    })
    if (yes) await withdraw.run({ attendance, reason: yes.reason })
  }
  const unclaimed = session.children.filter(({ state }) => state === 'unclaimed').length
  const columns: readonly Column<Present>[] = [
    { key: 'name', title: t.name, onCard: 'title', cell: (child) => child.name },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (child) => <Tag tone={tones[child.state]}>{t[child.state]}</Tag>,
    },
    { key: 'how', title: t.time, onCard: 'bare', prose: true, cell: (child) => <How child={child} /> },
    {
      key: 'guardian',
      title: t.guardian,
      cell: (child) => (
        <>
          {child.guardianName} <span className="number">{child.guardianPhone}</span>
        </>
      ),
    },
    {
      key: 'actions',
      title: t.signOut,
      quietTitle: true,
      onCard: 'bare',
      cell: (child) => (
        <Row>
          {session.abilities.record && child.state === 'expected' && (
            <Button loading={arrive.sending} onClick={() => void arrive.run(child.child)}>
              {t.arrive}
              <span className="only-read-aloud"> {child.name}</span>
            </Button>
          )}
          {session.abilities.record && (child.state === 'here' || child.state === 'unclaimed') && (
            <Button type="primary" onClick={() => setLeaving(child)}>
              {t.signOut}
              <span className="only-read-aloud"> {child.name}</span>
            </Button>
          )}
          {session.abilities.correct && child.attendance && (
            <Button size="small" onClick={() => void askWithdraw(child.attendance ?? '')}>
              {t.withdraw}
            </Button>
          )}
        </Row>
      ),
    },
  ]
  return (
    <>
      {unclaimed > 0 && (
        <Notice tone="danger" loud>
          {fill(t.unclaimedNotice, { count: unclaimed })}
        </Notice>
      )}
      <FailureNotice failure={arrive.failure ?? withdraw.failure} />
      <DataTable
        label={session.title}
        list={listOf(session.children)}
        columns={columns}
        rowKey={(child) => child.child}
        empty={<Empty title={t.noChildren} />}
      />
      {leaving && <SignOutDialog child={leaving} close={() => setLeaving(null)} />}
    </>
  )
}

function How({ child }: { child: Present }) {
  const t = useTexts(classesTexts)
  const { arrivedAt, leaving } = child
  if (!arrivedAt) return null
  return (
    <span className="soft">
      {fill(t.arrivedAt, { time: clock(arrivedAt) })}
      {leaving &&
        ` · ${fill(t.fetchedBy, { time: clock(leaving.at), adult: leaving.adult, relation: leaving.relation })}`}
      {leaving?.byCall &&
        ` · ${fill(t.byCall, { guardian: leaving.byCall.guardian, takenBy: leaving.byCall.takenBy })}`}
    </span>
  )
}
