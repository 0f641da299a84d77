import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { DivisionName } from '../../regions/web/index.ts'
import { fundSources } from '../domain/kinds.ts'
import { yuan } from './money.ts'
import type { PoolFile } from './queries.ts'
import { fundsTexts } from './texts.ts'

/** One pool: what it is, what came in, what is free. */
export function PoolFacts({ pool }: { pool: PoolFile }) {
  const t = useTexts(fundsTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Stack>
      <Section title={t.basics}>
        <Facts
          items={[
            [t.source, say(fundSources[pool.source])],
            [t.year, fill(t.yearOf, { year: pool.year })],
            [t.division, <DivisionName key="division" code={pool.division} />],
            pool.hostName ? [t.host, pool.hostName] : null,
            [t.received, `${yuan(pool.received)} ${t.yuan}`],
            [t.free, `${yuan(pool.free)} ${t.yuan}`],
            pool.note ? [t.note, pool.note] : null,
            [
              t.ledger,
              <PageLink key="ledger" to="/ledger" query={{ pool: pool.id }}>
                {t.inLedger}
              </PageLink>,
            ],
          ]}
        />
      </Section>
      <Section title={t.receipts} flush>
        <DataTable
          label={t.receipts}
          list={listOf(pool.receipts)}
          rowKey={(one) => one.id}
          empty={<Empty title={t.noReceipts} />}
          columns={[
            { key: 'on', title: t.receivedOn, onCard: 'title', cell: (one) => show.day(one.receivedOn) },
            { key: 'amount', title: t.amount, align: 'end', cell: (one) => yuan(one.amount) },
            {
              key: 'transfer',
              title: t.transfer,
              align: 'end',
              cell: (one) => (one.transfer === null ? '—' : yuan(one.transfer)),
            },
            { key: 'document', title: t.document, cell: (one) => one.document ?? '—' },
            { key: 'by', title: t.recordedBy, cell: (one) => one.recordedName },
            {
              key: 'state',
              title: t.reversed,
              quietTitle: true,
              cell: (one) => (one.standing ? null : <Tag tone="warning">{t.reversedTag}</Tag>),
            },
          ]}
        />
      </Section>
    </Stack>
  )
}
