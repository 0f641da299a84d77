import { Button } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { yuan } from './money.ts'
import { EntryRows } from './payment-file.tsx'
import { paymentsTexts } from './payments-texts.ts'
import { fundsApi, type RecoveryFile, renewed } from './queries.ts'
import { RecoveryStateTag } from './recovery-table.tsx'

/** One recovery: what was ordered back, what came in, what was written off and by whose word. */
export function RecoveryFacts({ recovery }: { recovery: RecoveryFile }) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  return (
    <Stack>
      <Section title={p.basics}>
        <Stack>
          <ProgressBar share={recovery.received / recovery.amount} label={p.receivedBack} />
          <Facts
            items={[
              [p.state, <RecoveryStateTag key="state" row={recovery} />],
              [p.payee, recovery.payeeName],
              [p.ordered, yuan(recovery.amount)],
              [p.receivedBack, yuan(recovery.received)],
              recovery.writtenOff > 0 ? [p.writtenOff, yuan(recovery.writtenOff)] : null,
              [p.outstanding, yuan(recovery.outstanding)],
              [p.reason, recovery.reason],
              [p.orderedOn, `${show.day(recovery.orderedOn)} · ${recovery.recordedName}`],
              [p.recoveryDue, show.day(recovery.dueOn)],
              recovery.paymentOf
                ? [
                    p.payment,
                    <PageLink key="payment" to={`/payments/${recovery.payment}`}>
                      {`${recovery.paymentOf.summary} · ${yuan(recovery.paymentOf.amount)}`}
                    </PageLink>,
                  ]
                : null,
            ]}
          />
        </Stack>
      </Section>
      {recovery.writeOffs.length > 0 && <WriteOffs recovery={recovery} />}
      <Section title={p.entries} flush>
        <EntryRows entries={recovery.entries} />
      </Section>
    </Stack>
  )
}

type WriteOff = RecoveryFile['writeOffs'][number]

const tones: Readonly<Record<WriteOff['state'], Tone>> = {
  proposed: 'warning',
  approved: 'good',
  declined: 'plain',
}

function WriteOffs({ recovery }: { recovery: RecoveryFile }) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const tell = useToast()
  const [acting, act] = useState<string | null>(null)
  const decision = useCommand({
    send: ({ writeOff, approve }: { writeOff: string; approve: boolean }, id) =>
      fundsApi.post('/api/funds/recoveries/:id/write-offs/:writeOff/decision', {
        params: { id: recovery.id, writeOff },
        body: { id, approve },
      }),
    renews: renewed,
    done: () => tell(p.decided),
  })
  const decide = (writeOff: string, approve: boolean) => {
    act(writeOff)
    void decision.run({ writeOff, approve })
  }
  const words: Readonly<Record<WriteOff['state'], string>> = {
    proposed: p.writeOffWaits,
    approved: p.writeOffApproved,
    declined: p.writeOffDeclined,
  }
  return (
    <Section title={p.writeOffs} flush>
      <FailureNotice failure={decision.failure} />
      <DataTable
        label={p.writeOffs}
        list={listOf(recovery.writeOffs)}
        rowKey={(one) => one.id}
        columns={[
          { key: 'amount', title: p.amount, align: 'end', onCard: 'title', cell: (one) => yuan(one.amount) },
          { key: 'reason', title: p.reason, prose: true, cell: (one) => one.reason },
          {
            key: 'proposed',
            title: p.proposedBy,
            cell: (one) => `${one.proposedName} · ${show.instant(one.proposedAt)}`,
          },
          {
            key: 'state',
            title: p.state,
            cell: (one) => <Tag tone={tones[one.state]}>{words[one.state]}</Tag>,
          },
          { key: 'decided', title: p.decidedBy, cell: (one) => one.decidedName ?? '—' },
          {
            key: 'acts',
            title: p.what,
            quietTitle: true,
            onCard: 'bare',
            cell: (one) =>
              one.state === 'proposed' && recovery.abilities.approve ? (
                <Row>
                  {!one.own && (
                    <Button
                      size="small"
                      type="primary"
                      loading={decision.sending && acting === one.id}
                      onClick={() => decide(one.id, true)}
                    >
                      {p.approveWriteOff}
                    </Button>
                  )}
                  <Button size="small" onClick={() => decide(one.id, false)}>
                    {one.own ? p.takeBackWriteOff : p.declineWriteOff}
                  </Button>
                </Row>
              ) : null,
          },
        ]}
      />
    </Section>
  )
}
