import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { accountKinds, entryKinds } from '../domain/kinds.ts'
import { Reversed, reasonOf } from './ledger-table.tsx'
import { yuan } from './money.ts'
import type { EntryFile } from './queries.ts'
import { fundsTexts } from './texts.ts'

/** Where the record behind an entry is shown; `elsewhere` knows the pages of rooms above. */
function recordOf(
  entry: EntryFile,
  elsewhere: (source: EntryFile['source']) => string | null,
): string | null {
  if (entry.source.room !== 'funds') return elsewhere(entry.source)
  const line = entry.lines.find(({ payment, recovery }) => payment ?? recovery)
  if (line?.recovery) return `/recoveries/${line.recovery}`
  if (entry.kind === 'handed' || entry.kind === 'paid' || entry.kind === 'failed')
    return `/payment-runs/${entry.source.id}`
  if (line?.payment) return `/payments/${line.payment}`
  if (entry.budget) return `/budgets/${entry.budget}`
  const pool = entry.lines[0]?.pool
  return pool ? `/pools/${pool}` : null
}

/** One entry with its lines, its correction and the way to the record behind it. */
export function EntryFacts({
  entry,
  elsewhere,
}: {
  entry: EntryFile
  elsewhere: (source: EntryFile['source']) => string | null
}) {
  const t = useTexts(fundsTexts)
  const say = useSay()
  const show = useFormat()
  const record = recordOf(entry, elsewhere)
  const link = (to: string, words: string) => (
    <PageLink key={to} to={to}>
      {words}
    </PageLink>
  )
  return (
    <Stack>
      <Section title={t.basics}>
        <Facts
          items={[
            [t.what, say(entryKinds[entry.kind])],
            [t.day, show.day(entry.onDay)],
            [t.amount, `${yuan(entry.amount)} ${t.yuan}`],
            entry.title ? [t.title, entry.title] : null,
            entry.reason ? [t.reason, say(reasonOf(entry))] : null,
            [t.recordedBy, `${entry.recordedName} · ${show.instant(entry.recordedAt)}`],
            record ? [t.record, link(record, t.toRecord)] : null,
            entry.reverses ? [t.reverses, link(`/ledger/${entry.reverses}`, t.entry)] : null,
            entry.reversedBy ? [t.reversedBy, link(`/ledger/${entry.reversedBy}`, t.entry)] : null,
            entry.reversedBy ? [t.reversed, <Reversed key="reversed" row={entry} />] : null,
          ]}
        />
      </Section>
      <Section title={t.lines} flush>
        <DataTable
          label={t.lines}
          list={listOf(entry.lines.map((line, at) => ({ ...line, at })))}
          rowKey={(line) => String(line.at)}
          total={(key) => {
            if (key === 'account') return t.total
            const sum = (sign: 1 | -1) =>
              yuan(entry.lines.reduce((all, { amount }) => all + Math.max(0, amount * sign), 0))
            return key === 'in' ? sum(1) : key === 'out' ? sum(-1) : null
          }}
          columns={[
            {
              key: 'account',
              title: t.account,
              onCard: 'title',
              cell: (line) => say(accountKinds[line.kind]),
            },
            { key: 'budget', title: t.ofBudget, prose: true, cell: (line) => line.budgetTitle ?? '—' },
            { key: 'pool', title: t.pool, prose: true, cell: (line) => line.poolTitle },
            {
              key: 'in',
              title: t.moneyIn,
              align: 'end',
              cell: (line) => (line.amount > 0 ? yuan(line.amount) : ''),
            },
            {
              key: 'out',
              title: t.moneyOut,
              align: 'end',
              cell: (line) => (line.amount < 0 ? yuan(-line.amount) : ''),
            },
          ]}
        />
      </Section>
    </Stack>
  )
}
