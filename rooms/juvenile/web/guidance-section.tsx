import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { attendanceTerms, formTerms, homeworkTerms, orderTerms, resultTerms } from '../domain/codes.ts'
import {
  EvaluateDialog,
  FollowUpDialog,
  HoldDialog,
  OrderDialog,
  SessionDialog,
} from './guidance-dialogs.tsx'
import type { Archive, JuvenileFile } from './queries.ts'
import { juvenileTexts } from './texts.ts'

type Order = JuvenileFile['orders'][number]
type Session = Order['sessions'][number]

/** The orders of a file with their sessions, what came of them, and what can be done. */
export function GuidanceSection({ one }: { one: JuvenileFile }) {
  const t = useTexts(juvenileTexts)
  const [open, setOpen] = useState(false)
  return (
    <Stack>
      {one.abilities.guide && (
        <Row end>
          <Button type="primary" onClick={() => setOpen(true)}>
            {t.newOrder}
          </Button>
        </Row>
      )}
      {one.orders.length === 0 && (
        <Section>
          <Empty title={t.noOrders} hint={t.noOrdersHint} />
        </Section>
      )}
      {one.orders.map((order) => (
        <WorkedOrder key={order.id} one={one} order={order} />
      ))}
      {open && <OrderDialog one={one} close={() => setOpen(false)} />}
    </Stack>
  )
}

type Open = 'session' | 'evaluate' | 'follow-up' | Session

function WorkedOrder({ one, order }: { one: JuvenileFile; order: Order }) {
  const t = useTexts(juvenileTexts)
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const { guide } = one.abilities
  const given = { one, order, close }
  return (
    <>
      <ShownOrder
        order={order}
        actions={
          guide && (
            <>
              {!order.evaluatedOn && <Button onClick={() => setOpen('session')}>{t.addSession}</Button>}
              {!order.evaluatedOn && order.sessions.some(({ heldOn }) => heldOn) && (
                <Button onClick={() => setOpen('evaluate')}>{t.evaluate}</Button>
              )}
              {order.evaluatedOn && !order.followedUpOn && (
                <Button onClick={() => setOpen('follow-up')}>{t.followUp}</Button>
              )}
            </>
          )
        }
        hold={guide ? setOpen : null}
      />
      {open === 'session' && <SessionDialog {...given} />}
      {open === 'evaluate' && <EvaluateDialog {...given} />}
      {open === 'follow-up' && <FollowUpDialog {...given} />}
      {open !== null && typeof open === 'object' && <HoldDialog {...given} session={open} />}
    </>
  )
}

/** The orders of a sealed file, to read. */
export const ReadOrders = ({ one }: { one: Archive }) => (
  <Stack>
    {one.orders.map((order) => (
      <ShownOrder key={order.id} order={order} hold={null} />
    ))}
  </Stack>
)

function ShownOrder(props: { order: Order; actions?: ReactNode; hold: ((session: Session) => void) | null }) {
  const { order, actions, hold } = props
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const words = (label: string, text: string | null): readonly [string, ReactNode] | null =>
    text === null ? null : [label, text]
  return (
    <Section
      title={say(orderTerms[order.kind])}
      hint={`${show.day(order.startsOn)} – ${show.day(order.endsOn)}`}
      actions={actions}
    >
      <Stack>
        <Facts
          items={[
            [t.bases, show.words(order.bases.map(({ code: _, ...basis }) => say(basis)))],
            [t.planText, order.plan],
            words(t.result, order.result ? say(resultTerms[order.result]) : null),
            words(t.evaluation, order.evaluation),
            [t.followUpBy, show.day(order.followUpBy)],
            words(t.followUpOn, order.followedUpOn ? show.day(order.followedUpOn) : null),
            words(t.followUpText, order.followUp),
          ]}
        />
        {order.sessions.length > 0 && <Sessions sessions={order.sessions} hold={hold} />}
      </Stack>
    </Section>
  )
}

function Sessions(props: { sessions: readonly Session[]; hold: ((session: Session) => void) | null }) {
  const { sessions, hold } = props
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<Session>[] = [
    { key: 'topic', title: t.topic, onCard: 'title', cell: (row) => row.topic },
    { key: 'form', title: t.form, cell: (row) => say(formTerms[row.form]) },
    { key: 'planned', title: t.plannedOn, cell: (row) => show.day(row.plannedOn) },
    { key: 'held', title: t.heldOn, cell: (row) => (row.heldOn ? show.day(row.heldOn) : '—') },
    {
      key: 'minor',
      title: t.minorThere,
      cell: (row) =>
        row.minor ? (
          <Tag tone={row.minor === 'absent' ? 'danger' : 'good'}>{say(attendanceTerms[row.minor])}</Tag>
        ) : (
          '—'
        ),
    },
    {
      key: 'guardian',
      title: t.guardianThere,
      cell: (row) =>
        row.guardian ? (
          <Tag tone={row.guardian === 'absent' ? 'danger' : 'good'}>{say(attendanceTerms[row.guardian])}</Tag>
        ) : (
          '—'
        ),
    },
    {
      key: 'homework',
      title: t.homework,
      prose: true,
      cell: (row) =>
        [row.task, row.homework ? say(homeworkTerms[row.homework]) : null].filter(Boolean).join(' · ') || '—',
    },
    ...(hold
      ? [
          {
            key: 'hold',
            title: t.hold,
            quietTitle: true,
            onCard: 'bare' as const,
            cell: (row: Session) =>
              row.heldOn ? null : (
                <Button size="small" onClick={() => hold(row)}>
                  {t.hold}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return <DataTable label={t.sessions} list={listOf(sessions)} columns={columns} rowKey={(row) => row.id} />
}
