import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { CheckIcon, UndoIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { useMe } from '../../../../platform/web/me.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { handOverFields } from '../../../intake/index.ts'
import { tasksTexts } from '../../../intake/web/index.ts'
import { renewedByCases } from '../queries.ts'
import { caseworkTexts } from '../texts.ts'
import { useCaseWords } from '../words.ts'
import { caseTransferApi, type Transfer } from './queries.ts'
import { TransferMarks, useSettling } from './transfer-parts.tsx'
import { transferTexts } from './transfer-texts.ts'

/** One case on its way, as either station sees it: who asks whom, the note, the data, and what can be done. */
export function TransferView({ transfer }: { transfer: Transfer }) {
  const t = useTexts(transferTexts)
  const cases = useTexts(caseworkTexts)
  const words = useCaseWords()
  const show = useFormat()
  const { settledOn, settledByName } = transfer
  return (
    <Stack>
      <Section>
        <Stack>
          <Facts
            items={[
              [cases.state, <TransferMarks key="state" transfer={transfer} />],
              [cases.client, transfer.clientName ?? cases.someone],
              [cases.kind, `${words.kind(transfer.kind)} · ${words.problem(transfer.problem)}`],
              [t.from, transfer.fromStationName ?? '—'],
              [t.to, transfer.toStationName ?? '—'],
              [t.askedBy, `${transfer.askedByName} ${show.day(transfer.askedOn)}`],
              transfer.state === 'asked'
                ? [t.answerBy, transfer.dueAt ? show.instant(transfer.dueAt) : show.day(transfer.dueOn)]
                : null,
              settledOn ? [t.settled, `${show.day(settledOn)} ${settledByName ?? ''}`] : null,
              transfer.answer ? [t.answer, transfer.answer] : null,
            ]}
          />
          {transfer.consentEnded && (
            <Notice tone="warning">
              {transfer.abilities.withdraw ? t.consentEndedHere : t.consentEnded}
            </Notice>
          )}
          <Steps transfer={transfer} />
        </Stack>
      </Section>
      <Section title={t.note}>
        <Note transfer={transfer} />
      </Section>
    </Stack>
  )
}

type Item = readonly [name: string, value: ReactNode] | null

function Note({ transfer }: { transfer: Transfer }) {
  const t = useTexts(transferTexts)
  const tasks = useTexts(tasksTexts)
  const say = useSay()
  const { handOver: note, reason } = transfer
  if (reason === null) return <p className="soft">{t.noNote}</p>
  const items: readonly Item[] = [
    [t.transferReason, <Words key="reason" text={reason} />],
    ...(note
      ? [
          [t.summary, <Words key="summary" text={note.summary} />] as const,
          [t.next, <Words key="next" text={note.next} />] as const,
          note.risks ? ([t.risks, <Words key="risks" text={note.risks} />] as const) : null,
          note.papers ? ([t.papers, <Words key="papers" text={note.papers} />] as const) : null,
          note.fields.length === 0
            ? ([t.data, transfer.dataWithheld ? t.dataWithheld : t.noData] as const)
            : null,
          ...note.fields.map(
            ({ field, value }) => [say(handOverFields[field]), <Words key={field} text={value} />] as const,
          ),
          [
            tasks.legalBasis,
            <span key="basis">
              {say(note.legalBasis.title)}{' '}
              <span className="soft">
                《{note.legalBasis.law}》{note.legalBasis.article}
              </span>
            </span>,
          ] as const,
          note.basisNote
            ? ([tasks.basisNote, <Words key="basisNote" text={note.basisNote} />] as const)
            : null,
        ]
      : [[t.note, t.noNoteThen] as const]),
  ]
  return <Facts lines items={items} />
}

const Words = ({ text }: { text: string }) => <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span>

function Steps({ transfer }: { transfer: Transfer }) {
  const t = useTexts(transferTexts)
  const tell = useToast()
  const go = useGo()
  const [accepting, accept] = useState(false)
  const settling = useSettling(transfer, (state) =>
    tell(state === 'returned' ? t.sentBack : t.transferWithdrawn),
  )
  const { abilities } = transfer
  return (
    <>
      <FailureNotice failure={settling.failure} />
      <Row>
        {abilities.accept && !transfer.consentEnded && (
          <Button type="primary" icon={<CheckIcon aria-hidden />} onClick={() => accept(true)}>
            {t.accept}
          </Button>
        )}
        {abilities.accept && (
          <Button
            icon={<UndoIcon aria-hidden />}
            loading={settling.sending}
            onClick={() => void settling.giveBack()}
          >
            {t.sendBack}
          </Button>
        )}
        {abilities.withdraw && (
          <Button loading={settling.sending} onClick={() => void settling.withdraw()}>
            {t.transferWithdraw}
          </Button>
        )}
        {transfer.opens && <Button onClick={() => go(`/cases/${transfer.case}`)}>{t.openCase}</Button>}
      </Row>
      {accepting && <AcceptDialog transfer={transfer} close={() => accept(false)} />}
    </>
  )
}

/** Takes the case over, for oneself or for a colleague of the station. */
function AcceptDialog({ transfer, close }: { transfer: Transfer; close: () => void }) {
  const t = useTexts(transferTexts)
  const tell = useToast()
  const go = useGo()
  const me = useMe()
  const others = transfer.workers.filter(({ account }) => account !== me.account)
  const form = useForm({
    initial: { worker: me.account as string | null },
    required: ['worker'],
    plain: true,
    send: ({ worker }: { worker: string | null }, id) =>
      caseTransferApi.post('/api/cases/transfers/:id/acceptance', {
        params: { id: transfer.id },
        body: { id, ...(worker && worker !== me.account ? { worker } : {}) },
      }),
    renews: [...renewedByCases],
    done: () => {
      tell(t.accepted)
      go(`/cases/${transfer.case}`)
    },
  })
  return (
    <Dialog title={t.acceptTitle} close={close}>
      <Form form={form} labels={{ worker: t.takenBy }}>
        <p className="soft">{t.acceptedHint}</p>
        <SelectField
          label={t.takenBy}
          options={[
            { value: me.account, label: `${me.name} · ${t.me}` },
            ...others.map(({ account, name }) => ({ value: account, label: name })),
          ]}
          {...form.field('worker')}
        />
        <FormButtons form={form} submit={t.accept} />
      </Form>
    </Dialog>
  )
}
