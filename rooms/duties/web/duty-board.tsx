import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty, Failed, Loading } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type Bucket, buckets } from '../domain/bucket.ts'
import css from './duty-board.module.css'
import { type DutyLine, dutiesOf, dutyCounts, settleDuty, type Whose } from './queries.ts'
import { dutiesTexts } from './texts.ts'

type Board = {
  whose: Whose
  /** How the person of a duty is shown; the page knows names, this room knows ids only. */
  person: (id: string) => ReactNode
  /** What else can be done about a duty, such as recording the visit. */
  action?: (duty: DutyLine) => ReactNode
}

const names: Record<Bucket, 'overdue' | 'today' | 'thisWeek' | 'later'> = {
  overdue: 'overdue',
  today: 'today',
  'this-week': 'thisWeek',
  later: 'later',
}

/** The open duties by how near they are: how many in each group, and the list of the chosen one. */
export function DutyBoard({ whose, person, action }: Board) {
  const t = useTexts(dutiesTexts)
  const counts = useQuery(dutyCounts(whose))
  const [chosen, choose] = useState<Bucket | null>(null)
  if (counts.isError) return <Failed failure={counts.error} retry={() => void counts.refetch()} />
  if (!counts.data) return <Loading lines={4} />
  const filled = buckets.filter((bucket) => counts.data[bucket] > 0)
  if (filled.length === 0) return <Empty title={t.none} hint={t.noneHint} />
  const open = chosen ?? filled[0] ?? 'today'
  return (
    <>
      <div className={css.buckets}>
        {buckets.map((bucket) => (
          <button
            key={bucket}
            type="button"
            className={css.bucket}
            aria-pressed={bucket === open}
            onClick={() => choose(bucket)}
          >
            <span>{t[names[bucket]]}</span>
            <span
              className={
                bucket === 'overdue' && counts.data.overdue > 0 ? `${css.count} ${css.late}` : css.count
              }
            >
              {formatNumber(counts.data[bucket])}
              {counts.data.limited ? '+' : ''}
            </span>
          </button>
        ))}
      </div>
      <DutyList whose={whose} bucket={open} person={person} {...(action ? { action } : {})} />
    </>
  )
}

function DutyList({ whose, bucket, person, action }: Board & { bucket: Bucket }) {
  const t = useTexts(dutiesTexts)
  const list = useList(dutiesOf(whose, bucket))
  if (list.state === 'failed') return <Failed failure={list.failure} retry={list.retry} />
  if (list.state === 'loading') return <Loading lines={4} />
  if (list.rows.length === 0) return <Empty title={t.noneInBucket} />
  return (
    <>
      <ul className={css.list} aria-label={t[names[bucket]]}>
        {list.rows.map((duty) => (
          <Duty key={duty.id} duty={duty} person={person} {...(action ? { action } : {})} />
        ))}
      </ul>
      {list.more && (
        <Button onClick={list.more} loading={list.loadingMore}>
          {t.more}
        </Button>
      )}
    </>
  )
}

function Duty({ duty, person, action }: Omit<Board, 'whose'> & { duty: DutyLine }) {
  const t = useTexts(dutiesTexts)
  const say = useSay()
  const title = duty.title && say(duty.title)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const settling = useCommand({
    send: (outcome: string, id) => settleDuty(duty, outcome, id),
    renews: [['duties']],
    done: () => tell(t.settled),
  })
  const settle = async () => {
    const yes = await confirm({
      title: t.settleTitle,
      body: title,
      action: t.settle,
      reason: 'required',
      reasonHint: t.settleHint,
    })
    if (yes) await settling.run(yes.reason)
  }
  return (
    <li className={duty.printed ? css.duty : `${css.duty} not-printed`}>
      <div className={css.words}>
        <div className={css.title}>{title}</div>
        <div className={css.details}>
          {duty.person && person(duty.person)}
          <span className="soft">
            {fill(t.due, { day: duty.dueAt ? show.instant(duty.dueAt) : show.day(duty.dueOn) })}
          </span>
          {duty.overdueWorkdays > 0 && (
            <Tag tone="danger">{fill(t.overdueBy, { count: duty.overdueWorkdays })}</Tag>
          )}
          {duty.urgency !== 'ordinary' && (
            <Tag tone={duty.urgency === 'urgent' ? 'danger' : 'warning'}>{t[duty.urgency]}</Tag>
          )}
          {duty.escalation !== 'none' && <Tag tone="warning">{t.escalated}</Tag>}
        </div>
        <FailureNotice failure={settling.failure} />
      </div>
      <div className={css.actions}>
        {action?.(duty)}
        {duty.abilities.settle && (
          <Button onClick={() => void settle()} loading={settling.sending}>
            {t.settle}
          </Button>
        )}
      </div>
    </li>
  )
}
