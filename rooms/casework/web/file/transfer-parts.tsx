import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { DivisionName } from '../../../regions/web/index.ts'
import type { CaseFile } from '../queries.ts'
import { renewedByCases } from '../queries.ts'
import { caseworkTexts } from '../texts.ts'
import { useCaseWords } from '../words.ts'
import { type CaseFileAnswer, caseFileApi, type ShownTransfer, transferList } from './queries.ts'
import { fileTexts } from './texts.ts'

/** Asks another station to take the case over. */
export function AskTransferDialog({ one, close }: { one: CaseFile; close: () => void }) {
  const t = useTexts(fileTexts)
  const tell = useToast()
  const form = useForm({
    initial: { station: null as Found<string> | null, reason: '' },
    required: ['station', 'reason'],
    send: (values, id) =>
      caseFileApi.post('/api/cases/:id/transfers', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          station: values.station?.value ?? '',
          reason: values.reason.trim(),
        },
      }),
    renews: [...renewedByCases],
    done: () => {
      tell(t.transferSent)
      close()
    },
  })
  return (
    <Dialog title={t.transferAsk} close={close}>
      <Form form={form} labels={{ station: t.transferTo, reason: t.transferReason }}>
        <p className="soft">{t.transferHint}</p>
        <PickerField
          label={t.transferTo}
          placeholder={t.transferFind}
          searchKey={['casework', 'stations', one.id]}
          search={async (text, signal) => {
            const query = { text }
            const { items } = await caseFileApi.get('/api/cases/:id/stations', {
              params: { id: one.id },
              query,
              signal,
            })
            return items.map(({ id, name, division }) => ({
              value: id,
              label: name,
              detail: <DivisionName code={division} />,
            }))
          }}
          fewest={0}
          {...form.field('station')}
        />
        <LongTextField label={t.transferReason} maxLength={500} rows={2} {...form.field('reason')} />
        <FormButtons form={form} submit={t.transferAsk} />
      </Form>
    </Dialog>
  )
}

function useSettling(transfer: ShownTransfer, done: (state: 'accepted' | 'returned' | 'withdrawn') => void) {
  const t = useTexts(fileTexts)
  const confirm = useConfirm()
  const command = useCommand({
    send: (act: { do: 'accept' } | { do: 'return' | 'withdraw'; reason: string }, id) => {
      const params = { id: transfer.id }
      if (act.do === 'accept')
        return caseFileApi.post('/api/cases/transfers/:id/acceptance', { params, body: { id } })
      const body = { id, reason: act.reason }
      return act.do === 'return'
        ? caseFileApi.post('/api/cases/transfers/:id/return', { params, body })
        : caseFileApi.post('/api/cases/transfers/:id/withdrawal', { params, body })
    },
    renews: [...renewedByCases],
    done: (_, act) => done(act.do === 'accept' ? 'accepted' : act.do === 'return' ? 'returned' : 'withdrawn'),
  })
  const accept = async () => {
    const yes = await confirm({ title: t.acceptTitle, body: t.acceptHint, action: t.accept })
    if (yes) await command.run({ do: 'accept' })
  }
  const withReason = async (act: 'return' | 'withdraw', title: string) => {
    const yes = await confirm({ title, action: title, reason: 'required' })
    if (yes) await command.run({ do: act, reason: yes.reason })
  }
  return { accept, withReason, sending: command.sending, failure: command.failure }
}

/** On the page of a case: that it waits to be accepted elsewhere, or was returned. */
export function TransferNotice({ file }: { file: CaseFileAnswer }) {
  const last = file.transfers.at(-1)
  if (last?.state === 'asked') return <Waiting transfer={last} />
  return last?.state === 'returned' ? <Returned transfer={last} /> : null
}

function Returned({ transfer }: { transfer: ShownTransfer }) {
  const t = useTexts(fileTexts)
  return <Notice tone="warning">{fill(t.transferReturned, { answer: transfer.answer ?? '—' })}</Notice>
}

function Waiting({ transfer }: { transfer: ShownTransfer }) {
  const t = useTexts(fileTexts)
  const tell = useToast()
  const settling = useSettling(transfer, () => tell(t.transferWithdrawn))
  return (
    <>
      <FailureNotice failure={settling.failure} />
      <Notice
        action={
          transfer.abilities.withdraw && (
            <Button
              loading={settling.sending}
              onClick={() => void settling.withReason('withdraw', t.transferWithdraw)}
            >
              {t.transferWithdraw}
            </Button>
          )
        }
      >
        {t.transferWaits} {transfer.toStationName ?? '—'}
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

/** Cases that other stations ask one's own to take over, or that one's own asked of others. */
export function TransferTable({ way }: { way: 'in' | 'out' }) {
  const t = useTexts(fileTexts)
  return (
    <DataTable
      label={way === 'in' ? t.transfersIn : t.transfersOut}
      list={useList(transferList(way))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      empty={<Empty title={t.noTransfers} hint={t.noTransfersHint} />}
    />
  )
}

function useColumns(): readonly Column<ShownTransfer>[] {
  const t = useTexts(fileTexts)
  const cases = useTexts(caseworkTexts)
  const words = useCaseWords()
  const show = useFormat()
  const states = { asked: t.asked, accepted: t.accepted, returned: t.sentBack, withdrawn: t.withdrawn }
  return [
    {
      key: 'number',
      title: cases.number,
      onCard: 'title',
      cell: (row) => <span className="number">{row.number}</span>,
    },
    { key: 'client', title: cases.client, cell: (row) => row.clientName ?? cases.someone },
    {
      key: 'state',
      title: cases.state,
      onCard: 'bare',
      cell: (row) => <Tag tone={tones[row.state]}>{states[row.state]}</Tag>,
    },
    { key: 'kind', title: cases.kind, cell: (row) => words.kind(row.kind) },
    {
      key: 'from',
      title: t.from,
      cell: (row) => row.fromStationName ?? '—',
    },
    {
      key: 'to',
      title: t.to,
      cell: (row) => row.toStationName ?? '—',
    },
    { key: 'reason', title: t.transferReason, prose: true, cell: (row) => row.reason ?? '—' },
    { key: 'askedOn', title: t.askedOn, cell: (row) => show.day(row.askedOn) },
    { key: 'acts', title: '', quietTitle: true, cell: (row) => <Acts transfer={row} /> },
  ]
}

function Acts({ transfer }: { transfer: ShownTransfer }) {
  const t = useTexts(fileTexts)
  const tell = useToast()
  const go = useGo()
  const settling = useSettling(transfer, (state) => {
    if (state === 'accepted') go(`/cases/${transfer.case}`)
    tell(state === 'accepted' ? t.accepted : state === 'returned' ? t.sentBack : t.transferWithdrawn)
  })
  const { accept, withdraw } = transfer.abilities
  return (
    <Row>
      <FailureNotice failure={settling.failure} />
      {accept && (
        <Button type="primary" loading={settling.sending} onClick={() => void settling.accept()}>
          {t.accept}
        </Button>
      )}
      {accept && (
        <Button loading={settling.sending} onClick={() => void settling.withReason('return', t.sendBack)}>
          {t.sendBack}
        </Button>
      )}
      {withdraw && !accept && (
        <Button
          loading={settling.sending}
          onClick={() => void settling.withReason('withdraw', t.transferWithdraw)}
        >
          {t.transferWithdraw}
        </Button>
      )}
    </Row>
  )
}
