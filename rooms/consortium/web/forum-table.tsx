import { DataTable } from '../../../platform/web/data-table.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { forumTexts } from './forum-texts.ts'
import { forumList } from './queries.ts'

/** Forums, the latest first. */
export function ForumTable() {
  const t = useTexts(forumTexts)
  const show = useFormat()
  return (
    <DataTable
      label={t.forums}
      list={useList(forumList)}
      rowKey={(row) => row.id}
      to={(row) => `/forums/${row.id}`}
      empty={<Empty title={t.noForums} hint={t.noForumsHint} />}
      columns={[
        { key: 'title', title: t.title, onCard: 'title', prose: true, cell: (row) => row.title },
        { key: 'day', title: t.heldOn, cell: (row) => show.day(row.heldOn) },
        { key: 'division', title: t.division, cell: (row) => row.divisionName },
        { key: 'talks', title: t.talks, align: 'end', cell: (row) => formatNumber(row.talks) },
        { key: 'theme', title: t.theme, prose: true, cell: (row) => row.theme ?? '—' },
      ]}
    />
  )
}
