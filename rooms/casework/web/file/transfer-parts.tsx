import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { renewedByCases } from '../queries.ts'
import { caseworkTexts } from '../texts.ts'
import { useCaseWords } from '../words.ts'
import css from './file.module.css'
import { type CaseFileAnswer, caseTransferApi, type ShownTransfer, transferList } from './queries.ts'
import { transferTexts } from './transfer-texts.ts'

/** Returning it or taking the request back, each with a reason; accepting asks who answers for it and stands apart. */
export function useSettling(transfer: ShownTransfer, done: (state: 'returned' | 'withdrawn') => void) {
  const t = useTexts(transferTexts)
  const confirm = useConfirm()
  const command = useCommand({
    send: (act: { do: 'return' | 'withdraw'; reason: string }, id) => {
      const request = { params: { id: transfer.id }, body: { id, reason: act.reason } }
      return act.do === 'return'
        ? caseTransferApi.post('/api/cases/transfers/:id/return', request)
        : caseTransferApi.post('/api/cases/transfers/:id/withdrawal', request)
    },
    renews: [...renewedByCases],
    done: (_, act) => done(act.do === 'return' ? 'returned' : 'withdrawn'),
  })
  const withReason = async (act: 'return' | 'withdraw', title: string, body: string) => {
    const yes = await confirm({ title, body, action: title, danger: true, reason: 'required' })
    if (yes) await command.run({ do: act, reason: yes.reason })
  }
  return {
    giveBack: () => withReason('return', t.sendBack, t.returnHint),
    withdraw: () => withReason('withdraw', t.transferWithdraw, t.withdrawHint),
    sending: command.sending,
    failure: command.failure,
  }
}

/** On the page of a case: that it waits to be accepted elsewhere, or was returned. */
export function TransferNotice({ file }: { file: CaseFileAnswer }) {
  const last = file.transfers.at(-1)
  if (last?.state === 'asked') return <Waiting transfer={last} />
  return last?.state === 'returned' ? <Returned transfer={last} /> : null
}

function Returned({ transfer }: { transfer: ShownTransfer }) {
  const t = useTexts(transferTexts)
  return (
    <Notice
      tone="warning"
      action={<PageLink to={`/cases/transfers/${transfer.id}`}>{t.look}</PageLink>}
      title={fill(t.sentBackBy, { station: transfer.toStationName ?? '—' })}
    >
      {transfer.answer}
    </Notice>
  )
}

function Waiting({ transfer }: { transfer: ShownTransfer }) {
  const t = useTexts(transferTexts)
  const tell = useToast()
  const show = useFormat()
  const settling = useSettling(transfer, () => tell(t.transferWithdrawn))
  const day = transfer.dueAt ? show.instant(transfer.dueAt) : show.day(transfer.dueOn)
  return (
    <>
      <FailureNotice failure={settling.failure} />
      <Notice
        tone={transfer.late ? 'warning' : 'info'}
        title={fill(t.transferWaits, { station: transfer.toStationName ?? '—' })}
        action={
          <Row>
            <PageLink to={`/cases/transfers/${transfer.id}`}>{t.look}</PageLink>
            {transfer.abilities.withdraw && (
              <Button loading={settling.sending} onClick={() => void settling.withdraw()}>
                {t.transferWithdraw}
              </Button>
            )}
          </Row>
        }
      >
        {fill(transfer.late ? t.transferLateBy : t.transferUntil, { day })}
      </Notice>
    </>
  )
}

const tones: Record<ShownTransfer['state'], Tone> = {
  asked: 'warning',
  accepted: 'good',
  returned: 'danger',
  withdrawn: 'plain',
}

export function TransferMarks({ transfer }: { transfer: ShownTransfer }) {
  const t = useTexts(transferTexts)
  const states = { asked: t.asked, accepted: t.accepted, returned: t.sentBack, withdrawn: t.withdrawn }
  const { state, urgency } = transfer
  return (
    <Tags>
      <Tag tone={tones[state]}>{states[state]}</Tag>
      {transfer.late && <Tag tone="danger">{t.late}</Tag>}
      {urgency !== 'ordinary' && <Tag tone={urgency === 'urgent' ? 'danger' : 'warning'}>{t[urgency]}</Tag>}
    </Tags>
  )
}

/** Cases that other stations ask one's own to take over, or that one's own asked of others. */
export function TransferTable({ way }: { way: 'in' | 'out' }) {
  const t = useTexts(transferTexts)
  return (
    <DataTable
      label={way === 'in' ? t.transfersIn : t.transfersOut}
      list={useList(transferList(way))}
      columns={useColumns(way)}
      rowKey={(row) => row.id}
      empty={<Empty title={t.noTransfers} hint={way === 'in' ? t.noTransfersHint : t.noneOutHint} />}
    />
  )
}

function useColumns(way: 'in' | 'out'): readonly Column<ShownTransfer>[] {
  const t = useTexts(transferTexts)
  const cases = useTexts(caseworkTexts)
  const words = useCaseWords()
  const show = useFormat()
  return [
    {
      key: 'number',
      title: cases.number,
      onCard: 'title',
      cell: (row) => (
        <PageLink to={`/cases/transfers/${row.id}`}>
          <span className="number" style={{ whiteSpace: 'nowrap' }}>
            {row.number}
          </span>
        </PageLink>
      ),
    },
    { key: 'client', title: cases.client, cell: (row) => row.clientName ?? cases.someone },
    {
      key: 'state',
      title: cases.state,
      onCard: 'bare',
      cell: (row) => <TransferMarks transfer={row} />,
    },
    { key: 'kind', title: cases.kind, extra: true, cell: (row) => words.kind(row.kind) },
    way === 'in'
      ? { key: 'from', title: t.from, cell: (row) => row.fromStationName ?? '—' }
      : { key: 'to', title: t.to, cell: (row) => row.toStationName ?? '—' },
    {
      key: 'reason',
      title: t.transferReason,
      cell: (row) => <span className={css.reason}>{row.reason ?? '—'}</span>,
    },
    { key: 'askedOn', title: t.askedOn, extra: true, cell: (row) => show.day(row.askedOn) },
    {
      key: 'dueOn',
      title: t.answerBy,
      cell: (row) => {
        if (row.state !== 'asked' && row.settledOn)
          return fill(row.state === 'withdrawn' ? t.withdrawnOn : t.answeredOn, {
            day: show.day(row.settledOn),
          })
        return row.dueAt ? show.instant(row.dueAt) : show.day(row.dueOn)
      },
    },
  ]
}
