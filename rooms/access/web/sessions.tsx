import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { deviceOf } from './device.ts'
import { api, sessionsQuery } from './queries.ts'
import { ownTexts } from './texts.ts'

/** Where one is signed in, each of which can be ended: a lost phone, a computer in the village office. */
export function Sessions() {
  const t = useTexts(ownTexts)
  const show = useFormat()
  const tell = useToast()
  const query = useQuery(sessionsQuery)
  const renews = [sessionsQuery.queryKey]
  const end = useCommand({
    send: (session: string) => api.delete('/api/me/sessions/:session', { params: { session } }),
    renews,
    done: () => tell(t.sessionEnded),
  })
  const endOthers = useCommand({
    send: (_: null) => api.delete('/api/me/sessions'),
    renews,
    done: () => tell(t.sessionEnded),
  })
  return (
    <Loaded query={query}>
      {({ items }) => (
        <DataTable
          label={t.sessions}
          list={listOf(items)}
          rowKey={(row) => row.id}
          above={
            <Row>
              <FailureNotice failure={end.failure ?? endOthers.failure} />
              {items.length > 1 && (
                <Button loading={endOthers.sending} onClick={() => void endOthers.run(null)}>
                  {t.endOthers}
                </Button>
              )}
            </Row>
          }
          columns={[
            {
              key: 'device',
              title: t.device,
              onCard: 'title',
              cell: (row) => (
                <>
                  {deviceOf(row.agent) ?? t.unknownDevice}{' '}
                  {row.current && <Tag tone="good">{t.thisSession}</Tag>}
                </>
              ),
            },
            { key: 'address', title: t.address, cell: (row) => row.address, onCard: 'line' },
            { key: 'since', title: t.since, cell: (row) => show.instant(row.createdAt) },
            { key: 'seen', title: t.lastSeen, cell: (row) => show.instant(row.seenAt) },
            {
              key: 'end',
              title: t.endSession,
              quietTitle: true,
              align: 'end',
              onCard: 'bare',
              cell: (row) =>
                row.current ? null : (
                  <Button size="small" onClick={() => void end.run(row.id)}>
                    {t.endSession}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
