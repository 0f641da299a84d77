import { Button } from 'antd'
import type { ReactNode } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import type { List } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { Opening } from './emergency-queries.ts'
import { emergencyTexts } from './emergency-texts.ts'

const tones = { open: 'warning', justified: 'good', 'not-justified': 'danger' } as const

/** Emergency openings: one's own, or those to review. */
export function EmergencyTable(props: {
  label: string
  list: List<Opening>
  above?: ReactNode
  /** Given where the reader may review. */
  review?: (opening: Opening) => void
}) {
  const { label, list, above, review } = props
  const t = useTexts(emergencyTexts)
  const show = useFormat()
  const words = { open: t.waiting, justified: t.justified, 'not-justified': t.notJustified }
  return (
    <DataTable
      label={label}
      list={list}
      rowKey={(row) => row.id}
      empty={<Empty title={t.none} />}
      above={above}
      columns={[
        { key: 'file', title: t.fileNumber, onCard: 'title', cell: (row) => row.fileNumber },
        { key: 'who', title: t.who, cell: (row) => row.accountName },
        { key: 'at', title: t.at, cell: (row) => show.instant(row.at) },
        { key: 'reason', title: t.reason, prose: true, cell: (row) => row.reason },
        {
          key: 'state',
          title: t.state,
          prose: true,
          cell: (row) => (
            <>
              <Tag tone={tones[row.state]}>{words[row.state]}</Tag>
              {row.reviewedAt && (
                <div className="soft">
                  {fill(t.reviewedBy, {
                    name: row.reviewedByName ?? '',
                    time: show.instant(row.reviewedAt),
                  })}
                  {row.reviewNote && <div>{row.reviewNote}</div>}
                </div>
              )}
            </>
          ),
        },
        ...(review
          ? [
              {
                key: 'review',
                title: t.review,
                quietTitle: true,
                onCard: 'bare' as const,
                cell: (row: Opening) =>
                  row.state === 'open' && (
                    <Button size="small" onClick={() => review(row)}>
                      {t.review}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
