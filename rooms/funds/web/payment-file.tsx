import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { entryKinds, paymentKinds } from '../domain/kinds.ts'
import { yuan } from './money.ts'
import { PaymentStateTags } from './payment-table.tsx'
import { paymentsTexts } from './payments-texts.ts'
import { type EntryRow, fundsApi, type PaymentFile } from './queries.ts'
import { RecoveryRows } from './recovery-table.tsx'

type Purpose = 'check' | 'correct' | 'audit'

/** One payment: to whom, out of what, on which account, and all that happened to it. */
export function PaymentFacts({
  payment,
  elsewhere,
}: {
  payment: PaymentFile
  /** Where the record that asked for it is shown, in a room above. */
  elsewhere: (source: PaymentFile['source']) => string | null
}) {
  const p = useTexts(paymentsTexts)
  const say = useSay()
  const show = useFormat()
  const record = elsewhere(payment.source)
  const payee =
    payment.payeeKind === 'organisation' ? (
      <PageLink key="payee" to={`/organisations/${payment.payee}`}>
        {payment.payeeName}
      </PageLink>
    ) : (
      payment.payeeName
    )
  return (
    <Stack>
      {payment.sharedWith.length > 0 && (
        <Notice tone="warning">{fill(p.sharedWith, { names: show.words(payment.sharedWith) })}</Notice>
      )}
      <Section title={p.basics}>
        <Facts
          items={[
            [p.state, <PaymentStateTags key="state" row={payment} />],
            [p.payee, payee],
            [p.amount, yuan(payment.amount)],
            [p.kind, say(paymentKinds[payment.kind])],
            [p.summary, payment.summary],
            [
              p.budget,
              <PageLink key="budget" to={`/budgets/${payment.budget}`}>
                {payment.budgetTitle}
              </PageLink>,
            ],
            record
              ? [
                  p.behind,
                  <PageLink key="behind" to={record}>
                    {payment.summary}
                  </PageLink>,
                ]
              : null,
            payment.commitmentOf ? [p.commitment, payment.commitmentOf.title] : null,
            [p.dueOn, show.day(payment.dueOn)],
            payment.paidOn ? [p.paidOn, show.day(payment.paidOn)] : null,
            payment.failure ? [p.failure, payment.failure] : null,
            payment.run
              ? [
                  p.run,
                  <PageLink key="run" to={`/payment-runs/${payment.run}`}>
                    {p.run}
                  </PageLink>,
                ]
              : null,
          ]}
        />
      </Section>
      <Accounts payment={payment} />
      {payment.recoveries.length > 0 && (
        <Section title={p.recoveriesOf} flush>
          <RecoveryRows label={p.recoveriesOf} list={listOf(payment.recoveries)} />
        </Section>
      )}
      <Section title={p.entries} flush>
        <EntryRows entries={payment.entries} />
      </Section>
    </Stack>
  )
}

function Accounts({ payment }: { payment: PaymentFile }) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const purposes: readonly { value: Purpose; label: string }[] = [
    { value: 'check', label: p.purposeCheck },
    { value: 'correct', label: p.purposeCorrect },
    { value: 'audit', label: p.purposeAudit },
  ]
  const reveal = (id: string) => async (purpose: string) => {
    const body = { purpose: purpose as Purpose }
    return (await fundsApi.post('/api/funds/payee-accounts/:id/number', { params: { id }, body })).number
  }
  return (
    <Section title={p.accounts} flush>
      <DataTable
        label={p.accounts}
        list={listOf(payment.accounts)}
        rowKey={(one) => one.id}
        empty={<Empty title={p.noAccount} />}
        columns={[
          { key: 'holder', title: p.holder, onCard: 'title', cell: (one) => one.holder },
          {
            key: 'number',
            title: p.number,
            cell: (one) => (
              <MaskedValue
                name={p.number}
                masked={one.number}
                may={payment.abilities.prepare}
                purposes={purposes}
                reveal={reveal(one.id)}
              />
            ),
          },
          { key: 'bank', title: p.bank, cell: (one) => one.bank },
          { key: 'from', title: p.accountFrom, cell: (one) => show.day(one.fromOn) },
          { key: 'why', title: p.heldForReason, prose: true, cell: (one) => one.heldForReason ?? '—' },
          {
            key: 'state',
            title: p.state,
            cell: (one) =>
              one.endedOn === null ? (
                <Tag tone="good">{p.current}</Tag>
              ) : (
                <Tag>{`${p.ended} ${show.day(one.endedOn)}`}</Tag>
              ),
          },
        ]}
      />
    </Section>
  )
}

/** What happened to the money, in the order in which it was booked. */
export function EntryRows({ entries }: { entries: readonly EntryRow[] }) {
  const p = useTexts(paymentsTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <DataTable
      label={p.entries}
      list={listOf(entries)}
      rowKey={(one) => one.id}
      to={(one) => `/ledger/${one.id}`}
      columns={[
        { key: 'what', title: p.what, onCard: 'title', cell: (one) => say(entryKinds[one.kind]) },
        { key: 'day', title: p.day, cell: (one) => show.day(one.onDay) },
        { key: 'amount', title: p.amount, align: 'end', cell: (one) => yuan(one.amount) },
        { key: 'reason', title: p.reason, prose: true, cell: (one) => one.reason ?? '—' },
        { key: 'by', title: p.by, cell: (one) => one.recordedName },
      ]}
    />
  )
}
