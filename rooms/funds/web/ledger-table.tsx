import { useQuery } from '@tanstack/react-query'
import type { Words } from '../../../kernel/contract.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { listOf, useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type AccountKind, accountKinds, type EntryKind, entryKinds } from '../domain/kinds.ts'
import { yuan } from './money.ts'
import { type EntryRow, type LedgerQuestion, ledgerList, trialBalanceQuery } from './queries.ts'
import { fundsTexts } from './texts.ts'

type Query = Readonly<Record<string, string>>

/** What the address asks of the ledger: kind, account, year; a budget or pool that led here. */
export const questionOf = ({ kind, account, year, budget, pool }: Query): LedgerQuestion => ({
  ...(kind && kind in entryKinds ? { kind: kind as EntryKind } : {}),
  ...(account && account in accountKinds ? { account: account as AccountKind } : {}),
  ...(year && /^\d{4}$/.test(year) ? { from: `${year}-01-01`, to: `${year}-12-31` } : {}),
  ...(budget ? { budget } : {}),
  ...(pool ? { pool } : {}),
})

/** Entries of the ledger, the latest first. */
export function LedgerTable({
  asked,
  ask,
}: {
  asked: Query
  ask: (change: Record<string, string | null>) => void
}) {
  const t = useTexts(fundsTexts)
  const say = useSay()
  const show = useFormat()
  const kinds = useOptions(entryKinds)
  const accounts = useOptions(accountKinds)
  const thisYear = Number(today().slice(0, 4))
  const years = Array.from({ length: 6 }, (_, back) => String(thisYear - back))
  return (
    <DataTable
      label={t.ledger}
      list={useList(ledgerList(questionOf(asked)))}
      rowKey={(row) => row.id}
      to={(row) => `/ledger/${row.id}`}
      remember="ledger"
      empty={<Empty title={t.noEntries} />}
      above={
        <Row>
          <SelectLine
            label={t.year}
            blank={t.year}
            value={asked.year ?? null}
            change={(year) => ask({ year })}
            options={years.map((value) => ({ value, label: show.period(Number(value) * 100) }))}
          />
          <SelectLine
            label={t.what}
            blank={t.allKinds}
            value={(asked.kind as EntryKind | undefined) ?? null}
            change={(kind) => ask({ kind })}
            options={kinds}
          />
          <SelectLine
            label={t.account}
            blank={t.allAccounts}
            value={(asked.account as AccountKind | undefined) ?? null}
            change={(account) => ask({ account })}
            options={accounts}
          />
        </Row>
      }
      columns={[
        { key: 'what', title: t.what, onCard: 'title', cell: (row) => say(entryKinds[row.kind]) },
        { key: 'day', title: t.day, cell: (row) => show.day(row.onDay) },
        { key: 'title', title: t.title, prose: true, cell: (row) => row.title ?? '—' },
        { key: 'amount', title: t.amount, align: 'end', cell: (row) => yuan(row.amount) },
        {
          key: 'state',
          title: t.reversed,
          quietTitle: true,
          onCard: 'bare',
          cell: (row) => <Reversed row={row} />,
        },
        { key: 'reason', title: t.reason, prose: true, extra: true, cell: (row) => say(reasonOf(row)) },
        { key: 'by', title: t.recordedBy, cell: (row) => row.recordedName },
      ]}
    />
  )
}

/** Why money moved; what a person typed is the same in both languages. */
export const reasonOf = ({ reason, reasonEn }: Pick<EntryRow, 'reason' | 'reasonEn'>): Words => ({
  zh: reason ?? '—',
  en: reasonEn ?? reason ?? '—',
})

export function Reversed({ row }: { row: Pick<EntryRow, 'reversedBy'> }) {
  const t = useTexts(fundsTexts)
  return row.reversedBy ? <Tag tone="warning">{t.reversedTag}</Tag> : null
}

/** Balances by kind of account, and whether they are the sums of the lines. */
export function TrialBalance() {
  const t = useTexts(fundsTexts)
  const say = useSay()
  const { data } = useQuery(trialBalanceQuery)
  if (!data) return null
  return (
    <Section title={t.balance} flush>
      <DataTable
        label={t.balance}
        above={
          <Notice tone={data.balanced ? 'good' : 'danger'}>
            {data.balanced ? t.balanced : t.notBalanced}
          </Notice>
        }
        list={listOf(data.accounts)}
        rowKey={(row) => row.kind}
        columns={[
          { key: 'account', title: t.account, onCard: 'title', cell: (row) => say(accountKinds[row.kind]) },
          { key: 'balance', title: t.balanceOf, align: 'end', cell: (row) => yuan(row.balance) },
        ]}
      />
    </Section>
  )
}
