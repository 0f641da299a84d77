import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Id } from '../../../../kernel/id.ts'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { useLanguage, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { yuan } from '../../../funds/web/index.ts'
import { ItemStateTag } from './item-table.tsx'
import { ownAwardQuery, payingApi } from './queries.ts'
import { payingTexts } from './texts.ts'

/** On the page of one's own application: what was paid, and the letter of award. */
export function OwnAward({ application }: { application: Id }) {
  const t = useTexts(payingTexts)
  const show = useFormat()
  const { language } = useLanguage()
  const letter = useDownload(() =>
    payingApi.file('/api/applications/mine/:id/award/file', {
      params: { id: application },
      query: { as: 'pdf', language },
    }),
  )
  const { data } = useQuery(ownAwardQuery(application))
  if (!data || (data.items.length === 0 && !data.letter)) return null
  return (
    <Section title={t.money} flush>
      <FailureNotice failure={letter.failure} />
      <DataTable
        label={t.money}
        list={listOf(data.items)}
        rowKey={(item) => `${item.period} ${item.amount} ${item.paidOn}`}
        empty={<Empty title={t.noMoneyYet} />}
        above={
          data.letter && (
            <Row>
              <span>{`${t.letter} ${data.letter.number} · ${show.day(data.letter.givenOn)}`}</span>
              <Button size="small" loading={letter.running} onClick={letter.run}>
                {t.pdf}
              </Button>
            </Row>
          )
        }
        columns={[
          { key: 'amount', title: t.amount, onCard: 'title', cell: (item) => yuan(item.amount) },
          {
            key: 'period',
            title: t.period,
            cell: (item) => (/^\d{4}/.test(item.period) ? show.periodOf(item.period) : '—'),
          },
          { key: 'state', title: t.state, cell: (item) => <ItemStateTag state={item.state} /> },
          {
            key: 'paidOn',
            title: t.paidOn,
            cell: (item) => (item.paidOn ? show.day(item.paidOn) : '—'),
          },
        ]}
      />
    </Section>
  )
}
